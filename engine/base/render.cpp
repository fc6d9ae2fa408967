#include <fmt/format.h>

#include <algorithm>

#include "base/diagnostics.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace assess {

namespace {

constexpr Message severity_names[] = {{"note", "提示"}, {"warning", "警告"}, {"error", "错误"}};
constexpr std::string_view severity_colors[] = {"\x1b[1;36m", "\x1b[1;33m", "\x1b[1;31m"};
constexpr std::string_view help_color = "\x1b[1;32m";
constexpr Message help_name = {"help", "建议"};
constexpr Message did_you_mean = {"did you mean '{0}'?", "是否要写“{0}”？"};

constexpr std::size_t longest_word = 200;     // characters; a cell may have millions
constexpr std::size_t longest_excerpt = 100;  // columns of the rules file around the place
constexpr std::size_t excerpt_before = 40;

std::string colored(std::string_view text, std::string_view color, bool on) {
  return on ? fmt::format("{}{}\x1b[0m", color, text) : std::string(text);
}

/// `count` characters from the `first` on.
std::string_view characters(std::string_view text, std::size_t first, std::size_t count) {
  const auto skip = [&](std::size_t from, std::size_t n) {
    while (n-- > 0 && from < text.size()) from += utf8_head(text.substr(from)).bytes;
    return from;
  };
  const std::size_t begin = skip(0, first);
  return text.substr(begin, skip(begin, count) - begin);
}

std::string shown_word(std::string_view word) {
  const std::string_view head = characters(word, 0, longest_word);
  return shown(head) + (head.size() < word.size() ? "…" : "");
}

/// Stands between the halves of a word in both languages; nobody types it.
constexpr std::string_view between_languages = "\x1e\x1f";

std::string_view half_of(std::string_view word, Language language) {
  const std::size_t at = word.find(between_languages);
  if (at == std::string_view::npos) return word;
  return language == Language::zh ? word.substr(at + between_languages.size()) : word.substr(0, at);
}

/// The sentence with {0} {1} ... replaced; a place without word stays as it is.
std::string filled(const Message& message, const std::vector<std::string>& words,
                   Language language) {
  const std::string_view sentence = message.in(language);
  std::string text;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const bool place = i + 2 < sentence.size() && sentence[i] == '{' && sentence[i + 2] == '}';
    const std::size_t word = place ? static_cast<std::size_t>(sentence[i + 1] - '0') : words.size();
    if (word >= words.size()) {
      text += sentence[i];
      continue;
    }
    text += shown_word(half_of(words[word], language));
    i += 2;
  }
  return text;
}

std::string place_text(const Place& place) {
  std::string text = place.file.empty() ? "" : shown(place.file) + ":";
  if (!place.cell.empty()) return text + shown(place.cell) + ":";
  if (place.line > 0) text += fmt::format("{}:", place.line);
  if (place.line > 0 && place.column > 0) text += fmt::format("{}:", place.column);
  return text;
}

/// The line of the rules, or the part of a long one around the place, and the marks below it.
std::string excerpt_text(const Place& place, std::string_view color, bool color_on) {
  std::string line = place.excerpt;
  std::replace(line.begin(), line.end(), '\t', ' ');
  const std::size_t at = std::max<std::uint64_t>(place.column, 1) - 1;
  const std::size_t first = at < longest_excerpt - excerpt_before ? 0 : at - excerpt_before;
  const std::string_view part = characters(line, first, longest_excerpt);
  const bool cut = part.data() + part.size() < line.data() + line.size();

  const std::string number = fmt::format("{}", place.line);
  const std::string head = first > 0 ? "…" : "";
  std::string text = fmt::format("  {} | {}{}{}\n", number, head, shown(part), cut ? "…" : "");
  if (place.column == 0) return text;
  const auto width = [&](std::size_t from, std::size_t count) {
    return display_width(shown(characters(part, from, count)));
  };
  const std::string gap(display_width(head) + width(0, at - first), ' ');
  const std::string marks(std::max<std::size_t>(width(at - first, place.width), 1), '^');
  return text + fmt::format("  {} | {}{}\n", std::string(number.size(), ' '), gap,
                            colored(marks, color, color_on));
}

}  // namespace

std::string_view severity_name(Severity severity, Language language) {
  return severity_names[static_cast<std::size_t>(severity)].in(language);
}

std::string fact_text(const Diagnostic& diagnostic, Language language) {
  return filled(diagnostic.kind->fact, diagnostic.words, language);
}

std::string remedy_text(const Diagnostic& diagnostic, Language language) {
  if (!diagnostic.nearest.empty()) return filled(did_you_mean, {diagnostic.nearest}, language);
  return filled(diagnostic.kind->remedy, diagnostic.words, language);
}

std::string both(std::string_view en, std::string_view zh) {
  return std::string(en) + std::string(between_languages) + std::string(zh);
}

std::string render(const Diagnostic& diagnostic, const RenderOptions& options) {
  const auto severity = static_cast<std::size_t>(diagnostic.severity());
  const std::string_view color = severity_colors[severity];
  const std::string place = place_text(diagnostic.place);
  const std::string label =
      fmt::format("{}[{}]", severity_name(diagnostic.severity(), options.language), diagnostic.kind->code);
  std::string text = fmt::format("{}{}{}: {}\n", place, place.empty() ? "" : " ",
                                 colored(label, color, options.color),
                                 fact_text(diagnostic, options.language));
  if (!diagnostic.place.excerpt.empty())
    text += excerpt_text(diagnostic.place, color, options.color);
  if (const std::string help = remedy_text(diagnostic, options.language); !help.empty())
    text += fmt::format("  {}: {}\n",
                        colored(help_name.in(options.language), help_color, options.color), help);
  return text;
}

}  // namespace assess
