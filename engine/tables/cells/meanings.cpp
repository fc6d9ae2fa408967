#include "tables/cells/meanings.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include "base/text.hpp"

namespace assess {

namespace {

constexpr std::size_t fewest_slots = 16;

struct Spelling {
  std::string_view text;
  State state;
  CellFault fault = CellFault::none;
};

/// What means a state in a column of every type (PRACTICE §3.4). Latin words
/// are taken in lower case, in capitals, and with one capital.
constexpr Spelling states[] = {
    {"无", State::nil},
    {"无此情况", State::nil},
    {"零", State::nil},
    {"未发生", State::nil},
    {"nil", State::nil},
    {"none", State::nil},
    {"不适用", State::not_applicable},
    {"缺项", State::not_applicable},
    {"n/a", State::not_applicable},
    {"not applicable", State::not_applicable},
    {"待补", State::missing},
    {"另附", State::missing},
    {"暂缺", State::missing},
    // nobody knows what a dash means; the table's aliases may say it
    {"-", State::missing, CellFault::dash},
    {"--", State::missing, CellFault::dash},
    {"—", State::missing, CellFault::dash},
    {"——", State::missing, CellFault::dash},
    {"–", State::missing, CellFault::dash},
    {"\u2212", State::missing, CellFault::dash},
    {"/", State::missing, CellFault::dash},
    {"\\", State::missing, CellFault::dash},
    {"#REF!", State::missing, CellFault::error_cell},
    {"#DIV/0!", State::missing, CellFault::error_cell},
    {"#N/A", State::missing, CellFault::error_cell},
    {"#VALUE!", State::missing, CellFault::error_cell},
    {"#NAME?", State::missing, CellFault::error_cell},
    {"#NUM!", State::missing, CellFault::error_cell},
    {"#NULL!", State::missing, CellFault::error_cell},
    {"#SPILL!", State::missing, CellFault::error_cell},
    {"#CALC!", State::missing, CellFault::error_cell},
    {"#UNCALCULATED!", State::missing, CellFault::error_cell},  // a formula without stored value
};

/// A date that never comes has no place in an on-time rate.
constexpr std::string_view no_dates[] = {"长期", "长期坚持", "long-term", "long term"};

constexpr std::string_view yes_words[] = {"是", "有", "已", "√", "✓", "✔", "1", "y", "yes", "true"};
constexpr std::string_view no_words[] = {"否", "无", "未", "×",  "✗",    "✘",
                                         "0",  "x",  "n",  "no", "false"};

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

void add_in_any_case(Meanings& meanings, std::string_view spelling, const Cell& meaning) {
  std::string text(spelling);
  meanings.add(text, meaning);
  text[0] = upper(text[0]);
  meanings.add(text, meaning);
  std::ranges::transform(text, text.begin(), upper);
  meanings.add(text, meaning);
}

Cell of_state(State state, CellFault fault = CellFault::none) {
  return {state == State::nil ? 0.0 : absent, state, fault};
}

Cell of_value(double value) {
  return {value, State::value, CellFault::none};
}

/// What an alias stands for: nothing if its word is of another column of the
/// table.
std::optional<Cell> meaning_of(const std::string& word, const ColumnType& type, Words& words) {
  if (word == "nil") return of_state(State::nil);
  if (word == "missing") return of_state(State::missing);
  if (word == "not_applicable") return of_state(State::not_applicable);
  if (type.type == Type::yes_no && word == "yes") return of_value(1);
  if (type.type == Type::yes_no && word == "no") return of_value(0);
  if (std::ranges::find(type.words, word) == type.words.end()) return {};
  return of_value(words.code(word));
}

}  // namespace

Meanings::Meanings() : slots_(fewest_slots) {}

/// Where the spelling is, or would be put.
std::size_t Meanings::slot_of(std::string_view spelling) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = std::hash<std::string_view>{}(spelling)&mask;
  while (slots_[slot] != 0 && entries_[slots_[slot] - 1].spelling != spelling)
    slot = (slot + 1) & mask;
  return slot;
}

void Meanings::rehash() {
  slots_.assign(slots_.size() * 2, 0);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) slots_[slot_of(entries_[i].spelling)] = i + 1;
}

void Meanings::add(std::string_view spelling, const Cell& meaning) {
  if (entries_.size() * 4 >= slots_.size()) rehash();
  const std::size_t slot = slot_of(spelling);
  if (slots_[slot] != 0) {
    entries_[slots_[slot] - 1].meaning = meaning;
    return;
  }
  entries_.push_back({std::string(spelling), meaning});
  slots_[slot] = static_cast<std::uint32_t>(entries_.size());
  longest_ = std::max(longest_, spelling.size());
}

const Cell* Meanings::find(std::string_view spelling) const {
  if (spelling.size() > longest_) return nullptr;
  const std::uint32_t entry = slots_[slot_of(spelling)];
  return entry == 0 ? nullptr : &entries_[entry - 1].meaning;
}

Meanings meanings_of(const ColumnType& type, const CellAliases& aliases, Words& words) {
  Meanings meanings;
  for (const Spelling& spelling : states)
    add_in_any_case(meanings, spelling.text, of_state(spelling.state, spelling.fault));
  if (type.type == Type::date)
    for (const std::string_view spelling : no_dates)
      add_in_any_case(meanings, spelling, of_state(State::not_applicable));
  if (type.type == Type::yes_no) {
    for (const std::string_view word : yes_words) add_in_any_case(meanings, word, of_value(1));
    for (const std::string_view word : no_words) add_in_any_case(meanings, word, of_value(0));
  }
  for (const std::string& word : type.words) meanings.add(folded(word), of_value(words.code(word)));
  for (const auto& [spelling, word] : aliases.words)
    if (const auto meaning = meaning_of(word, type, words))
      meanings.add(folded(spelling), *meaning);
  return meanings;
}

}  // namespace assess
