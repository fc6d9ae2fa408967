#include "tables/csv_header.hpp"

#include <algorithm>
#include <array>
#include <deque>

#include "base/text.hpp"
#include "tables/diagnostics.hpp"
#include "tables/limits.hpp"
#include "tables/records.hpp"

namespace assess {

namespace {

using Known = std::function<bool(std::string_view)>;

constexpr std::size_t header_search = 20;  ///< records among which the header is looked for
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

/// A record that may be the header.
struct HeaderLine {
  Candidate candidate;
  std::size_t begin = 0;
  std::size_t known = 0, fields = 0;
  bool is_title() const { return known < 2 && known < fields; }
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

/// The best of the first records, cut with one delimiter; nothing if already the first is no CSV.
std::optional<HeaderLine> best_line(std::string_view head, std::size_t from, Candidate candidate,
                                    char line_end, const Known& known) {
  std::optional<HeaderLine> best;
  Fields fields;
  for (std::size_t at = from, seen = 0; at < head.size() && seen < header_search; ++seen) {
    HeaderLine line{candidate, at};
    if (fields.read(head, at, {candidate.delimiter, line_end})) break;
    if (is_blank(fields.contents)) continue;
    line.fields = fields.contents.size();
    for (const std::string_view field : fields.contents) line.known += known(trimmed(field));
    if (!best || (line.known > best->known && !line.is_title())) best = line;
  }
  return best;
}

/// By what the rules know, else by the number of cells.
bool is_better(const HeaderLine& a, const HeaderLine& b) {
  if (a.known != b.known) return a.known > b.known;
  return a.known == 0 && a.fields > b.fields;
}

HeaderLine best_line(std::string_view head, std::size_t from, char line_end, const Known& known) {
  std::optional<HeaderLine> best;
  for (const Candidate& candidate : candidates) {
    const auto line = best_line(head, from, candidate, line_end, known);
    if (line && (!best || is_better(*line, *best))) best = line;
  }
  return best.value_or(HeaderLine{candidates[0], from});
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

std::optional<CsvHeader> find_header(std::string_view head, const Known& known,
                                     const std::string& file, Diagnostics& notes) {
  const std::size_t from = head.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  Place place{.file = file, .cell = {}, .excerpt = {}};
  if (trimmed(head.substr(from)).empty()) {
    notes.add(table_complaint("empty-file"), place);
    return {};
  }
  CsvHeader header;
  header.dialect.line_end = line_end_of(head);
  const HeaderLine best = best_line(head, from, header.dialect.line_end, known);
  header.dialect.delimiter = best.candidate.delimiter;
  header.delimiter_name = best.candidate.name;
  Fields fields;
  header.end = best.begin;
  const auto fault = fields.read(head, header.end, header.dialect);
  // a byte order mark takes no column
  const auto spot = [&](std::size_t at) {
    return spot_of(head.substr(from), at - std::min(at, from), header.dialect.line_end);
  };
  if (const auto wrong = head_fault(head, header.end, fault)) {
    place.line = spot(wrong->at).line;
    place.column = spot(wrong->at).column;
    notes.add(*wrong->kind, place, wrong->words);
    return {};
  }
  header.line = spot(best.begin).line;
  for (const std::size_t at : fields.places) header.spots.push_back(spot(at));
  header.cells.assign(fields.contents.begin(), fields.contents.end());
  return header;
}

}  // namespace assess
