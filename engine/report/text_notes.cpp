#include "report/text_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"

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

/// `U001, U002, U003 …`
std::string unit_list(const Assessment& a, const std::vector<std::uint32_t>& units) {
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < std::min(units.size(), most_units); ++i)
    keys.push_back(shown(a.figures.keys[units[i]]));
  return joined(keys, ", ") + (units.size() > most_units ? " …" : "");
}

/// What one adjustment did: `Limited (uninspected: not inspected): 2 units: U003, U007`.
std::string adjustment_line(const Assessment& a, std::uint32_t adjustment, bool undecided,
                            Language language) {
  constexpr std::array<Message, 4> verbs{
      {{"Bonus", "加分"}, {"Deducted", "扣分"}, {"Limited", "限制"}, {"Vetoed", "一票否决"}}};
  constexpr Message open{"Undecided", "未定"}, line{"{} by {}: {}: {}", "{}（{}）：{}：{}"};
  std::vector<std::uint32_t> units;
  for (const Applied& one : a.scores.applied)
    if (one.adjustment == adjustment && one.undecided == undecided) units.push_back(one.unit);
  if (units.empty()) return {};
  const Adjustment& rule = a.scheme.adjustments[adjustment];
  const Message& verb = undecided ? open : verbs[static_cast<std::size_t>(rule.kind)];
  const Text& name = rule.because.empty() ? rule.name : rule.because;
  const std::string title = name.empty() || name.in(language) == rule.id
                                ? rule.id
                                : rule.id + " (" + name.in(language) + ")";
  return say(line, language, verb.in(language), shown(title), units_text(units.size(), language),
             unit_list(a, units)) +
         '\n';
}

/// `Decided after an appeal: 1 unit: U003`.
std::string override_line(const Assessment& a, Language language) {
  constexpr Message line{"Decided after an appeal: {}: {}", "复核更正：{}：{}"};
  std::vector<std::uint32_t> units;
  for (const Override& one : a.figures.overrides)
    if (units.empty() || units.back() != one.unit) units.push_back(one.unit);
  if (units.empty()) return {};
  return say(line, language, units_text(units.size(), language), unit_list(a, units)) + '\n';
}

}  // namespace

std::string grade_name(const Grade& grade, Language language) {
  return shown(grade.name.empty() ? grade.id : grade.name.in(language));
}

std::string notes_of(const Assessment& a, Language language) {
  std::string notes =
      grade_counts(a, language) + moved_by_quota(a, language) + missing_scores(a, language);
  for (std::uint32_t one = 0; one < a.scheme.adjustments.size(); ++one)
    for (const bool undecided : {false, true})
      notes += adjustment_line(a, one, undecided, language);
  return notes + override_line(a, language);
}

}  // namespace assess
