// The sentence that says how a unit got its points comes to the points.
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "support/sum_text.hpp"
#include "usual_arguments.hpp"

using namespace assess;

namespace {

/// Inputs from -10 to 110, so that all ends are met; of a condition 0 or 1.
std::vector<double> inputs_of(const FormInfo& info, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<double> inputs(60);
  for (double& x : inputs)
    x = info.slots[0].kind == SlotKind::condition ? static_cast<double>(random() % 2)
                                                  : static_cast<double>(random() % 121) - 10;
  return inputs;
}

void check_sums(const Form& form, const FormArguments& arguments, std::size_t units) {
  std::vector<double> points(units);
  score(form, arguments, points);
  for (std::size_t u = 0; u < units; ++u) {
    const auto made = working(form, arguments, units, u);
    CAPTURE(info(form).keyword, u, arguments.slots[0][u]);
    REQUIRE(made.has_value() != std::isnan(points[u]));
    if (!made) continue;
    CAPTURE(made->before.en, made->sum, points[u]);
    REQUIRE(SumText(made->sum).value() == Approx(points[u]).margin(0.005));
    REQUIRE_FALSE(made->before.en.empty());
    REQUIRE_FALSE(made->before.zh.empty());
    REQUIRE(made->before.en.find('{') == std::string::npos);
    REQUIRE(made->before.zh.find('{') == std::string::npos);
  }
}

std::string sentence(const Form& form, std::vector<double> slots, Scale scale) {
  FormArguments arguments;
  for (const double slot : slots) arguments.slots.emplace_back(slot);
  arguments.scale = scale;
  const auto made = working(form, arguments, 1, 0);
  return made ? made->before.en + ": " + made->sum : "";
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("the sum in words is the score", "[forms]", Form) {
  const Form form = TestType{};
  const unsigned seed = GENERATE(1u, 2u, 3u);
  for (const Scale scale : {Scale{0, 10}, Scale{1, 100}})
    for (const bool lower : {false, true}) {
      if (lower && !TestType::info.compares) continue;
      UsualArguments usual(form, inputs_of(TestType::info, seed));
      usual.arguments.scale = scale;
      usual.arguments.lower = lower;
      check_sums(form, usual.arguments, 60);
    }
}

TEMPLATE_LIST_TEST_CASE("units that are all equal or alone have a sentence, too", "[forms]", Form) {
  const Form form = TestType{};
  for (const std::size_t units : {std::size_t{1}, std::size_t{3}}) {
    UsualArguments usual(form, std::vector<double>(units, 1.0));
    check_sums(form, usual.arguments, units);
  }
}

TEST_CASE("sentences as people read them", "[forms]") {
  CHECK(sentence(Shortfall{}, {3, 4}, {0, 5}) == "3 of 4, 1 short: 5 − 5 ÷ 4 × 1");
  CHECK(sentence(Ratio{}, {18, 20, 0.5, 0.95, 0}, {0, 6}) ==
        "18 ÷ 20 = 90%, from 50% (0) to 95% (6): 6 × (18 ÷ 20 − 50%) ÷ (95% − 50%)");
  CHECK(sentence(Ratio{}, {7, 9, 0, 1, 0}, {0, 4}) ==
        "7 ÷ 9 = 77.7778%, from 0% (0) to 100% (4): 4 × 7 ÷ 9");
  CHECK(sentence(Ratio{}, {0, 0, 0, 1, 0}, {0, 4}).empty());
  CHECK(sentence(Deduct{}, {1.6}, {0, 8}) == "1.6 lost: 8 − 1.6");
  CHECK(sentence(Deduct{}, {9.4}, {0, 8}) == "9.4 lost of 8, not below 0: 0");
  CHECK(sentence(Fixed{}, {1}, {0, 3}) == "the condition holds: 3");
  CHECK(sentence(Goalposts{}, {60, 80, 30}, {0, 10}) ==
        "60, from 80 (0) to 30 (all): 10 × (80 − 60) ÷ (80 − 30)");
}
