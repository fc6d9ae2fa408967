#include "evidence/tally.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>

using namespace assess;

TEST_CASE("a tally counts what plain numbers count, also beyond a byte", "[evidence]") {
  const std::size_t aggregates = GENERATE(0u, 1u, 7u, 8u, 20u), units = 5, rows = 400;
  CAPTURE(aggregates);
  const auto board = std::make_shared<CountBoard>(units, aggregates);
  std::vector<std::vector<double>> expected(aggregates, std::vector<double>(units));
  std::mt19937 random(1);
  for (int worker = 0; worker < 2; ++worker) {
    Tally tally(board, units, rows);
    for (int batch = 0; batch < 10; ++batch) {
      std::vector<std::uint32_t> of_row(rows - static_cast<std::size_t>(batch));
      for (auto& unit : of_row)
        unit = random() % 3 == 0 ? 4 : random() % 2;  // 2 and 3 have no rows
      for (std::size_t a = 0; a < aggregates; ++a) {
        const auto counts = tally.rows_of(a, of_row.size());
        for (std::size_t i = 0; i < counts.size(); ++i) {
          counts[i] = a == 0 || random() % (a + 1) == 0;
          expected[a][of_row[i]] += counts[i];
        }
      }
      tally.add(of_row);
    }
    tally.finish();
  }
  for (std::size_t a = 0; a < aggregates; ++a) CHECK(board->column(a).values == expected[a]);
}

TEST_CASE("a tally without units counts nothing", "[evidence]") {
  Tally tally(std::make_shared<CountBoard>(0, 2), 0, 4);
  tally.add(std::vector<std::uint32_t>{0, 0});
  tally.finish();
}
