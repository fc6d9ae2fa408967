// What each form gives, line by line as in the reference of the rules.
#include "forms/forms.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace assess;

namespace {

constexpr double no_basis = absent;

struct Row {
  const char* form;
  std::vector<double> slots;  ///< inputs and settings
  double points;              ///< of 10
};

double score_one(const Form& form, const FormArguments& arguments) {
  double result = 0;
  score(form, arguments, std::span(&result, 1));
  return result;
}

std::vector<double> compared(const char* keyword, std::vector<double> x, bool lower = false,
                             std::vector<double> settings = {}, SharedRank ties = SharedRank::low) {
  FormArguments arguments;
  arguments.slots.emplace_back(std::span<const double>(x));
  for (const double setting : settings) arguments.slots.emplace_back(setting);
  arguments.scale = {0, 10};
  arguments.lower = lower;
  arguments.ties = ties;
  std::vector<double> result(x.size());
  score(*form_named(keyword), arguments, result);
  return result;
}

using Numbers = std::vector<double>;

}  // namespace

TEST_CASE("forms that look at one unit", "[forms]") {
  const auto row = GENERATE(values<Row>({
      {"points", {7.5}, 7.5},
      {"points", {-1}, -1},
      {"fixed", {1}, 10},
      {"fixed", {0}, 0},
      {"shortfall", {0, 4}, 0},
      {"shortfall", {3, 4}, 7.5},
      {"shortfall", {4, 4}, 10},
      {"shortfall", {9, 4}, 10},
      {"shortfall", {0, 0}, no_basis},
      {"shortfall", {5, 0}, no_basis},
      {"ratio", {3, 4, 0, 1, 0}, 7.5},
      {"ratio", {4, 4, 0, 1, 0}, 10},
      {"ratio", {5, 4, 0, 1, 0}, 10},
      {"ratio", {0, 4, 0, 1, 0}, 0},
      {"ratio", {0, 0, 0, 1, 0}, no_basis},
      {"ratio", {3, 0, 0, 1, 0}, no_basis},
      {"ratio", {1, 2, 0.5, 0.95, 0}, 0},
      {"ratio", {95, 100, 0.5, 0.95, 0}, 10},
      {"ratio", {725, 1000, 0.5, 0.95, 0}, 5},
      {"ratio", {59, 100, 0, 1, 0.6}, 0},
      {"ratio", {60, 100, 0, 1, 0.6}, 6},
      {"ratio", {0.1 + 0.2, 0.5, 0, 1, 0.6}, 6},
      {"ratio", {1, 1, 1, 1, 0}, 10},
      {"ratio", {9, 10, 1, 1, 0}, 0},
      {"deduct", {0}, 10},
      {"deduct", {2.5}, 7.5},
      {"deduct", {10}, 0},
      {"deduct", {11}, 0},
      {"efficacy", {10, 10, 90, 0.6}, 6},
      {"efficacy", {90, 10, 90, 0.6}, 10},
      {"efficacy", {50, 10, 90, 0.6}, 8},
      {"efficacy", {5, 10, 90, 0.6}, 3},
      {"efficacy", {0, 10, 90, 0.6}, 0},
      {"efficacy", {120, 10, 90, 0.6}, 10},
      {"efficacy", {7, 7, 7, 0.6}, 10},
      {"goalposts", {50, 0, 100}, 5},
      {"goalposts", {25, 100, 0}, 7.5},
      {"goalposts", {20, 20, 85}, 0},
      {"goalposts", {85, 20, 85}, 10},
  }));
  CAPTURE(row.form, row.slots);
  FormArguments arguments;
  for (const double slot : row.slots) arguments.slots.emplace_back(slot);
  arguments.scale = {0, 10};
  const double points = score_one(*form_named(row.form), arguments);
  if (std::isnan(row.points))
    CHECK(std::isnan(points));
  else
    CHECK(points == Approx(row.points).margin(1e-12));
}

TEST_CASE("thirty shortfalls of one thirtieth are the points, no more", "[forms]") {
  FormArguments arguments;
  arguments.scale = {0, 5};
  arguments.slots = {30.0, 30.0};
  CHECK(score_one(*form_named("shortfall"), arguments) == 5);
  arguments.slots = {1.0, 30.0};
  CHECK(score_one(*form_named("shortfall"), arguments) == Approx(5.0 / 30));
}

TEST_CASE("bands: the first that holds, edges compared as decimals", "[forms]") {
  using enum BandTest;
  FormArguments arguments;
  arguments.scale = {0, 10};
  arguments.steps = {
      {at_least, 0.95, 10.0}, {at_least, 0.9, 9.0}, {above, 0.6, 3.0}, {otherwise, 0.0, 0.0}};
  const auto at = [&](double x) {
    arguments.slots = {x, 0.0};
    return score_one(*form_named("bands"), arguments);
  };
  CHECK(at(1) == 10);
  CHECK(at(0.95) == 10);
  CHECK(at(0.9499999) == 9);
  CHECK(at(0.3 * 3) == 9);  // 0.8999999999999999
  CHECK(at(0.6) == 0);
  CHECK(at(0.2 * 3) == 0);  // 0.6000000000000001
  CHECK(at(0.61) == 3);
  CHECK(std::isnan(at(absent)));
  arguments.steps = {{at_most, 1.0, 10.0}, {below, 3.0, 5.0}, {equal, 3.0, 4.0}};
  CHECK(at(1) == 10);
  CHECK(at(2.9) == 5);
  CHECK(at(3) == 4);
  CHECK(at(3.1) == 0);
}

TEST_CASE("lines: straight between corners, flat outside, steps where two meet", "[forms]") {
  FormArguments arguments;
  arguments.scale = {0, 10};
  using enum BandTest;
  arguments.steps = {
      {otherwise, 0.5, 0.0}, {otherwise, 0.8, 6.0}, {otherwise, 0.8, 8.0}, {otherwise, 1.0, 10.0}};
  const auto at = [&](double x) {
    arguments.slots = {x, 0.0};
    return score_one(*form_named("line"), arguments);
  };
  CHECK(at(0) == 0);
  CHECK(at(0.5) == 0);
  CHECK(at(0.65) == Approx(3));
  CHECK(at(0.7999) == Approx(5.998));
  CHECK(at(0.8) == 8);
  CHECK(at(0.9) == Approx(9));
  CHECK(at(2) == 10);
}

TEST_CASE("forms that compare units", "[forms]") {
  CHECK(compared("minmax", {1, 3, 5}) == Numbers{0, 5, 10});
  CHECK(compared("minmax", {1, 3, 5}, true) == Numbers{10, 5, 0});
  CHECK(compared("minmax", {0.1 + 0.2, 0.3}) == Numbers{5, 5});  // equal as decimals
  CHECK(compared("best_ratio", {5, 10, 0}) == Numbers{5, 10, 0});
  CHECK(compared("best_ratio", {5, 10}, true) == Numbers{10, 5});
  CHECK(compared("distance", {0, 5, 10}, false, {20}) == Numbers{0, 2.5, 5});
  CHECK(compared("rank", {5, 7, 5, 9}) == Numbers{1, 3, 1, 4});
  CHECK(compared("rank", {5, 7, 5, 9}, true) == Numbers{3, 2, 3, 1});
  CHECK(compared("rank", {5, 7, 5, 9}, false, {}, SharedRank::mean) == Numbers{1.5, 3, 1.5, 4});
  CHECK(compared("borda", {5, 7, 5, 9}) == Numbers{0, 2, 0, 3});
  CHECK(compared("percentile", {5, 7, 6}) == Numbers{0, 10, 5});
  const Numbers z = compared("zscore", {1, 2, 3}, false, {50, 10});
  CHECK(z[0] == Approx(40));
  CHECK(z[1] == Approx(50));
  CHECK(z[2] == Approx(60));
}

TEST_CASE("one outlier presses all others together under min-max, not under ranks", "[forms]") {
  const Numbers x{1, 2, 3, 4, 1000};
  CHECK(compared("minmax", x)[3] < 0.1);
  CHECK(compared("percentile", x)[3] == 7.5);
}

TEST_CASE("a weight scheme's scale stands for 0 to all points", "[forms]") {
  FormArguments arguments;
  arguments.scale = {1, 7};
  arguments.slots = {1.0, 2.0};
  CHECK(score_one(*form_named("shortfall"), arguments) == 4);
  arguments.slots = {25.0, 0.0, 100.0};
  CHECK(score_one(*form_named("goalposts"), arguments) == 2.5);
}
