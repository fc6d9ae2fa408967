// What every form keeps; a new one is tested as soon as it is listed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

#include "base/processor.hpp"
#include "usual_arguments.hpp"

using namespace assess;

namespace {

/// Inputs from 0 to 100, of a condition 0 or 1.
std::vector<double> random_inputs(const FormInfo& info, std::size_t units, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<double> inputs(units);
  const bool condition = info.slots[0].kind == SlotKind::condition;
  for (double& x : inputs)
    x = condition ? static_cast<double>(random() % 2) : static_cast<double>(random() % 1001) / 10;
  return inputs;
}

std::vector<double> scored(const Form& form, const std::vector<double>& inputs) {
  return UsualArguments(form, inputs).score(form);
}

/// Whether the Chinese formula has words that are no names of the rules or of what is compared.
bool has_english(const FormInfo& info) {
  std::set<std::string_view> names{"min", "max", "rank"};
  for (const Slot& slot : info.slots) names.insert(slot.key);
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  std::string_view rest = info.formula.zh;
  while (!rest.empty()) {
    rest.remove_prefix(std::min(rest.find_first_of(letters), rest.size()));
    const std::string_view word = rest.substr(0, rest.find_first_not_of(letters));
    if (word.size() > 1 && !names.contains(word)) return true;
    rest.remove_prefix(word.size());
  }
  return false;
}

bool same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("the words of every form are complete", "[forms]", Form) {
  const FormInfo& info = TestType::info;
  CAPTURE(info.keyword);
  CHECK_FALSE(info.keyword.empty());
  CHECK_FALSE(info.summary.en.empty());
  CHECK_FALSE(info.summary.zh.empty());
  CHECK_FALSE(info.formula.en.empty());
  CHECK_FALSE(info.formula.zh.empty());
  CHECK_FALSE(has_english(info));
  REQUIRE_FALSE(info.slots.empty());
  CHECK(info.slots[0].kind <= SlotKind::condition);
  const auto found = form_named(info.keyword);
  REQUIRE(found);
  CHECK(std::holds_alternative<TestType>(*found));
}

TEST_CASE("no two forms have one name", "[forms]") {
  std::set<std::string_view> keywords;
  std::size_t forms = 0;
  for_each_form([&](const FormInfo& info) { keywords.insert(info.keyword), ++forms; });
  CHECK(keywords.size() == forms);
  CHECK_FALSE(form_named("shortfal"));
}

TEMPLATE_LIST_TEST_CASE("usual inputs give 0 to all points", "[forms]", Form) {
  const std::string_view keyword = TestType::info.keyword;
  // z-scores and ranks have a scale of their own; the other two are cut by the node's range
  if (TestType::info.gives == Gives::own_scale || keyword == "points" || keyword == "goalposts")
    return;
  for (const double x : scored(TestType{}, random_inputs(TestType::info, 500, 1))) {
    CAPTURE(keyword);
    REQUIRE(x >= 0);
    REQUIRE(x <= UsualArguments::points);
  }
}

TEMPLATE_LIST_TEST_CASE("no input, no points", "[forms]", Form) {
  const Form form = TestType{};
  std::vector<double> inputs = random_inputs(TestType::info, 30, 2);
  inputs[0] = 0;  // so that not all are equal
  inputs[1] = 1;
  const std::vector<double> before = scored(form, inputs);
  for (const std::size_t u : {std::size_t{5}, std::size_t{29}}) inputs[u] = absent;
  const std::vector<double> points = scored(form, inputs);
  for (std::size_t u = 0; u < inputs.size(); ++u) {
    CAPTURE(TestType::info.keyword, u);
    CHECK(std::isnan(points[u]) == std::isnan(inputs[u]));
    if (!TestType::info.compares && !std::isnan(inputs[u])) CHECK(points[u] == before[u]);
  }
  const std::vector<double> nobody = scored(form, std::vector<double>(3, absent));
  for (const double x : nobody) CHECK(std::isnan(x));
  CHECK(scored(form, {}).empty());
}

TEMPLATE_LIST_TEST_CASE("a better value never lowers the points", "[forms]", Form) {
  const Form form = TestType{};
  const std::vector<double> inputs = random_inputs(TestType::info, 200, 3);
  const std::vector<double> points = scored(form, inputs);
  const bool falls = TestType::info.keyword == "deduct";
  for (std::size_t a = 0; a < inputs.size(); ++a)
    for (std::size_t b = 0; b < inputs.size(); ++b)
      if (falls ? inputs[a] < inputs[b] : inputs[a] > inputs[b]) {
        CAPTURE(TestType::info.keyword, inputs[a], inputs[b]);
        REQUIRE(points[a] >= points[b]);
      }
}

TEMPLATE_LIST_TEST_CASE("the order of the units does not matter", "[forms]", Form) {
  const Form form = TestType{};
  const std::vector<double> inputs = random_inputs(TestType::info, 100, 4);
  const std::vector<double> points = scored(form, inputs);
  std::vector<std::size_t> order(inputs.size());
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 random(5);
  std::shuffle(order.begin(), order.end(), random);
  std::vector<double> shuffled;
  for (const std::size_t u : order) shuffled.push_back(inputs[u]);
  const std::vector<double> again = scored(form, shuffled);
  for (std::size_t i = 0; i < order.size(); ++i) {
    CAPTURE(TestType::info.keyword);
    REQUIRE(same(again[i], points[order[i]]));  // to the last bit
  }
}

TEMPLATE_LIST_TEST_CASE("vectors of any length change no bit of the points", "[forms]", Form) {
  std::vector<double> inputs = random_inputs(TestType::info, 1003, 6);
  for (std::size_t u = 0; u < inputs.size(); u += 17) inputs[u] = absent;
  const std::vector<double> points = scored(TestType{}, inputs);
  const ShortVectors vectors(GENERATE(Vectors::of_16_bytes, Vectors::of_32_bytes));
  const std::vector<double> by_shorter = scored(TestType{}, inputs);
  for (std::size_t u = 0; u < inputs.size(); ++u) {
    CAPTURE(TestType::info.keyword, inputs[u]);
    REQUIRE(same(points[u], by_shorter[u]));
  }
}

TEMPLATE_LIST_TEST_CASE("forms that compare: alone or all equal is a named case", "[forms]", Form) {
  if (!TestType::info.compares) return;
  const Form form = TestType{};
  const bool rate = TestType::info.gives == Gives::rate;
  const std::string_view keyword = TestType::info.keyword;
  for (const std::vector<double>& equal : {std::vector<double>{7}, std::vector<double>{7, 7, 7}}) {
    CAPTURE(keyword, equal.size());
    UsualArguments usual(form, equal);
    if (rate && keyword != "best_ratio" && keyword != "distance")
      for (const double x : usual.score(form)) CHECK(x == 5);
    usual.arguments.constant = std::nullopt;
    if (rate && keyword != "best_ratio" && keyword != "distance")
      for (const double x : usual.score(form)) CHECK(std::isnan(x));
  }
}

TEMPLATE_LIST_TEST_CASE("cohorts are compared apart", "[forms]", Form) {
  if (!TestType::info.compares) return;
  const Form form = TestType{};
  const std::vector<int> cohort{0, 1, 0, 1, 0, 1, -1};
  UsualArguments both(form, {10, 1, 20, 2, 30, 4, 9});
  both.arguments.cohort = cohort;
  const std::vector<double> points = both.score(form);
  const std::vector<double> first = scored(form, {10, 20, 30}), second = scored(form, {1, 2, 4});
  for (std::size_t i = 0; i < 3; ++i) {
    CAPTURE(TestType::info.keyword, i);
    CHECK(points[2 * i] == first[i]);
    CHECK(points[2 * i + 1] == second[i]);
  }
}
