#include "tables/csv/records.hpp"

#include <algorithm>
#include <functional>

#include "base/text.hpp"
#include "tables/csv/turn.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"

namespace assess {

namespace {

/// Above this size the offsets of a text full of delimiters would need too much memory.
constexpr std::size_t largest_at_once = 4u << 20;

std::string_view without_return(std::string_view field, Dialect dialect) {
  if (dialect.line_end == '\n' && field.ends_with('\r')) field.remove_suffix(1);
  return field;
}

std::string without_doubled_quotes(std::string_view content) {
  std::string plain;
  for (std::size_t i = 0; i < content.size(); ++i) {
    plain += content[i];
    i += content[i] == '"';
  }
  return plain;
}

std::string_view content_of(std::string_view text, const Field& field,
                            std::deque<std::string>& unescaped) {
  const std::string_view content = field.content(text);
  return field.doubled ? unescaped.emplace_back(without_doubled_quotes(content)) : content;
}

/// A line of delimiters only, such as spreadsheets write below a table. `line`: not empty.
bool is_blank(std::string_view line, Dialect dialect) {
  if (line[0] != dialect.delimiter && line[0] != ' ') return false;
  const char blank[] = {dialect.delimiter, ' ', '\r', dialect.line_end};
  return line.find_first_not_of({blank, 4}) == std::string_view::npos;
}

std::vector<std::string> counts(std::size_t fields, std::size_t columns) {
  return {std::to_string(fields), std::to_string(columns)};
}

}  // namespace

std::optional<RecordFault> read_record(std::string_view text, std::size_t& at, Dialect dialect,
                                       std::vector<std::string_view>& fields,
                                       std::vector<std::size_t>& places,
                                       std::deque<std::string>& unescaped) {
  fields.clear();
  places.clear();
  const std::size_t begin = at;
  const auto take = [&](const Field& field) {
    fields.push_back(content_of(text, field, unescaped));
    places.push_back(field.place);
  };
  auto fault = walk_record(text, at, dialect, true, MarkFinder(text, dialect), take);
  const std::size_t end = fault ? fault->at : at;
  if (const std::size_t nul = text.substr(0, end).find('\0', begin); nul != std::string_view::npos)
    fault = RecordFault{&table_complaint("nul-byte"), nul, {}};
  return fault;
}

Records::Records(Dialect dialect, std::size_t columns, std::span<const std::size_t> asked,
                 std::span<const std::size_t> must_be_empty)
    : dialect_(dialect),
      columns_(columns),
      asked_(asked),
      must_be_empty_(must_be_empty),
      ends_(columns),
      views_(asked.size()) {
  for (const std::size_t column : asked) {
    taken_.push_back(column);
    if (column > 0) taken_.push_back(column - 1);
  }
  std::ranges::sort(taken_);
  taken_.erase(std::unique(taken_.begin(), taken_.end()), taken_.end());
}

/// Keeps the fault that stands first.
void Records::fault(const DiagnosticKind& kind, std::size_t at, std::vector<std::string> words) {
  if (!fault_ || at < fault_->at) fault_ = RecordFault{&kind, at, std::move(words)};
}

std::optional<RecordFault> Records::cut(std::string_view text, bool has_quotes) {
  cells.clear();
  begins.clear();
  blanks.clear();
  unescaped_.clear();
  fault_.reset();
  separators_.all_ascii = false;
  if (text.size() > largest_at_once)
    walk(text, MarkFinder(text, dialect_));
  else if (has_quotes)
    cut_quoted(text);
  else
    cut_plain(text);
  if (separators_.all_ascii) return fault_;
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
    fault(table_complaint("nul-byte"), nul);
  if (const auto bad = first_bad_utf8(text)) fault(table_complaint("bad-utf8"), *bad);
  return fault_;
}

std::size_t Records::begin_of(std::size_t record, std::size_t column) const {
  const std::size_t separator = firsts_[record] + column;
  return separator == 0 ? 0 : separators_.at[separator - 1] + 1;
}

/// Where each record begins; up to the first that has another number of fields.
void Records::find_records(std::string_view text) {
  firsts_.clear();
  std::uint32_t begin = 0, first = 0;
  for (const std::uint32_t last : separators_.records) {
    const std::uint32_t end = separators_.at[last];
    const std::size_t fields = last - first + 1;
    if (fields == 1 && without_return(text.substr(begin, end - begin), dialect_).empty()) {
      blanks.push_back(begin);
    } else if (fields != columns_) {
      return fault(table_complaint("ragged-row"), begin, counts(fields, columns_));
    } else if (is_blank(text.substr(begin, end - begin), dialect_)) {
      blanks.push_back(begin);
    } else {
      begins.push_back(begin);
      firsts_.push_back(first);
    }
    begin = end + 1;
    first = last + 1;
  }
}

void Records::find_long_cell(std::string_view text) {
  std::size_t from = 0;
  for (const std::uint32_t to : separators_.at) {
    if (without_return(text.substr(from, to - from), dialect_).size() > longest_cell)
      fault(table_complaint("cell-too-long"), from, {"16 MiB"});
    from = to + 1;
  }
}

/// A carriage return in the middle of a line, or a line feed where lines end in returns.
void Records::find_stray_end(std::string_view text) {
  const char stray = dialect_.stray_end();
  const bool may_precede = dialect_.line_end == '\n';  // CR LF is one line end
  for (std::size_t at = text.find(stray); at < text.size(); at = text.find(stray, at + 1)) {
    if (may_precede && (at + 1 == text.size() || text[at + 1] == dialect_.line_end)) continue;
    return fault(table_complaint("stray-return"), at);
  }
}

void Records::cut_plain(std::string_view text) {
  find_separators(text, dialect_.delimiter, dialect_.line_end, separators_);
  if (!text.empty() && text.back() != dialect_.line_end) {  // the last line may lack its end
    separators_.records.push_back(static_cast<std::uint32_t>(separators_.at.size()));
    separators_.at.push_back(static_cast<std::uint32_t>(text.size()));
  }
  find_records(text);
  if (text.size() > longest_cell) find_long_cell(text);
  find_stray_end(text);
  take_columns(text);
  for (const std::size_t column : must_be_empty_)
    for (std::size_t r = 0; r < begins.size(); ++r) {
      const std::size_t from = begin_of(r, column);
      if (!trimmed(text.substr(from, separators_.at[firsts_[r] + column] - from)).empty())
        fault(table_complaint("unnamed-column"), begins[r], {std::to_string(column + 1)});
    }
}

/// Sets the ends of fields side by side, column by column.
void Records::take_columns(std::string_view text) {
  const std::size_t count = begins.size();
  befores_.resize(count);
  for (std::size_t r = 0; r < count; ++r) befores_[r] = begins[r] - 1;
  turn(separators_.at, firsts_, taken_, ends_);
  for (const std::size_t column : asked_)
    cells.emplace_back(TextPieces{text, column == 0 ? befores_ : ends_[column - 1], ends_[column]});
  if (taken_.empty() || taken_.back() + 1 != columns_) return;
  for (std::size_t r = 0; r < count; ++r) {
    const std::size_t from = begin_of(r, columns_ - 1);
    std::uint32_t& end = ends_.back()[r];
    end -= without_return(text.substr(from, end - from), dialect_).size() != end - from;
  }
}

void Records::cut_quoted(std::string_view text) {
  find_marks(text, dialect_.delimiter, dialect_.line_end, separators_);
  std::size_t next = 0;
  walk(text, [&](std::size_t from) -> std::size_t {
    while (next < separators_.at.size() && separators_.at[next] < from) ++next;
    return next < separators_.at.size() ? separators_.at[next] : text.size();
  });
}

template <typename NextMark>
void Records::walk(std::string_view text, NextMark next_mark) {
  const bool has_stray_ends = text.find(dialect_.stray_end()) != std::string_view::npos;
  fields_.resize(columns_);
  for (auto& column : views_) column.clear();
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    std::size_t count = 0;
    const auto take = [&](const Field& field) {
      if (count < columns_) fields_[count] = field;
      ++count;
    };
    const auto wrong = walk_record(text, at, dialect_, has_stray_ends, std::ref(next_mark), take);
    if (wrong) return fault(*wrong->kind, wrong->at, wrong->words);
    if (count == 1 && fields_[0].begin == fields_[0].end && (columns_ == 1 || text[begin] != '"'))
      blanks.push_back(begin);
    else if (count != columns_)
      return fault(table_complaint("ragged-row"), begin, counts(count, columns_));
    else if (is_blank(text.substr(begin, at - begin), dialect_))
      blanks.push_back(begin);
    else
      finish_record(text, begin, at - begin);
  }
  for (const auto& column : views_) cells.emplace_back(column);
}

/// Takes the cells of a record of `bytes` bytes.
void Records::finish_record(std::string_view text, std::uint32_t begin, std::size_t bytes) {
  begins.push_back(begin);
  for (std::size_t a = 0; a < asked_.size(); ++a)
    views_[a].push_back(content_of(text, fields_[asked_[a]], unescaped_));
  for (const std::size_t column : must_be_empty_)
    if (!trimmed(fields_[column].content(text)).empty())
      fault(table_complaint("unnamed-column"), begin, {std::to_string(column + 1)});
  if (bytes <= longest_cell) return;
  for (const Field& field : fields_)
    if (field.end - field.begin > longest_cell)
      fault(table_complaint("cell-too-long"), field.place, {"16 MiB"});
}

}  // namespace assess
