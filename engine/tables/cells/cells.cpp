#include "tables/cells/cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "tables/cells/dates.hpp"
#include "tables/cells/numbers.hpp"
#include "tables/cells/short_number.hpp"
#include "tables/cells/short_numbers.hpp"

namespace assess {

namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();
constexpr double most_exact = 9007199254740991;  ///< 2^53 - 1: a double of this size lost no digit

Cell wrong(CellFault fault) {
  return {absent, State::missing, fault};
}

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }));
}

/// Folding makes 52 of 5² and 1 of ①: such digits are no numbers; those of full
/// width are.
bool has_odd_digits(std::string_view text, std::string_view folded) {
  std::size_t full_width = 0;
  constexpr std::string_view lead = "\xef\xbc";  // U+FF10 to U+FF19
  for (std::size_t at = text.find(lead); at < text.size(); at = text.find(lead, at + 1))
    full_width += at + 2 < text.size() && text[at + 2] >= '\x90' && text[at + 2] <= '\x99';
  return digits_in(folded) != digits_in(text) + full_width;
}

/// Whether an alias is written like a plain number or date, such as
/// alias.missing = -99.
bool is_plain(std::string_view spelling) {
  double number = 0;
  int day = 0;
  return parse_number(spelling, number) || parse_iso_day(spelling, day);
}

}  // namespace

/// Reads cells that are not usual, and remembers what the last texts of a batch meant: few levels,
/// units, kinds stand in many rows.
class CellReader::Recent {
 public:
  explicit Recent(const CellReader& reader) : reader_(reader) {}

  /// Returns whether the cell has a fault.
  bool read(std::string_view text, double& value, State& state) {
    if (text.empty()) {
      value = absent;
      state = State::missing;
      return false;
    }
    if (!slots_) slots_.emplace();
    const Cell& cell = meaning(text);
    value = cell.state > State::nil ? absent : cell.value;
    state = cell.state;
    return cell.fault != CellFault::none;
  }

 private:
  const Cell& meaning(std::string_view text) {
    const bool is_short = text.size() <= sizeof(std::uint64_t);
    const std::uint64_t word =
        is_short ? short_number::load(text) : std::hash<std::string_view>{}(text);
    Slot& slot = (*slots_)[(word + text.size()) * 0x9E37'79B9'7F4A'7C15u >> 57];
    const bool known =
        slot.word == word && slot.text.size() == text.size() && (is_short || slot.text == text);
    if (!known) slot = {text, word, reader_.read(text)};
    return slot.cell;
  }

  struct Slot {
    std::string_view text;   ///< empty: free
    std::uint64_t word = 0;  ///< a short text, or the hash of a long one
    Cell cell;
  };
  const CellReader& reader_;
  std::optional<std::array<Slot, 128>> slots_;  ///< most columns of numbers need none
};

CellReader::CellReader(const ColumnType& type, const CellAliases& aliases, Words& words)
    : type_(type.type),
      closed_(!type.words.empty()),
      low_(type.low.value_or(-no_limit)),
      high_(type.high.value_or(no_limit)),
      usual_(type.type == Type::percent ? 1 : most_exact),
      words_(&words),
      meanings_(meanings_of(type, aliases, words)) {
  for (const auto& [spelling, word] : aliases.words)
    plain_is_plain_ = plain_is_plain_ && !is_plain(trimmed(spelling));
}

Cell CellReader::checked(double number, CellFault fault) const {
  if (number < low_ || number > high_) fault = CellFault::out_of_range;
  return {number, State::value, fault};
}

/// Numbers as programs write them, and ISO dates.
Cell CellReader::read_plainly_written(std::string_view text, bool& found) const {
  double number = 0;
  int day = 0;
  if (type_ == Type::date) {
    found = parse_iso_day(text, day);
    return found ? Cell{static_cast<double>(day), State::value, CellFault::none} : Cell{};
  }
  found = (type_ == Type::number || type_ == Type::percent) && parse_number(text, number);
  if (!found) return {};
  if (type_ == Type::percent && number > 1) return {number, State::value, CellFault::bare_percent};
  return checked(number, loses_digits(text, number) ? CellFault::lenient : CellFault::none);
}

Cell CellReader::read_odd_number(std::string_view text) const {
  const std::string plain = folded(text);
  const auto odd = parse_odd_number(plain);
  if (!odd || has_odd_digits(text, plain)) return wrong(CellFault::not_a_number);
  if (type_ == Type::percent && !odd->percent && odd->value > 1)
    return {odd->value, State::value, CellFault::bare_percent};
  return checked(odd->value, odd->odd || plain != text ? CellFault::lenient : CellFault::none);
}

Cell CellReader::read_odd_date(std::string_view text) const {
  const std::string plain = folded(text);
  const ReadDate date = has_odd_digits(text, plain) ? ReadDate{} : read_date(plain);
  if (date.kind == ReadDate::Kind::ambiguous) return wrong(CellFault::ambiguous_date);
  if (date.kind == ReadDate::Kind::no_date) return wrong(CellFault::not_a_date);
  const bool odd = date.kind == ReadDate::Kind::odd;
  return {static_cast<double>(date.day), State::value, odd ? CellFault::lenient : CellFault::none};
}

/// What has no meaning of its own and is not written plainly.
Cell CellReader::read_otherwise(std::string_view text) const {
  switch (type_) {
    case Type::date:
      return read_odd_date(text);
    case Type::yes_no:
      return wrong(CellFault::not_yes_no);
    case Type::text:
      if (closed_) return wrong(CellFault::unknown_word);
      return {words_ ? words_->code(text) : 0, State::value, CellFault::none};
    default:
      return read_odd_number(text);
  }
}

Cell CellReader::read(std::string_view text) const {
  const std::string_view content = trimmed(text);
  if (content.empty()) return {};
  if (const Cell* meaning = meanings_.find(content)) return *meaning;
  bool found = false;
  const Cell plain = read_plainly_written(content, found);
  if (found) return plain;
  if (const Cell* meaning = meanings_.find(folded(content))) return *meaning;
  return read_otherwise(content);
}

/// A plain number in range, without doubt about a percentage or lost digits.
bool CellReader::is_usual(std::string_view text, double& number) const {
  return !text.empty() && parse_number(text, number) && number >= low_ && number <= high_ &&
         std::abs(number) <= usual_;
}

bool CellReader::has_plain_numbers() const {
  return plain_is_plain_ && (type_ == Type::number || type_ == Type::percent);
}

/// The usual number first, then one that is long or below zero; both plain. A plain date. All else
/// is looked at closely.
void CellReader::read(const CellTexts& cells, std::span<double> values,
                      std::span<State> states, std::vector<std::uint32_t>& faults) const {
  Recent recent(*this);
  std::ranges::fill(states, State::value);
  const auto is_fault = [&](std::size_t row) {
    return recent.read(cells[row], values[row], states[row]);
  };
  if (has_plain_numbers()) {
    read_short_numbers(cells, low(), high(), values, faults);
    std::erase_if(faults, [&](std::uint32_t row) {
      return is_usual(cells[row], values[row]) || !is_fault(row);
    });
    return;
  }
  if (plain_is_plain_ && type_ == Type::date) {
    read_iso_days(cells, values, faults);
    std::erase_if(faults, [&](std::uint32_t row) { return !is_fault(row); });
    return;
  }
  faults.clear();
  for (std::uint32_t row = 0; row < cells.size(); ++row)
    if (is_fault(row)) faults.push_back(row);
}

namespace {

/// The range of the numerators n for which n / 10^decimals is in [low, high].
NumeratorRange numerators_within(double low, double high, unsigned decimals, double most) {
  const double power = short_number::powers[decimals];
  NumeratorRange range{decimals, std::clamp(std::floor(low * power), 0.0, most + 1),
                       std::clamp(std::ceil(high * power), -1.0, most)};
  while (range.least / power < low && range.least <= most) ++range.least;
  while (range.most / power > high && range.most >= 0) --range.most;
  return range;
}

}  // namespace

template <typename Numerator>
bool CellReader::read_numerators(const CellTexts& cells, unsigned decimals,
                                 std::span<Numerator> numerators, std::size_t most_others,
                                 std::vector<std::uint32_t>& others) const {
  if (!has_plain_numbers()) return false;
  const auto range =
      numerators_within(low(), high(), decimals, std::numeric_limits<Numerator>::max());
  return read_short_numbers(cells, range, numerators, most_others, others);
}

void CellReader::read_rows(const CellTexts& cells, std::span<const std::uint32_t> rows,
                           std::span<double> values, std::span<State> states,
                           std::vector<std::uint32_t>& faults) const {
  Recent recent(*this);
  std::ranges::fill(states, State::value);
  faults.clear();
  for (std::size_t k = 0; k < rows.size(); ++k)
    if (!is_usual(cells[rows[k]], values[k]) && recent.read(cells[rows[k]], values[k], states[k]))
      faults.push_back(rows[k]);
}

template bool CellReader::read_numerators(const CellTexts&, unsigned, std::span<std::int16_t>,
                                          std::size_t, std::vector<std::uint32_t>&) const;
template bool CellReader::read_numerators(const CellTexts&, unsigned, std::span<std::int32_t>,
                                          std::size_t, std::vector<std::uint32_t>&) const;

}  // namespace assess
