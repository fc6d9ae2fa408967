#include "tables/csv/header.hpp"

#include <algorithm>
#include <array>
#include <deque>

#include "base/text.hpp"
#include "tables/csv/records.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"

namespace assess {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

struct Candidate {
  char delimiter;
  std::string_view name;
};
constexpr std::array candidates{Candidate{',', ","}, Candidate{';', ";"}, Candidate{'\t', "tab"},
                                Candidate{'|', "|"}};

/// The fields of one record.
struct Fields {
  std::vector<std::string_view> contents;
  std::vector<std::size_t> places;
  std::deque<std::string> unescaped;

  std::optional<RecordFault> read(std::string_view text, std::size_t& at, Dialect dialect) {
    unescaped.clear();
    return read_record(text, at, dialect, contents, places, unescaped);
  }
};

/// The first records of a file, cut with one delimiter.
struct FirstRecords {
  Candidate candidate;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> begins;
  HeaderRows header;

  std::size_t begin() const { return begins[header.first]; }
  std::size_t fields() const { return rows[header.first].size(); }
  /// By what the rules know, else by the number of cells.
  bool is_better_than(const FirstRecords& other) const {
    if (header.known != other.header.known) return header.known > other.header.known;
    return header.known == 0 && fields() > other.fields();
  }
};

/// The first line end that is not quoted decides; CR LF counts as LF.
char line_end_of(std::string_view head) {
  bool quoted = false;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '"') quoted = !quoted;
    if (quoted) continue;
    if (head[i] == '\n') return '\n';
    if (head[i] == '\r') return i + 1 < head.size() && head[i + 1] == '\n' ? '\n' : '\r';
  }
  return '\n';
}

bool is_blank(const std::vector<std::string_view>& fields) {
  return std::ranges::all_of(fields, [](std::string_view field) { return trimmed(field).empty(); });
}

/// Nothing if already the first record is no CSV.
std::optional<FirstRecords> first_records(std::string_view head, std::size_t from,
                                          Candidate candidate, char line_end,
                                          const KnownName& known) {
  FirstRecords records{candidate, {}, {}, {}};
  Fields fields;
  for (std::size_t at = from, seen = 0; at < head.size() && seen < header_search; ++seen) {
    const std::size_t begin = at;
    if (fields.read(head, at, {candidate.delimiter, line_end})) break;
    if (is_blank(fields.contents)) continue;
    records.rows.emplace_back(fields.contents.begin(), fields.contents.end());
    records.begins.push_back(begin);
  }
  if (records.rows.empty()) return {};
  records.header = find_header_rows(records.rows, known);
  return records;
}

/// Where the header is; if no delimiter gives any record, at the begin.
FirstRecords best_records(std::string_view head, std::size_t from, char line_end,
                          const KnownName& known) {
  std::optional<FirstRecords> best;
  for (const Candidate& candidate : candidates) {
    auto records = first_records(head, from, candidate, line_end, known);
    if (records && (!best || records->is_better_than(*best))) best = std::move(records);
    if (best && is_whole(best->header)) break;
  }
  return best.value_or(FirstRecords{candidates[0], {{}}, {from}, {}});
}

/// What is wrong with the head of a file up to the end of the header.
std::optional<RecordFault> head_fault(std::string_view head, std::size_t end,
                                      const std::optional<RecordFault>& of_header) {
  const auto bad = first_bad_utf8(head.substr(0, of_header ? of_header->at : end));
  if (bad) return RecordFault{&table_complaint("bad-utf8"), *bad, {}};
  if (!of_header && end == head.size() && end == longest_header)
    return RecordFault{&table_complaint("record-too-long"), 0, {"1 MiB"}};
  return of_header;
}

}  // namespace

std::optional<CsvHeader> find_header(std::string_view head, const KnownName& known,
                                     const std::string& file, Diagnostics& notes) {
  const std::size_t from = head.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  Place place{.file = file, .cell = {}, .excerpt = {}};
  if (trimmed(head.substr(from)).empty()) {
    notes.add(table_complaint("empty-file"), place);
    return {};
  }
  CsvHeader header;
  header.dialect.line_end = line_end_of(head);
  const FirstRecords best = best_records(head, from, header.dialect.line_end, known);
  header.dialect.delimiter = best.candidate.delimiter;
  header.delimiter_name = best.candidate.name;
  // a byte order mark takes no column
  const auto spot = [&](std::size_t at) {
    return spot_of(head.substr(from), at - std::min(at, from), header.dialect.line_end);
  };
  Fields fields;
  header.end = best.begin();
  std::vector<std::size_t> places;  // of each name: in the lowest row that has one
  for (std::size_t row = 0; row < best.header.count; ++row) {
    const auto fault = fields.read(head, header.end, header.dialect);
    if (const auto wrong = head_fault(head, header.end, fault)) {
      place.line = spot(wrong->at).line;
      place.column = spot(wrong->at).column;
      notes.add(*wrong->kind, place, wrong->words);
      return {};
    }
    places.resize(std::max(places.size(), fields.places.size()));
    for (std::size_t f = 0; f < fields.places.size(); ++f)
      if (row == 0 || !trimmed(fields.contents[f]).empty()) places[f] = fields.places[f];
  }
  header.line = spot(best.begin()).line;
  header.rows = best.header.count;
  for (const std::size_t at : places) header.spots.push_back(spot(at));
  header.cells = best.header.names;
  header.cells.resize(header.spots.size());
  return header;
}

}  // namespace assess
