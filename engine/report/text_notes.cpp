#include "report/text_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "report/print_order.hpp"
#include "report/reasons.hpp"

namespace assess {

namespace {

constexpr std::size_t most_units = 8;  ///< named in a line; more are counted

template <typename... Args>
std::string say(const Message& message, Language language, const Args&... args) {
  return fmt::format(fmt::runtime(message.in(language)), args...);
}

/// `1 unit`, `12 units`, `12个单位`.
std::string units_text(std::size_t count, Language language) {
  constexpr Message one{"{} unit", "{}个单位"}, many{"{} units", "{}个单位"};
  return say(count == 1 ? one : many, language, count);
}

/// `Excellent 5 · Good 20 · no grade 1`.
std::string grade_counts(const Assessment& a, Language language) {
  constexpr Message grades{"Grades: {}", "等次：{}"}, ungraded{"no grade", "未定等次"};
  if (a.scheme.grades.empty()) return {};
  std::vector<std::string> parts;
  const auto count = [&](std::int16_t grade) {
    return std::ranges::count(a.standing.grade, grade);
  };
  for (std::size_t g = 0; g < a.scheme.grades.size(); ++g)
    parts.push_back(fmt::format("{} {}", grade_name(a.scheme.grades[g], language),
                                count(static_cast<std::int16_t>(g))));
  if (const auto none = count(no_grade))
    parts.push_back(fmt::format("{} {}", ungraded.in(language), none));
  return say(grades, language, joined(parts, " · ")) + '\n';
}

std::string moved_by_quota(const Assessment& a, Language language) {
  constexpr Message moved{"Quota: {} got the next grade", "名额：{}顺延至下一等次"};
  const auto& units = a.standing.moved_by_quota;
  const auto count = static_cast<std::size_t>(std::count(units.begin(), units.end(), true));
  return count == 0 ? "" : say(moved, language, units_text(count, language)) + '\n';
}

/// Criteria only: an item is missing because a criterion is.
std::string missing_scores(const Assessment& a, Language language) {
  constexpr Message missing{"Missing: {} of {}", "缺失：{}项得分，涉及{}"};
  constexpr Message scores{"{} scores", "{}"}, score{"{} score", "{}"};
  std::vector<bool> met(a.figures.units());
  std::size_t count = 0;
  for (std::size_t n = 0; n < a.scheme.nodes.size(); ++n) {
    if (a.scheme.nodes[n].kind != NodeKind::criterion) continue;
    const Column& column = a.scores.nodes[n].score;
    for (std::size_t u = 0; u < column.size(); ++u)
      if (column.state(u) == State::missing) ++count, met[u] = true;
  }
  const auto units = static_cast<std::size_t>(std::count(met.begin(), met.end(), true));
  if (count == 0) return {};
  return say(missing, language, say(count == 1 ? score : scores, language, count),
             units_text(units, language)) +
         '\n';
}

/// `U001, U002: `; nothing where there are too many to read.
std::string unit_list(const Assessment& a, const std::vector<std::uint32_t>& units,
                      Language language) {
  constexpr Message colon{": ", "："};
  if (units.size() > most_units) return {};
  std::vector<std::string> keys;
  for (const std::uint32_t unit : units) keys.push_back(shown(a.figures.keys[unit]));
  return joined(keys, ", ") + std::string(colon.in(language));
}

/// What one adjustment did: `Limited`, `L2`, `3 units`, `U001, U004, U009: not inspected`.
struct NoteLine {
  std::string verb, id, units, rest;
};

std::optional<NoteLine> line_of(const Assessment& a, const std::vector<Applied>& applied,
                                std::uint32_t adjustment, bool undecided, Language language) {
  constexpr std::array<Message, 4> verbs{
      {{"Bonus", "加分"}, {"Deducted", "扣分"}, {"Limited", "限制"}, {"Vetoed", "一票否决"}}};
  constexpr Message open{"Undecided", "未定"};
  std::vector<std::uint32_t> units;
  for (const Applied& one : applied)
    if (one.adjustment == adjustment && one.undecided == undecided) units.push_back(one.unit);
  if (units.empty()) return {};
  const Adjustment& rule = a.scheme.adjustments[adjustment];
  const Message& verb = undecided ? open : verbs[static_cast<std::size_t>(rule.kind)];
  const Text& why = rule.because.empty() ? rule.name : rule.because;
  return NoteLine{std::string(verb.in(language)), shown(rule.id),
                  units_text(units.size(), language),
                  unit_list(a, units, language) + shown(why.in(language))};
}

/// Why units have another score than the usual one of a node.
NoteLine line_of_reason(const Assessment& a, const ReasonGiven& given, Language language) {
  constexpr Message instead{"Instead", "另计"};
  return {std::string(instead.in(language)), shown(a.scheme.nodes[given.node].id),
          units_text(given.units.size(), language),
          unit_list(a, given.units, language) + shown(given.reason)};
}

std::optional<NoteLine> line_of_overrides(const Assessment& a, Language language) {
  constexpr Message decided{"Decided", "更正"}, appeal{"after an appeal", "复核后更正"};
  std::vector<std::uint32_t> units;
  for (const Override& one : in_print_order(a, a.figures.overrides))
    if (units.empty() || units.back() != one.unit) units.push_back(one.unit);
  if (units.empty()) return {};
  return NoteLine{std::string(decided.in(language)), "", units_text(units.size(), language),
                  unit_list(a, units, language) + std::string(appeal.in(language))};
}

/// In columns; a line that is wider than the terminal is cut.
std::string in_columns(const std::vector<NoteLine>& lines, std::size_t width) {
  std::size_t verb = 0, id = 0, units = 0;
  for (const NoteLine& line : lines) {
    verb = std::max(verb, display_width(line.verb));
    id = std::max(id, display_width(line.id));
    units = std::max(units, display_width(line.units));
  }
  std::string text;
  for (const NoteLine& line : lines) {
    const std::string row = padded(line.verb, verb) + "  " + padded(line.id, id) + "  " +
                            std::string(units - display_width(line.units), ' ') + line.units +
                            "  " + line.rest;
    text += width > 0 && display_width(row) > width ? padded(row, width) : row;
    text += '\n';
  }
  return text;
}

}  // namespace

std::string grade_name(const Grade& grade, Language language) {
  return shown(grade.name.empty() ? grade.id : grade.name.in(language));
}

std::string notes_of(const Assessment& a, const RenderContext& context) {
  const Language language = context.language;
  std::vector<NoteLine> lines;
  for (const ReasonGiven& given : reasons_given(a))
    lines.push_back(line_of_reason(a, given, language));
  const std::vector<Applied> applied = in_print_order(a, a.scores.applied);
  for (std::uint32_t one = 0; one < a.scheme.adjustments.size(); ++one)
    for (const bool undecided : {false, true})
      if (auto line = line_of(a, applied, one, undecided, language))
        lines.push_back(std::move(*line));
  if (auto line = line_of_overrides(a, language)) lines.push_back(std::move(*line));
  return grade_counts(a, language) + moved_by_quota(a, language) + missing_scores(a, language) +
         in_columns(lines, context.width);
}

}  // namespace assess
