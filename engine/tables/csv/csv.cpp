#include "tables/csv/csv.hpp"

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "tables/csv/records.hpp"
#include "tables/csv/tally.hpp"
#include "tables/table/diagnostics.hpp"

namespace assess {

namespace {

Place whole(const std::string& file) {
  return {.file = file, .cell = {}, .excerpt = {}};
}

void complain_of_read_error(const std::string& file, Diagnostics& notes) {
  notes.add(table_complaint("unreadable"), whole(file), {file, both("read error", "读取错误")});
}

}  // namespace

CsvTable::CsvTable(std::shared_ptr<const Input> input, CsvHeader header, std::size_t block_size)
    : input_(std::move(input)),
      header_(std::move(header)),
      source_(*input_, header_.end, header_.dialect.line_end, block_size),
      places_(std::make_unique<PlaceFinder>(*input_, header_.dialect)) {
  origin_.file = input_->name();
  origin_.format = "CSV";
  origin_.encoding = input_->decoded_from() ? input_->decoded_from()->encoding : "UTF-8";
  origin_.delimiter = header_.delimiter_name;
}

std::unique_ptr<CsvTable> CsvTable::open(std::shared_ptr<const Input> input, const KnownName& known,
                                         Diagnostics& notes, std::size_t block_size) {
  const std::string file = input->name();
  const auto head = input->head(longest_header);
  if (!head) {
    complain_of_read_error(file, notes);
    return nullptr;
  }
  auto header = find_header(*head, known, file, notes);
  if (!header) return nullptr;
  std::unique_ptr<CsvTable> table(new CsvTable(std::move(input), std::move(*header), block_size));
  const CsvHeader& found = table->header_;
  const auto place_of = [&](std::size_t field) {
    return table->place_at(field < found.spots.size() ? found.spots[field] : Spot{found.line, 0});
  };
  if (!take_names(found.cells, place_of, table->columns_, notes)) return nullptr;
  if (found.rows > 1)
    notes.add(table_complaint("two-row-header"), table->place_at({found.line, 0}),
              {std::to_string(found.line), std::to_string(found.line + found.rows - 1)});
  if (found.line > 1)
    notes.add(table_complaint("title-rows"), table->place_at({found.line, 0}),
              {std::to_string(found.line), std::to_string(found.line - 1)});
  return table;
}

Place CsvTable::place_at(Spot spot) const {
  Place place = whole(origin_.file);
  place.line = spot.line;
  place.column = spot.column;
  return place;
}

Place CsvTable::header_place(std::size_t column) const {
  if (column >= columns_.field_of_name.size()) return place_at({header_.line, 1});
  return place_at(header_.spots[columns_.field_of_name[column]]);
}

Place CsvTable::place(RowId row, std::size_t column) const {
  const auto& starts = source_.starts();
  if (starts.empty() || row < starts[0].offset || column >= columns_.field_of_name.size())
    return place_at({header_.line, 1});
  return place_at(places_->find(starts, row, columns_.field_of_name[column]));
}

void CsvTable::read_blocks(std::span<const std::size_t> fields, CsvTally& tally, unsigned worker,
                           const BatchSink& sink) {
  Records records(header_.dialect, header_.cells.size(), fields, columns_.unnamed);
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
    Batch batch{block.number, ids, records.cells};
    batch.share = static_cast<double>(block.text.size()) / static_cast<double>(input_->size());
    sink(batch, worker);
  }
}

void CsvTable::read(std::span<const std::size_t> columns, unsigned threads, const BatchSink& sink,
                    Diagnostics& notes) {
  std::vector<std::size_t> fields;
  for (const std::size_t column : columns) fields.push_back(columns_.field_of_name[column]);
  CsvTally tally(header_.dialect.line_end);
  run_workers(source_.useful_workers(threads),
              [&](unsigned worker) { read_blocks(fields, tally, worker, sink); });
  if (source_.read_failed()) return complain_of_read_error(origin_.file, notes);
  if (const auto& first = tally.fault()) {
    auto words = first->fault.words;
    words.push_back(std::to_string(header_.line));
    return notes.add(*first->fault.kind, place_at(first->spot), std::move(words));
  }
  const auto& from = input_->decoded_from();
  origin_.bytes = from ? from->bytes : source_.bytes();
  origin_.sha256 = from ? from->sha256 : source_.sha256();
  origin_.rows = tally.rows();
  if (const auto blanks = tally.inner_blanks(); blanks.count > 0)
    notes.add(table_complaint("blank-rows"), whole(origin_.file),
              {std::to_string(blanks.count), std::to_string(blanks.first_line)});
  for (const std::size_t field : columns_.unnamed)
    notes.add(table_complaint("unnamed-empty-column"), place_at(header_.spots[field]),
              {std::to_string(field + 1)});
}

}  // namespace assess
