#include "tables/cells/number_format.hpp"

#include <algorithm>
#include <array>

namespace assess {

namespace {

/// What was met while looking through one section of a format code.
struct Section {
  bool number = false;  ///< a place for a digit, or General
  bool percent = false;
  bool day = false;
  bool time = false;
  char last = 0;               ///< the last letter of a date or time: y d h m s
  bool undecided_m = false;    ///< an m that is a month unless seconds follow
  bool after_seconds = false;  ///< digits are fractions of a second
};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view text, std::string_view lower_begin) {
  return text.size() >= lower_begin.size() &&
         std::ranges::equal(lower_begin, text.substr(0, lower_begin.size()), {}, {}, lower);
}

/// How many times the first letter stands at the begin.
std::size_t run_of(std::string_view text) {
  const char first = lower(text.front());
  return static_cast<std::size_t>(
      std::ranges::find_if(text, [first](char c) { return lower(c) != first; }) - text.begin());
}

void settle_month(Section& section) {
  section.day = section.day || section.undecided_m;
  section.undecided_m = false;
}

/// `m` is a minute behind hours or before seconds, else a month.
void take_letter(Section& section, char letter) {
  const bool is_minute = letter == 'm' && section.last == 'h';
  if (letter == 's') section.undecided_m = false;
  settle_month(section);
  if (letter == 'm' && !is_minute) section.undecided_m = true;
  section.day = section.day || letter == 'y' || letter == 'd';
  section.time = section.time || letter == 'h' || letter == 's' || is_minute;
  section.after_seconds = letter == 's';
  section.last = letter;
}

/// `[h]`, `[mm]`, `[s]` is time that went by; colours, languages and conditions say nothing.
std::size_t take_brackets(Section& section, std::string_view rest) {
  const std::size_t end = rest.find(']');
  if (end == std::string_view::npos) return rest.size();
  const std::string_view inside = rest.substr(1, end - 1);
  const bool is_elapsed = !inside.empty() && run_of(inside) == inside.size();
  const char letter = is_elapsed ? lower(inside.front()) : '\0';
  if (letter == 'h' || letter == 'm' || letter == 's') {
    section.time = true;
    section.after_seconds = letter == 's';
    section.last = letter;
  }
  return end + 1;
}

std::size_t quoted(std::string_view rest) {
  const std::size_t end = rest.find('"', 1);
  return end == std::string_view::npos ? rest.size() : end + 1;
}

/// Words and runs of letters; returns the bytes taken.
std::size_t take_word(Section& section, std::string_view rest) {
  constexpr std::array<std::string_view, 2> halves{"am/pm", "a/p"};
  for (const std::string_view half : halves)
    if (begins_with(rest, half)) return section.time = true, half.size();
  if (begins_with(rest, "general")) return section.number = true, 7;
  if (begins_with(rest, "e+") || begins_with(rest, "e-")) return 2;
  const std::size_t run = run_of(rest);
  const char letter = lower(rest.front());
  if (std::string_view("ydhms").find(letter) != std::string_view::npos)
    take_letter(section, letter);
  if (letter == 'e') take_letter(section, 'y');              // year of an era
  if (letter == 'a' && run >= 3) take_letter(section, 'd');  // day of the week
  return run;
}

/// What stands at the begin of `rest`, which is not empty; returns the bytes taken.
std::size_t take(Section& section, std::string_view rest) {
  const char first = rest.front();
  if (first == '"') return quoted(rest);
  if (first == '[') return take_brackets(section, rest);
  if (first == '\\' || first == '_' || first == '*') return 2;  // and the letter behind it
  if (first == '#' || first == '?' || (first == '0' && !section.after_seconds))
    section.number = true;
  else if (first == '%')
    section.percent = true;
  else
    return take_word(section, rest);
  return 1;
}

NumberMeaning meaning(const Section& section) {
  // A unit without quotes, as in `#,##0 km`, is no month.
  if (section.number || (!section.day && !section.time))
    return section.percent ? NumberMeaning::percent : NumberMeaning::plain;
  if (!section.day) return NumberMeaning::time;
  return section.time ? NumberMeaning::day_and_time : NumberMeaning::day;
}

bool only_literal(const Section& section) {
  return !section.number && !section.day && !section.time;
}

}  // namespace

NumberMeaning meaning_of_format(std::string_view code) {
  Section section;
  while (!code.empty()) {
    // Sections are for above zero, below, zero, text: the first that shows the number decides.
    if (code.front() == ';' && (settle_month(section), !only_literal(section))) break;
    const std::size_t taken = take(section, code);
    code.remove_prefix(std::min(taken, code.size()));
  }
  settle_month(section);
  return meaning(section);
}

NumberMeaning meaning_of_builtin_format(unsigned id) {
  struct Range {
    unsigned first, last;
    NumberMeaning meaning;
  };
  // 27 to 36 and 50 to 58 are those of East Asia; where languages differ the Chinese ones are
  // taken.
  using enum NumberMeaning;
  constexpr std::array ranges{Range{9, 10, percent},       Range{14, 17, day},  Range{18, 21, time},
                              Range{22, 22, day_and_time}, Range{27, 31, day},  Range{32, 35, time},
                              Range{36, 36, day},          Range{45, 47, time}, Range{50, 54, day},
                              Range{55, 56, time},         Range{57, 58, day}};
  for (const Range& range : ranges)
    if (range.first <= id && id <= range.last) return range.meaning;
  return plain;
}

}  // namespace assess
