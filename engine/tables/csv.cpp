#include "tables/csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "tables/diagnostics.hpp"

namespace assess {

namespace {

constexpr std::size_t header_search = 20;  ///< lines above which no header is looked for
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

struct Candidate {
  char delimiter;
  std::string_view name;
};
constexpr std::array candidates{Candidate{',', ","}, Candidate{';', ";"}, Candidate{'\t', "tab"},
                                Candidate{'|', "|"}};

/// A line that may be the header.
struct HeaderLine {
  char delimiter = ',';
  std::size_t begin = 0, end = 0;  ///< bytes in the head of the file
  std::uint64_t line = 1;
  std::size_t known = 0, fields = 0;
  bool all_known = false;
};

/// The best of the first lines, cut with one delimiter.
HeaderLine best_line(std::string_view head, std::size_t from, Dialect dialect,
                     const std::function<bool(std::string_view)>& known) {
  HeaderLine best;
  best.delimiter = dialect.delimiter;
  std::vector<std::string_view> fields;
  std::vector<std::size_t> places;
  std::deque<std::string> unescaped;
  std::uint64_t line = 1;
  bool first = true;
  for (std::size_t at = from, seen = 0; at < head.size() && seen < header_search; ++seen) {
    HeaderLine one{dialect.delimiter, at, 0, line, 0, 0, false};
    if (read_record(head, at, dialect, fields, places, unescaped)) break;
    one.end = at;
    line += static_cast<std::uint64_t>(std::ranges::count(head.substr(one.begin, at - one.begin), dialect.line_end));
    if (std::ranges::all_of(fields, [](std::string_view f) { return trimmed(f).empty(); })) continue;
    one.fields = fields.size();
    for (const std::string_view field : fields) one.known += known(trimmed(field));
    one.all_known = one.known == fields.size();
    if (first || (one.known > best.known && (one.known >= 2 || one.all_known))) best = one;
    first = false;
  }
  return best;
}

bool is_better(const HeaderLine& a, const HeaderLine& b) {
  if (a.known != b.known) return a.known > b.known;
  return a.known == 0 && a.fields > b.fields;
}

std::uint64_t character_column(std::string_view line, std::size_t at) {
  return 1 + character_count(line.substr(0, at));
}

}  // namespace

CsvTable::CsvTable(std::unique_ptr<Input> input, std::size_t block_size)
    : input_(std::move(input)), block_size_(block_size) {
  origin_.file = input_->name();
  origin_.format = "CSV";
  origin_.encoding = "UTF-8";
}

std::unique_ptr<CsvTable> CsvTable::open(std::unique_ptr<Input> input,
                                         const std::function<bool(std::string_view)>& known,
                                         Diagnostics& notes, std::size_t block_size) {
  std::unique_ptr<CsvTable> table(new CsvTable(std::move(input), block_size));
  std::vector<char> head(1u << 20);
  const auto got = table->input_->read(0, head.data(), head.size());
  if (!got) {
    notes.add(table_complaint("unreadable"), {.file = table->origin_.file, .cell = {}, .excerpt = {}},
              {table->origin_.file, "read error / 读取错误"});
    return nullptr;
  }
  if (!table->find_header({head.data(), *got}, known, notes)) return nullptr;
  return table;
}

bool CsvTable::find_header(std::string_view head, const std::function<bool(std::string_view)>& known,
                           Diagnostics& notes) {
  const std::size_t from = head.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  Place place{.file = origin_.file, .line = 1, .cell = {}, .excerpt = {}};
  if (trimmed(head.substr(from)).empty()) {
    place.line = 0;
    notes.add(table_complaint("empty-file"), place);
    return false;
  }
  if (head.find('\n') == std::string_view::npos && head.find('\r') != std::string_view::npos)
    dialect_.line_end = '\r';
  HeaderLine best;
  bool chosen = false;
  for (const Candidate& candidate : candidates) {
    const HeaderLine line = best_line(head, from, {candidate.delimiter, dialect_.line_end}, known);
    if (line.end == 0 || (chosen && !is_better(line, best))) continue;
    best = line;
    chosen = true;
  }
  dialect_.delimiter = best.delimiter;
  for (const Candidate& candidate : candidates)
    if (candidate.delimiter == best.delimiter) origin_.delimiter = candidate.name;
  std::vector<std::string_view> fields;
  std::vector<std::size_t> places;
  std::deque<std::string> unescaped;
  std::size_t at = chosen ? best.begin : from;
  header_line_ = best.line;
  auto fault = read_record(head, at, dialect_, fields, places, unescaped);
  if (!fault)
    if (const auto bad = first_bad_utf8(head.substr(0, at)))
      fault = RecordFault{&table_complaint("bad-utf8"), *bad, {}};
  if (fault) {
    const std::string_view before = head.substr(0, fault->at);
    place.line = 1 + static_cast<std::uint64_t>(std::ranges::count(before, dialect_.line_end));
    const std::size_t line_begin = before.rfind(dialect_.line_end) + 1;
    place.column = character_column(before.substr(line_begin), before.size() - line_begin);
    notes.add(*fault->kind, place, fault->words);
    return false;
  }
  rows_begin_ = at;
  if (at == head.size() && head.size() == (1u << 20)) {
    notes.add(table_complaint("record-too-long"), place, {"1 MiB"});
    return false;
  }
  for (const std::size_t p : places)
    header_columns_.push_back(character_column(head.substr(best.begin), p - best.begin));
  if (!take_names(fields, notes)) return false;
  if (header_line_ > 1) {
    place.line = header_line_;
    notes.add(table_complaint("title-rows"), place,
              {std::to_string(header_line_), std::to_string(header_line_ - 1)});
  }
  return true;
}

bool CsvTable::take_names(const std::vector<std::string_view>& fields, Diagnostics& notes) {
  fields_ = fields.size();
  Place place{.file = origin_.file, .line = header_line_, .cell = {}, .excerpt = {}};
  if (fields_ > most_columns) {
    notes.add(table_complaint("too-many-columns"), place, {std::to_string(most_columns)});
    return false;
  }
  bool ok = true;
  std::map<std::string, std::size_t> seen;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const std::string_view name = trimmed(fields[f]);
    if (name.empty()) {
      unnamed_.push_back(f);
      continue;
    }
    const auto [found, fresh] = seen.try_emplace(name_key(name), f);
    if (!fresh) {
      place.column = header_columns_[f];
      notes.add(table_complaint("duplicate-column"), place,
                {shown(name), std::to_string(found->second + 1), std::to_string(f + 1)});
      ok = false;
    }
    names_.emplace_back(name);
    field_of_name_.push_back(f);
  }
  return ok;
}

Place CsvTable::header_place(std::size_t column) const {
  return {.file = origin_.file, .line = header_line_,
          .column = column < field_of_name_.size() ? header_columns_[field_of_name_[column]] : 1,
          .cell = {}, .excerpt = {}};
}

void CsvTable::tell(const RecordFault& fault, const Block& block, Diagnostics& notes) const {
  const std::string_view before = block.text.substr(0, fault.at);
  const std::size_t newline = before.rfind(dialect_.line_end);
  const std::size_t line_begin = newline == std::string_view::npos ? 0 : newline + 1;
  Place place{.file = origin_.file,
              .line = block.line + static_cast<std::uint64_t>(std::ranges::count(before, dialect_.line_end)),
              .column = character_column(before.substr(line_begin), before.size() - line_begin),
              .cell = {}, .excerpt = {}};
  auto words = fault.words;
  words.push_back(std::to_string(header_line_));
  notes.add(*fault.kind, place, words);
}

void CsvTable::read(std::span<const std::size_t> columns, unsigned threads, const BatchSink& sink,
                    Diagnostics& notes) {
  std::vector<std::size_t> asked;
  for (const std::size_t column : columns) asked.push_back(field_of_name_[column]);
  source_ = std::make_unique<BlockSource>(*input_, rows_begin_, dialect_.line_end, block_size_);
  std::mutex mutex;
  std::uint64_t faulty_block = ~std::uint64_t{0};  // the first fault of the file is told
  Diagnostics fault_notes;
  std::uint64_t rows = 0, last_row_line = 0;
  std::vector<std::uint64_t> blank_lines;
  run_workers(threads, [&](unsigned worker) {
    Records records(dialect_, fields_, asked, unnamed_);
    Block block;
    std::vector<RowId> ids;
    while (source_->next(block)) {
      auto fault = records.cut(block.text, block.has_quotes);
      if (block.cut && (!fault || fault->kind == &table_complaint("ragged-row")))
        fault = RecordFault{&table_complaint("record-too-long"), 0, {"64 MiB"}};
      ids.clear();
      for (const std::uint32_t begin : records.begins) ids.push_back(block.offset + begin);
      if (fault || !records.blanks.empty() || !ids.empty()) {
        const std::lock_guard lock(mutex);
        rows += ids.size();
        const auto line_of = [&](std::uint32_t at) {
          return block.line + static_cast<std::uint64_t>(
                                  std::ranges::count(block.text.substr(0, at), dialect_.line_end));
        };
        if (!records.begins.empty()) last_row_line = std::max(last_row_line, block.line);
        for (const std::uint32_t blank : records.blanks)
          if (blank_lines.size() < 100'000) blank_lines.push_back(line_of(blank));
        if (!records.blanks.empty() && !records.begins.empty())
          last_row_line = std::max(last_row_line, line_of(records.begins.back()));
        if (fault && block.number < faulty_block) {
          faulty_block = block.number;
          fault_notes = {};
          tell(*fault, block, fault_notes);
        }
      }
      if (fault) continue;  // go on: the hash and later blocks cost little, and nobody waits
      Batch batch{block.number, ids, {}};
      for (const auto& cells : records.cells) batch.cells.emplace_back(cells);
      sink(batch, worker);
    }
  });
  origin_.bytes = source_->bytes();
  origin_.rows = rows;
  origin_.sha256 = source_->sha256();
  notes.append(fault_notes);
  const Place whole{.file = origin_.file, .cell = {}, .excerpt = {}};
  if (source_->read_failed())
    notes.add(table_complaint("unreadable"), whole, {origin_.file, "read error / 读取错误"});
  if (fault_notes.has_errors()) return;
  std::erase_if(blank_lines, [&](std::uint64_t line) { return line > last_row_line; });
  if (!blank_lines.empty())
    notes.add(table_complaint("blank-rows"), whole,
              {std::to_string(blank_lines.size()), std::to_string(std::ranges::min(blank_lines))});
  for (const std::size_t field : unnamed_)
    notes.add(table_complaint("unnamed-empty-column"),
              {.file = origin_.file, .line = header_line_, .column = header_columns_[field], .cell = {}, .excerpt = {}},
              {std::to_string(field + 1)});
}

Place CsvTable::place(RowId row, std::size_t column) const {
  Place place{.file = origin_.file, .line = header_line_, .column = 1, .cell = {}, .excerpt = {}};
  if (!source_) return place;
  const auto& starts = source_->starts();
  auto start = std::ranges::upper_bound(starts, row, {}, &BlockStart::offset);
  if (start == starts.begin()) return place;
  --start;
  std::string text(static_cast<std::size_t>(row - start->offset) + (1u << 16), '\0');
  text.resize(input_->read(start->offset, text.data(), text.size()).value_or(0));
  std::size_t at = std::min(static_cast<std::size_t>(row - start->offset), text.size());
  place.line = start->line + static_cast<std::uint64_t>(
                                 std::ranges::count(std::string_view(text).substr(0, at), dialect_.line_end));
  std::vector<std::string_view> fields;
  std::vector<std::size_t> places;
  std::deque<std::string> unescaped;
  const std::size_t begin = at;
  read_record(text, at, dialect_, fields, places, unescaped);
  const std::size_t field = column < field_of_name_.size() ? field_of_name_[column] : 0;
  if (field < places.size())
    place.column = character_column(std::string_view(text).substr(begin), places[field] - begin);
  return place;
}

}  // namespace assess
