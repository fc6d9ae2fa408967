#include "tables/cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/date.hpp"
#include "base/text.hpp"
#include "tables/dates.hpp"
#include "tables/numbers.hpp"

namespace assess {

namespace {

// Spellings that mean a state in every column (PRACTICE §3.4); a table's aliases come on top.
constexpr std::array nils{"无", "无此情况", "零", "nil", "Nil", "NIL", "未发生", "none", "None"};
constexpr std::array not_applicables{"不适用", "N/A", "n/a", "缺项", "not applicable"};
// "" is what em spaces and their like become when they are folded
constexpr std::array missings{"", "待补", "另附", "暂缺"};
constexpr std::array dashes{"—", "-", "/", "--", "\\", "——", "–"};
constexpr std::array long_terms{"长期", "long-term", "长期坚持"};
constexpr std::array yes_words{"是", "√", "Y", "y", "有", "已", "yes", "Yes", "YES", "true", "TRUE", "True", "1", "✓"};
constexpr std::array no_words{"否", "×", "N", "n", "无", "未", "no", "No", "NO", "false", "FALSE", "False", "0", "x", "X", "✗"};

bool is_error_cell(std::string_view text) {
  constexpr std::array errors{"#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"};
  for (const std::string_view error : errors)
    if (text == error) return true;
  return false;
}

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }));
}

/// Folding makes 52 of 5² and 1 of ①: such digits are no numbers; those of full width are.
bool has_odd_digits(std::string_view text, std::string_view folded) {
  std::size_t full_width = 0;
  constexpr std::string_view lead = "\xef\xbc";  // U+FF10 to U+FF19
  for (std::size_t at = text.find(lead); at < text.size(); at = text.find(lead, at + 1))
    full_width += at + 2 < text.size() && text[at + 2] >= '\x90' && text[at + 2] <= '\x99';
  return digits_in(folded) != digits_in(text) + full_width;
}

CellFault fault_of_type(Type type) {
  if (type == Type::date) return CellFault::not_a_date;
  if (type == Type::yes_no) return CellFault::not_yes_no;
  return CellFault::not_a_number;
}

}  // namespace

CellReader::CellReader(const ColumnType& type, const CellAliases& aliases, Words& words)
    : type_(type), words_(&words) {
  const auto say = [&](const auto& spellings, Cell cell) {
    for (const std::string_view spelling : spellings) special_[folded(spelling)] = cell;
  };
  const auto state = [](State s, CellFault fault = CellFault::none) {
    return Cell{s == State::nil ? 0.0 : absent, s, fault};
  };
  say(nils, state(State::nil));
  say(not_applicables, state(State::not_applicable));
  say(missings, state(State::missing));
  say(dashes, state(State::missing, CellFault::dash));
  if (type.type == Type::date) say(long_terms, state(State::not_applicable));
  const Cell yes{1, State::value, CellFault::none}, no{0, State::value, CellFault::none};
  if (type.type == Type::yes_no) {
    say(yes_words, yes);
    say(no_words, no);
  }
  for (const std::string& word : type.words)
    special_[folded(word)] = {words.code(word), State::value, CellFault::none};
  for (const auto& [spelling, word] : aliases.words) {
    const std::array one{std::string_view(spelling)};
    if (word == "nil") say(one, state(State::nil));
    else if (word == "missing") say(one, state(State::missing));
    else if (word == "not_applicable") say(one, state(State::not_applicable));
    else if (word == "yes" && type.type == Type::yes_no) say(one, yes);
    else if (word == "no" && type.type == Type::yes_no) say(one, no);
    else if (std::find(type.words.begin(), type.words.end(), word) != type.words.end())
      say(one, {words.code(word), State::value, CellFault::none});
  }
}

Cell CellReader::in_range(Cell cell) const {
  const bool below = type_.low && cell.value < *type_.low, above = type_.high && cell.value > *type_.high;
  if (below || above) cell.fault = CellFault::out_of_range;
  return cell;
}

Cell CellReader::read_special(std::string_view text, bool& found) const {
  const auto at = special_.find(folded(text));
  found = at != special_.end();
  return found ? at->second : Cell{};
}

Cell CellReader::read_number(std::string_view text) const {
  const std::string plain = folded(text);
  const auto odd = parse_odd_number(plain);
  if (!odd || has_odd_digits(text, plain)) return {absent, State::missing, CellFault::not_a_number};
  const bool lenient = odd->odd || plain != text;
  Cell cell{odd->value, State::value, lenient ? CellFault::lenient : CellFault::none};
  if (type_.type == Type::percent && !odd->percent && cell.value > 1)
    cell.fault = CellFault::bare_percent;
  return cell.fault == CellFault::bare_percent ? cell : in_range(cell);
}

Cell CellReader::read_date_cell(std::string_view text) const {
  const std::string plain = folded(text);
  const ReadDate date = has_odd_digits(text, plain) ? ReadDate{} : read_date(plain);
  switch (date.kind) {
    case ReadDate::Kind::day:
      return {static_cast<double>(date.day), State::value, CellFault::none};
    case ReadDate::Kind::odd:
      return {static_cast<double>(date.day), State::value, CellFault::lenient};
    case ReadDate::Kind::ambiguous:
      return {absent, State::missing, CellFault::ambiguous_date};
    default:
      return {absent, State::missing, CellFault::not_a_date};
  }
}

Cell CellReader::read_text(std::string_view text) const {
  if (!type_.words.empty()) return {absent, State::missing, CellFault::unknown_word};
  return {words_->code(text), State::value, CellFault::none};
}

Cell CellReader::read(std::string_view text) const {
  const std::string_view content = trimmed(text);
  if (content.empty()) return {};
  double number = 0;
  const bool numeric = type_.type == Type::number || type_.type == Type::percent;
  if (numeric && parse_number(content, number)) {
    Cell cell{number, State::value, CellFault::none};
    if (loses_digits(content, number)) cell.fault = CellFault::lenient;
    if (type_.type == Type::percent && number > 1) cell.fault = CellFault::bare_percent;
    return cell.fault == CellFault::bare_percent ? cell : in_range(cell);
  }
  if (type_.type == Type::date)
    if (const auto day = parse_iso_date(content)) return {static_cast<double>(*day), State::value, CellFault::none};
  bool found = false;
  const Cell special = read_special(content, found);
  if (found) return special;
  if (is_error_cell(content)) return {absent, State::missing, CellFault::error_cell};
  switch (type_.type) {
    case Type::date:
      return read_date_cell(content);
    case Type::text:
      return read_text(content);
    case Type::yes_no:
      return {absent, State::missing, fault_of_type(type_.type)};
    default:
      return read_number(content);
  }
}

void CellReader::read(std::span<const std::string_view> cells, std::span<double> values,
                      std::span<State> states, std::vector<std::uint32_t>& faults) const {
  const bool plain_numbers = type_.type == Type::number && !type_.low && !type_.high;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    // the usual cell first: a plain number in a column without range, all of whose digits count
    if (plain_numbers && !cells[i].empty() && parse_number(cells[i], values[i]) &&
        std::abs(values[i]) < 9e15) {
      states[i] = State::value;
      continue;
    }
    const Cell cell = read(cells[i]);
    values[i] = cell.state > State::nil ? absent : cell.value;
    states[i] = cell.state;
    if (cell.fault != CellFault::none) faults.push_back(static_cast<std::uint32_t>(i));
  }
}

}  // namespace assess
