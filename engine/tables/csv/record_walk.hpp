#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "tables/csv/dialect.hpp"
#include "tables/table/diagnostics.hpp"

namespace assess {

/// A field of a record: where it begins, and its content without quotes. Bytes of the text.
struct Field {
  std::size_t place = 0, begin = 0, end = 0;
  bool doubled = false;  ///< holds doubled quotes

  std::string_view content(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// A quoted field from its opening quote on; `mark` becomes the delimiter or line end behind it.
inline std::optional<RecordFault> walk_quoted(std::string_view text, Dialect dialect, Field& field,
                                              std::size_t& mark) {
  const std::size_t open = field.place;
  field.begin = open + 1;
  std::size_t quote = text.find('"', field.begin);
  while (quote + 1 < text.size() && text[quote + 1] == '"') {  // npos + 1 is 0: see below
    if (quote == std::string_view::npos) break;
    field.doubled = true;
    quote = text.find('"', quote + 2);
  }
  if (quote == std::string_view::npos) return RecordFault{&table_complaint("open-quote"), open, {}};
  field.end = quote;
  mark = quote + 1;
  if (dialect.line_end == '\n' && mark < text.size() && text[mark] == '\r' &&
      (mark + 1 == text.size() || text[mark + 1] == '\n'))
    ++mark;
  if (mark == text.size() || text[mark] == dialect.delimiter || text[mark] == dialect.line_end)
    return {};
  // a cell over several lines that ends inside another one: rather its own quote was not closed
  if (field.content(text).find(dialect.line_end) != std::string_view::npos)
    return RecordFault{&table_complaint("open-quote"), open, {}};
  return RecordFault{&table_complaint("stray-quote"), quote + 1, {}};
}

/// An unquoted field up to `mark`, the next delimiter, line end or quote.
inline std::optional<RecordFault> walk_plain(std::string_view text, Dialect dialect, Field& field,
                                             std::size_t mark, bool look_for_stray_ends) {
  if (mark < text.size() && text[mark] == '"')
    return RecordFault{&table_complaint("stray-quote"), mark, {}};
  field.begin = field.place;
  field.end = mark;
  const bool ends_record = mark == text.size() || text[mark] == dialect.line_end;
  if (ends_record && dialect.line_end == '\n' && field.content(text).ends_with('\r')) --field.end;
  if (!look_for_stray_ends) return {};
  const std::size_t stray = field.content(text).find(dialect.stray_end());
  if (stray == std::string_view::npos) return {};
  return RecordFault{&table_complaint("stray-return"), field.begin + stray, {}};
}

/// One record from `at` on; `at` moves behind its end. `next_mark(from)` gives the first delimiter,
/// line end or quote from there on, or the size of the text; `take` gets each field.
template <typename NextMark, typename Take>
std::optional<RecordFault> walk_record(std::string_view text, std::size_t& at, Dialect dialect,
                                       bool look_for_stray_ends, NextMark next_mark, Take take) {
  for (;;) {
    Field field;
    field.place = at;
    std::size_t mark = 0;
    const bool quoted = at < text.size() && text[at] == '"';
    if (!quoted) mark = next_mark(at);
    const auto fault = quoted ? walk_quoted(text, dialect, field, mark)
                              : walk_plain(text, dialect, field, mark, look_for_stray_ends);
    if (fault) return fault;
    take(field);
    at = std::min(mark + 1, text.size());
    if (mark == text.size() || text[mark] == dialect.line_end) return {};
  }
}

/// Finds marks one after the other, where there are too few, or too many, to find all at once.
struct MarkFinder {
  std::string_view text;
  char marks[3];

  MarkFinder(std::string_view of, Dialect dialect)
      : text(of), marks{dialect.delimiter, dialect.line_end, '"'} {}
  std::size_t operator()(std::size_t from) const {
    return std::min(text.find_first_of({marks, 3}, from), text.size());
  }
};

}  // namespace assess
