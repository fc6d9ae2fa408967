// A whole file of figures, read and checked as a run reads it, but not kept: what the reader does
// when columns are consumed. tools/bench reading names the file.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "base/processor.hpp"
#include "tables/cells/cells.hpp"
#include "tables/table/table.hpp"

using namespace assess;

namespace {

/// What one worker reads, block after block.
struct Worker {
  std::vector<double> values;
  std::vector<State> states;
  std::vector<std::uint32_t> faults;
  double sum = 0;

  void take(const Batch& batch, const CellReader& reader) {
    values.resize(batch.size());
    states.resize(batch.size());
    for (std::size_t column = 1; column < batch.cells.size(); ++column) {
      faults.clear();
      reader.read(batch.cells[column], values, states, faults);
      for (const double x : values) sum += x == x ? x : 0;
    }
  }
};

void reading(benchmark::State& state) {
  const char* const path = std::getenv("ASSESS_BENCH_FILE");
  if (!path) return state.SkipWithError("ASSESS_BENCH_FILE names no file of figures");
  const auto threads = static_cast<unsigned>(state.range(0));
  Words words;
  ColumnType number;
  number.type = Type::number;
  const CellReader reader(number, {}, words);
  std::uint64_t bytes = 0;
  for (auto _ : state) {
    Diagnostics notes;
    const auto table = open_table(
        path, [](std::string_view) { return true; }, notes);
    std::vector<std::size_t> columns(table->header().size());
    for (std::size_t column = 0; column < columns.size(); ++column) columns[column] = column;
    std::vector<Worker> workers(threads);
    table->read(
        columns, threads,
        [&](const Batch& batch, unsigned worker) { workers[worker].take(batch, reader); }, notes);
    for (const Worker& worker : workers) benchmark::DoNotOptimize(worker.sum);
    bytes += table->origin().bytes;
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void reading_without_avx2(benchmark::State& state) {
  const ShortVectors vectors(Vectors::of_16_bytes);
  reading(state);
}

BENCHMARK(reading)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(reading_without_avx2)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
