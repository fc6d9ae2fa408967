#include "base/exact_sum.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <random>
#include <sstream>

using namespace assess;

namespace {

double sum_of(const std::vector<double>& terms) {
  ExactSum sum;
  for (const double term : terms) sum.add(term);
  return sum.value();
}

/// The same terms, cut into pieces that are merged in some order.
double merged(const std::vector<double>& terms, std::mt19937& random) {
  std::vector<ExactSum> pieces(1 + random() % 8);
  for (const double term : terms) pieces[random() % pieces.size()].add(term);
  ExactSum total;
  for (const ExactSum& piece : pieces) total.merge(piece);
  return total.value();
}

std::vector<double> random_terms(std::mt19937& random, bool short_only) {
  std::vector<double> terms(1 + random() % 400);
  for (double& term : terms) {
    term = static_cast<double>(static_cast<int>(random() % 2'000'001) - 1'000'000) / 1000;
    if (!short_only && random() % 3 == 0)
      term = std::ldexp(term / 7, static_cast<int>(random() % 120) - 60);
  }
  return terms;
}

}  // namespace

TEST_CASE("the shared table of sums", "[sums]") {
  std::ifstream file(ASSESS_CASES_DIR "/badinput/numbers/sums.csv");
  if (!file) WARN("the folder of further cases is not there: nothing compared");
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string terms, exact, term;
    std::getline(cells, terms, ',');
    std::getline(cells, exact, ',');
    std::vector<double> numbers;
    for (std::istringstream words(terms); words >> term;) numbers.push_back(std::stod(term));
    CAPTURE(terms);
    CHECK(sum_of(numbers) == std::stod(exact));
  }
}

TEST_CASE("sums of short decimals are those of whole numbers", "[sums]") {
  std::mt19937 random(11);
  for (int i = 0; i < 200; ++i) {
    const std::vector<double> terms = random_terms(random, true);
    Int128 thousandths = 0;
    for (const double term : terms) thousandths += static_cast<Int128>(std::llround(term * 1000));
    REQUIRE(sum_of(terms) == static_cast<double>(static_cast<long long>(thousandths)) / 1000);
  }
}

TEST_CASE("no order and no cut changes a bit of a sum", "[sums]") {
  std::mt19937 random(12);
  for (int i = 0; i < 200; ++i) {
    std::vector<double> terms = random_terms(random, i % 2 == 0);
    const double sum = sum_of(terms);
    for (int again = 0; again < 5; ++again) {
      std::shuffle(terms.begin(), terms.end(), random);
      REQUIRE(sum_of(terms) == sum);
      REQUIRE(merged(terms, random) == sum);
    }
  }
}

TEST_CASE("what cancels leaves nothing behind", "[sums]") {
  CHECK(sum_of({}) == 0);
  CHECK(sum_of({1e16, 1, -1e16}) == 1);
  CHECK(sum_of({1e300, 1, -1e300}) == 1);
  CHECK(sum_of({1e-300, 1, -1}) == 1e-300);
  CHECK(sum_of({1e100, 1e-9, -1e100}) == 1e-9);
  CHECK(sum_of(std::vector<double>(1'000'000, 0.1)) == 100'000);
}
