// How long the innermost steps take, with Google Benchmark: figures for whoever changes one of
// them. Built where the library is installed (tools/bench --setup); run by `tools/bench micro`.
#include <benchmark/benchmark.h>

#include <random>
#include <string>
#include <vector>

#include "base/exact_sum.hpp"
#include "base/key_index.hpp"
#include "base/processor.hpp"
#include "report/decimal_text.hpp"
#include "tables/cells/cells.hpp"
#include "tables/csv/records.hpp"
#include "tables/csv/separators.hpp"

using namespace assess;

namespace {

constexpr std::size_t rows = 1500, columns = 40;

/// A block of short decimals, as the wide job has them.
std::string block_of_numbers() {
  std::mt19937 random(1);
  std::string text;
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < columns; ++column) {
      const std::string digits = std::to_string(random() % 1000);
      text += digits + "." + std::to_string(random() % 10) + (column + 1 < columns ? ',' : '\n');
    }
  return text;
}

std::vector<std::string> texts_of(std::size_t count, std::string (*make)(std::mt19937&)) {
  std::mt19937 random(2);
  std::vector<std::string> texts;
  while (texts.size() < count) texts.push_back(make(random));
  return texts;
}

std::string day(std::mt19937& random) {
  const auto two = [&](unsigned most) {
    const std::string text = std::to_string(1 + random() % most);
    return text.size() == 1 ? "0" + text : text;
  };
  return "2025-" + two(12) + "-" + two(28);
}

std::string unit(std::mt19937& random) {
  return "U" + std::to_string(100'000 + random() % 100'000);
}

void separators(benchmark::State& state) {
  const std::string text = block_of_numbers();
  Separators found;
  for (auto _ : state) find_separators(text, ',', '\n', found);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void separators_without_avx2(benchmark::State& state) {
  const ShortVectors vectors(Vectors::of_16_bytes);
  separators(state);
}

void records(benchmark::State& state) {
  const std::string text = block_of_numbers();
  std::vector<std::size_t> asked(columns);
  for (std::size_t column = 0; column < columns; ++column) asked[column] = column;
  Records cut(Dialect(), columns, asked, {});
  for (auto _ : state) benchmark::DoNotOptimize(cut.cut(text, false));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void cells(benchmark::State& state, Type type, const std::vector<std::string>& texts) {
  Words words;
  ColumnType column;
  column.type = type;
  const CellReader reader(column, {}, words);
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  std::vector<double> values(views.size());
  std::vector<State> states(views.size());
  std::vector<std::uint32_t> faults;
  for (auto _ : state) reader.read(views, values, states, faults);
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * views.size()));
}

void number_cells(benchmark::State& state) {
  cells(state, Type::number, texts_of(rows, [](std::mt19937& random) {
          return std::to_string(random() % 1000) + "." + std::to_string(random() % 10);
        }));
}
void date_cells(benchmark::State& state) {
  cells(state, Type::date, texts_of(rows, day));
}

void units_found(benchmark::State& state) {
  const auto keys = texts_of(100'000, unit);
  KeyIndex index;
  for (std::uint32_t i = 0; i < keys.size(); ++i) index.try_emplace(keys[i], i);
  std::size_t next = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(index.find(keys[next = (next + 7919) % keys.size()]));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

void exact_sum(benchmark::State& state) {
  ExactSum sum;
  double x = 0.01;
  for (auto _ : state) sum.add(x), benchmark::DoNotOptimize(x = x < 90 ? x + 0.25 : 0.01);
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

void decimals_written(benchmark::State& state) {
  char room[longest_decimal];
  std::uint64_t units = 1;
  for (auto _ : state) {
    benchmark::DoNotOptimize(write_decimal(room, units, 4));
    units = (units * 7 + 13) % 1'000'000;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

BENCHMARK(separators);
BENCHMARK(separators_without_avx2);
BENCHMARK(records);
BENCHMARK(number_cells);
BENCHMARK(date_cells);
BENCHMARK(units_found);
BENCHMARK(exact_sum);
BENCHMARK(decimals_written);

}  // namespace

BENCHMARK_MAIN();
