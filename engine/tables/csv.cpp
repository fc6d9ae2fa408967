#include "tables/csv.hpp"

#include <map>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "tables/csv_tally.hpp"
#include "tables/diagnostics.hpp"
#include "tables/records.hpp"

namespace assess {

namespace {

Place whole(const std::string& file) {
  return {.file = file, .cell = {}, .excerpt = {}};
}

void complain_of_read_error(const std::string& file, Diagnostics& notes) {
  notes.add(table_complaint("unreadable"), whole(file), {file, both("read error", "读取错误")});
}

}  // namespace

CsvTable::CsvTable(std::unique_ptr<Input> input, CsvHeader header, std::size_t block_size)
    : input_(std::move(input)),
      header_(std::move(header)),
      source_(*input_, header_.end, header_.dialect.line_end, block_size),
      places_(std::make_unique<PlaceFinder>(*input_, header_.dialect)) {
  origin_.file = input_->name();
  origin_.format = "CSV";
  origin_.encoding = "UTF-8";
  origin_.delimiter = header_.delimiter_name;
}

std::unique_ptr<CsvTable> CsvTable::open(std::unique_ptr<Input> input,
                                         const std::function<bool(std::string_view)>& known,
                                         Diagnostics& notes, std::size_t block_size) {
  const std::string file = input->name();
  std::string head(longest_header, '\0');
  const auto got = input->read(0, head.data(), head.size());
  if (!got) {
    complain_of_read_error(file, notes);
    return nullptr;
  }
  auto header = find_header(std::string_view(head).substr(0, *got), known, file, notes);
  if (!header) return nullptr;
  std::unique_ptr<CsvTable> table(new CsvTable(std::move(input), std::move(*header), block_size));
  return table->take_names(notes) ? std::move(table) : nullptr;
}

bool CsvTable::take_names(Diagnostics& notes) {
  if (header_.cells.size() > most_columns) {
    notes.add(table_complaint("too-many-columns"), place_at({header_.line, 0}),
              {std::to_string(most_columns)});
    return false;
  }
  const std::size_t errors = notes.errors();
  std::map<std::string, std::size_t> seen;
  for (std::size_t f = 0; f < header_.cells.size(); ++f) {
    const std::string_view name = trimmed(header_.cells[f]);
    if (name.empty()) {
      unnamed_.push_back(f);
      continue;
    }
    const auto [found, fresh] = seen.try_emplace(name_key(name), f);
    if (!fresh)
      notes.add(table_complaint("duplicate-column"), place_at(header_.spots[f]),
                {shown(name), std::to_string(found->second + 1), std::to_string(f + 1)});
    names_.emplace_back(name);
    field_of_name_.push_back(f);
  }
  if (notes.errors() > errors) return false;
  if (header_.line > 1)
    notes.add(table_complaint("title-rows"), place_at({header_.line, 0}),
              {std::to_string(header_.line), std::to_string(header_.line - 1)});
  return true;
}

Place CsvTable::place_at(Spot spot) const {
  Place place = whole(origin_.file);
  place.line = spot.line;
  place.column = spot.column;
  return place;
}

Place CsvTable::header_place(std::size_t column) const {
  if (column >= field_of_name_.size()) return place_at({header_.line, 1});
  return place_at(header_.spots[field_of_name_[column]]);
}

Place CsvTable::place(RowId row, std::size_t column) const {
  const auto& starts = source_.starts();
  if (starts.empty() || row < starts[0].offset || column >= field_of_name_.size())
    return place_at({header_.line, 1});
  return place_at(places_->find(starts, row, field_of_name_[column]));
}

void CsvTable::read_blocks(std::span<const std::size_t> fields, CsvTally& tally, unsigned worker,
                           const BatchSink& sink) {
  Records records(header_.dialect, header_.cells.size(), fields, unnamed_);
  Block block;
  std::vector<RowId> ids;
  while (source_.next(block)) {
    auto fault = records.cut(block.text, block.has_quotes);
    // what is cut off somewhere has the wrong number of cells
    if (block.cut && (!fault || fault->kind == &table_complaint("ragged-row")))
      fault = RecordFault{&table_complaint("record-too-long"), 0, {"64 MiB"}};
    if (fault) {
      tally.add(block, *fault);
      source_.stop();  // the blocks before it were given out already
      return;
    }
    tally.add(block, records);
    ids.assign(records.begins.begin(), records.begins.end());
    for (RowId& id : ids) id += block.offset;
    Batch batch{block.number, ids, {}};
    for (const auto& cells : records.cells) batch.cells.emplace_back(cells);
    sink(batch, worker);
  }
}

void CsvTable::read(std::span<const std::size_t> columns, unsigned threads, const BatchSink& sink,
                    Diagnostics& notes) {
  std::vector<std::size_t> fields;
  for (const std::size_t column : columns) fields.push_back(field_of_name_[column]);
  CsvTally tally(header_.dialect.line_end);
  run_workers(threads, [&](unsigned worker) { read_blocks(fields, tally, worker, sink); });
  if (source_.read_failed()) return complain_of_read_error(origin_.file, notes);
  if (const auto& first = tally.fault()) {
    auto words = first->fault.words;
    words.push_back(std::to_string(header_.line));
    return notes.add(*first->fault.kind, place_at(first->spot), std::move(words));
  }
  origin_.bytes = source_.bytes();
  origin_.rows = tally.rows();
  origin_.sha256 = source_.sha256();
  if (const auto blanks = tally.inner_blanks(); blanks.count > 0)
    notes.add(table_complaint("blank-rows"), whole(origin_.file),
              {std::to_string(blanks.count), std::to_string(blanks.first_line)});
  for (const std::size_t field : unnamed_)
    notes.add(table_complaint("unnamed-empty-column"), place_at(header_.spots[field]),
              {std::to_string(field + 1)});
}

}  // namespace assess
