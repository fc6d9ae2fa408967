#include "csv_reading.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>

#include "support/temporary_file.hpp"
#include "tables/csv/csv.hpp"

namespace assess {

std::vector<std::string> CsvReading::complaints() const {
  std::vector<std::string> result;
  for (const Diagnostic& note : notes.list())
    result.push_back(std::string(note.kind->code) + ":" + std::to_string(note.place.line) + ":" +
                     std::to_string(note.place.column));
  return result;
}

CsvReading read_csv(std::string_view text, const CsvOptions& options) {
  const TemporaryFile file(text);
  CsvReading reading;
  const auto known = [&](std::string_view name) {
    return std::ranges::find(options.known, name) != options.known.end();
  };
  const auto table = CsvTable::open(Input::open(file.path(), reading.notes), known, reading.notes,
                                    options.block_size);
  if (!table) return reading;
  reading.opened = true;
  reading.header = table->header();
  std::vector<std::size_t> columns(reading.header.size());
  std::iota(columns.begin(), columns.end(), 0);
  std::mutex mutex;
  std::map<RowId, std::vector<std::string>> rows;
  const auto sink = [&](const Batch& batch, unsigned) {
    const std::lock_guard lock(mutex);
    for (std::size_t r = 0; r < batch.size(); ++r)
      for (const auto& cells : batch.cells) rows[batch.rows[r]].emplace_back(cells[r]);
  };
  table->read(columns, options.threads, sink, reading.notes);
  for (auto& [id, cells] : rows) {
    reading.rows.push_back(std::move(cells));
    if (rows.size() <= 100) reading.places.push_back(table->place(id, 0));
  }
  reading.origin = table->origin();
  return reading;
}

}  // namespace assess
