#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <random>

#include "form_call.hpp"

// Random columns in every slot of every form, a tenth of the values absent, half of the time with
// cohorts and units that are in none.

using namespace assess;
using namespace assess::test;

namespace {

constexpr std::size_t units = 40;

struct Evidence {
  std::vector<std::vector<double>> columns;
  std::vector<int> cohort;
  bool has_cohort;

  Evidence(std::span<const Slot> slots, unsigned seed) : has_cohort(seed % 2 == 1) {
    std::mt19937 random(seed);
    for (const Slot& slot : slots)
      for (double& x : columns.emplace_back(units)) {
        const auto any = static_cast<double>(random() % 1000);
        x = slot.kind == SlotKind::condition ? any >= 500 : slot.otherwise.value_or(any / 10);
        if (random() % 10 == 0) x = absent;
      }
    for (std::size_t u = 0; u < units; ++u) cohort.push_back(static_cast<int>(random() % 4) - 1);
  }

  /// `order` says which unit stands at each place.
  Evidence in_order(const std::vector<std::size_t>& order) const {
    Evidence result = *this;
    for (std::size_t p = 0; p < units; ++p) {
      for (std::size_t c = 0; c < columns.size(); ++c) result.columns[c][p] = columns[c][order[p]];
      result.cohort[p] = cohort[order[p]];
    }
    return result;
  }

  FormArguments arguments(const FormInfo& form) const {
    FormArguments a;
    for (const auto& column : columns) a.slots.emplace_back(std::span(column));
    const SlotKind last = form.slots.back().kind;
    if (last == SlotKind::bands)
      a.steps = {{BandTest::at_least, 70.0, 10.0}, {BandTest::otherwise, 0.0, 0.0}};
    if (last == SlotKind::corners)
      a.steps = {{BandTest::equal, 20.0, 0.0}, {BandTest::equal, 80.0, 10.0}};
    if (!a.steps.empty()) a.slots.back() = Operand(0.0);
    if (has_cohort) a.cohort = cohort;
    a.scale = {0, 10};
    return a;
  }
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("what is absent in any slot gives no number", "[forms]", Form) {
  const unsigned seed = GENERATE(range(0u, 20u));
  CAPTURE(TestType::info.keyword, seed);
  const Evidence evidence(TestType::slots, seed);
  const FormArguments a = evidence.arguments(TestType::info);
  const auto points = scores_of(TestType(), a, units);
  for (std::size_t u = 0; u < units; ++u) {
    bool lacks = TestType::info.compares && !a.cohort.empty() && a.cohort[u] < 0;
    for (const Operand& slot : a.slots) lacks = lacks || std::isnan(slot[u]);
    CAPTURE(u);
    CHECK((!lacks || std::isnan(points[u])));
    CHECK(!std::isinf(points[u]));
  }
}

TEMPLATE_LIST_TEST_CASE("the order of units with gaps and cohorts changes no bit", "[forms]",
                        Form) {
  const unsigned seed = GENERATE(range(0u, 20u));
  CAPTURE(TestType::info.keyword, seed);
  const Evidence evidence(TestType::slots, seed);
  std::vector<std::size_t> order(units);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::shuffle(order.begin(), order.end(), std::mt19937(seed + 1000));
  const Evidence other = evidence.in_order(order);
  const auto points = scores_of(TestType(), evidence.arguments(TestType::info), units);
  const auto moved = scores_of(TestType(), other.arguments(TestType::info), units);
  for (std::size_t p = 0; p < units; ++p) {
    CAPTURE(p);
    CHECK((moved[p] == points[order[p]] || (std::isnan(moved[p]) && std::isnan(points[order[p]]))));
  }
}

TEMPLATE_LIST_TEST_CASE("a column of one number is as good as the number", "[forms]", Form) {
  const unsigned seed = GENERATE(range(0u, 5u));
  CAPTURE(TestType::info.keyword, seed);
  Evidence evidence(TestType::slots, seed);
  for (std::size_t c = 1; c < evidence.columns.size(); ++c)
    std::ranges::fill(evidence.columns[c], 25 + 10 * static_cast<double>(c));
  const FormArguments columns = evidence.arguments(TestType::info);
  FormArguments numbers = columns;
  for (Operand& slot : std::span(numbers.slots).subspan(1)) slot = Operand(slot[0]);
  CHECK(same(scores_of(TestType(), columns, units), scores_of(TestType(), numbers, units)));
}
