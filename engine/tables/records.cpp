#include "tables/records.hpp"

#include <algorithm>
#include <cstring>

#include "base/text.hpp"
#include "tables/diagnostics.hpp"
#include "tables/limits.hpp"

namespace assess {

namespace {

std::string_view without_return(std::string_view field) {
  if (field.ends_with('\r')) field.remove_suffix(1);
  return field;
}

/// A quoted field from its opening quote on: its content; `at` moves behind the closing quote.
std::optional<RecordFault> read_quoted(std::string_view text, std::size_t& at, Dialect dialect,
                                       std::string_view& field, std::deque<std::string>& unescaped) {
  const std::size_t open = at++;
  const std::size_t begin = at;
  std::string* copy = nullptr;
  std::size_t from = begin;
  for (;;) {
    const std::size_t quote = text.find('"', at);
    if (quote == std::string_view::npos) return RecordFault{&table_complaint("open-quote"), open, {}};
    at = quote + 1;
    if (at < text.size() && text[at] == '"') {  // doubled: one quote of the content
      if (!copy) copy = &unescaped.emplace_back();
      copy->append(text.substr(from, at - from));
      from = ++at;
      continue;
    }
    if (copy) copy->append(text.substr(from, quote - from));
    field = copy ? std::string_view(*copy) : text.substr(begin, quote - begin);
    break;
  }
  const bool ends = at == text.size() || text[at] == dialect.delimiter || text[at] == dialect.line_end ||
                    (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] == dialect.line_end));
  if (!ends) return RecordFault{&table_complaint("stray-quote"), at, {}};
  if (at < text.size() && text[at] == '\r' && dialect.line_end != '\r') ++at;
  return {};
}

}  // namespace

std::optional<RecordFault> read_record(std::string_view text, std::size_t& at, Dialect dialect,
                                       std::vector<std::string_view>& fields,
                                       std::vector<std::size_t>& places,
                                       std::deque<std::string>& unescaped) {
  fields.clear();
  places.clear();
  // in files of old Macs a return is the line end
  const char stops[] = {dialect.delimiter, dialect.line_end, '"', '\0', '\r'};
  for (;;) {
    places.push_back(at);
    std::string_view field;
    if (at < text.size() && text[at] == '"') {
      if (auto fault = read_quoted(text, at, dialect, field, unescaped)) return fault;
    } else {
      std::size_t end = std::min(text.find_first_of(std::string_view(stops, 5), at), text.size());
      if (end < text.size() && text[end] == '"') return RecordFault{&table_complaint("stray-quote"), end, {}};
      if (end < text.size() && text[end] == '\0') return RecordFault{&table_complaint("nul-byte"), end, {}};
      if (end < text.size() && text[end] == '\r' && dialect.line_end != '\r' && ++end < text.size() &&
          text[end] != '\n')
        return RecordFault{&table_complaint("stray-return"), end - 1, {}};
      field = text.substr(at, end - at);
      at = end;
      if (at == text.size() || text[at] == dialect.line_end) field = without_return(field);
    }
    fields.push_back(field);
    if (at == text.size()) return {};
    if (text[at++] == dialect.line_end) return {};
  }
}

bool Records::fault(const DiagnosticKind& kind, std::size_t at, std::vector<std::string> words) {
  if (!fault_ || at < fault_->at) fault_ = RecordFault{&kind, at, std::move(words)};
  return true;
}

std::optional<RecordFault> Records::cut(std::string_view text, bool has_quotes) {
  cells.resize(asked_.size());
  for (auto& column : cells) column.clear();
  begins.clear();
  blanks.clear();
  unescaped_.clear();
  fault_.reset();
  if (has_quotes)
    cut_quoted(text);
  else
    cut_plain(text);
  if (const void* nul = std::memchr(text.data(), '\0', text.size()))
    fault(table_complaint("nul-byte"), static_cast<std::size_t>(static_cast<const char*>(nul) - text.data()));
  if (const auto bad = first_bad_utf8(text)) fault(table_complaint("bad-utf8"), *bad);
  return fault_;
}

void Records::cut_plain(std::string_view text) {
  find_separators(text, dialect_.delimiter, dialect_.line_end, separators_);
  if (!text.empty() && text.back() != dialect_.line_end) {  // the last line may lack its end
    separators_.records.push_back(static_cast<std::uint32_t>(separators_.at.size()));
    separators_.at.push_back(static_cast<std::uint32_t>(text.size()));
  }
  const std::size_t most = separators_.records.size();
  begins.reserve(most);
  // first where each record begins, then one column after the other
  std::vector<std::uint32_t> firsts;
  firsts.reserve(most);
  std::uint32_t begin = 0, first = 0;
  for (const std::uint32_t last : separators_.records) {
    const std::uint32_t end = separators_.at[last];
    const std::size_t fields = last - first + 1;
    if (fields == 1 && without_return(text.substr(begin, end - begin)).empty()) {
      blanks.push_back(begin);
    } else if (fields != columns_) {
      fault(table_complaint("ragged-row"), begin, {std::to_string(fields), std::to_string(columns_)});
      break;  // what stands before it may be worse
    } else {
      begins.push_back(begin);
      firsts.push_back(first);
    }
    begin = end + 1;
    first = last + 1;
  }
  const auto field = [&](std::size_t record, std::size_t column) {
    const std::uint32_t at = firsts[record] + static_cast<std::uint32_t>(column);
    const std::uint32_t from = column == 0 ? begins[record] : separators_.at[at - 1] + 1;
    const std::string_view raw = text.substr(from, separators_.at[at] - from);
    return column + 1 == columns_ ? without_return(raw) : raw;
  };
  for (std::size_t a = 0; a < asked_.size(); ++a) {
    cells[a].resize(begins.size());
    for (std::size_t r = 0; r < begins.size(); ++r) cells[a][r] = field(r, asked_[a]);
  }
  for (const std::size_t column : must_be_empty_)
    for (std::size_t r = 0; r < begins.size(); ++r)
      if (!trimmed(field(r, column)).empty()) {
        fault(table_complaint("unnamed-column"), begins[r], {std::to_string(column + 1)});
        break;
      }
  if (text.size() > longest_cell) find_long_cell();
  if (dialect_.line_end != '\n') return;
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
    if (at + 1 < text.size() && text[at + 1] != '\n') {
      fault(table_complaint("stray-return"), at);
      break;
    }
}

void Records::find_long_cell() {
  std::uint32_t from = 0;
  for (const std::uint32_t to : separators_.at) {
    if (to - from > longest_cell) fault(table_complaint("cell-too-long"), from, {"16 MiB"});
    from = to + 1;
  }
}

void Records::cut_quoted(std::string_view text) {
  std::vector<std::string_view> fields;
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    if (const auto wrong = read_record(text, at, dialect_, fields, places, unescaped_)) {
      fault(*wrong->kind, wrong->at, wrong->words);
      return;
    }
    if (fields.size() == 1 && columns_ > 1 && fields[0].empty() && text[begin] != '"') {
      blanks.push_back(begin);
      continue;
    }
    if (columns_ == 1 && fields.size() == 1 && fields[0].empty()) {
      blanks.push_back(begin);
      continue;
    }
    if (fields.size() != columns_) {
      fault(table_complaint("ragged-row"), begin,
            {std::to_string(fields.size()), std::to_string(columns_)});
      return;
    }
    finish_record(begin, fields);
    if (fault_) return;
  }
}

void Records::finish_record(std::uint32_t begin, std::vector<std::string_view>& fields) {
  begins.push_back(begin);
  for (std::size_t a = 0; a < asked_.size(); ++a) cells[a].push_back(fields[asked_[a]]);
  for (const std::size_t column : must_be_empty_)
    if (!trimmed(fields[column]).empty())
      fault(table_complaint("unnamed-column"), begin, {std::to_string(column + 1)});
  for (const std::string_view field : fields)
    if (field.size() > longest_cell) fault(table_complaint("cell-too-long"), begin, {"16 MiB"});
}

}  // namespace assess
