#include <fmt/format.h>

#include <algorithm>

#include "report/html_parts.hpp"
#include "report/html_text.hpp"
#include "version.hpp"

namespace assess {

namespace {

std::string card(std::string_view label, std::size_t count, std::string_view kind = {}) {
  return fmt::format("<li{}><b>{}</b> <span>{}</span></li>",
                     kind.empty() ? "" : fmt::format(" class=\"{}\"", kind), count, label);
}

/// Criteria only: an item is missing because a criterion is.
std::size_t missing_scores(const Assessment& a) {
  std::size_t count = 0;
  for (std::size_t n = 0; n < a.scheme.nodes.size(); ++n)
    if (a.scheme.nodes[n].kind == NodeKind::criterion)
      count += static_cast<std::size_t>(
          std::ranges::count(a.scores.nodes[n].score.states, State::missing));
  return count;
}

std::string grade_cards(const Assessment& a, Language language) {
  std::string out;
  for (std::size_t g = 0; g < a.scheme.grades.size(); ++g) {
    const Grade& grade = a.scheme.grades[g];
    const auto units = std::ranges::count(a.standing.grade, static_cast<std::int16_t>(g));
    out += card(html(grade.name.empty() ? grade.id : grade.name.in(language)),
                static_cast<std::size_t>(units), fmt::format("grade grade-{}", g));
  }
  return out;
}

}  // namespace

std::string html_cards(const Assessment& a, Language language) {
  const auto say = [language](const Message& message) { return message.in(language); };
  const auto& ranks = a.standing.rank;
  const std::size_t unranked = static_cast<std::size_t>(std::ranges::count(ranks, 0.0));
  const auto& moved = a.standing.moved_by_quota;
  const auto moved_units = static_cast<std::size_t>(std::count(moved.begin(), moved.end(), true));
  const auto undecided =
      static_cast<std::size_t>(std::ranges::count(a.scores.applied, true, &Applied::undecided));
  std::string out = "<ul class=\"cards\">" + card(say({"units", "个单位"}), ranks.size());
  if (a.scheme.group) out += card(say({"groups", "个组别"}), a.standing.groups.size());
  out += grade_cards(a, language);
  out += card(say({"scores without evidence", "项得分缺佐证"}), missing_scores(a));
  if (unranked) out += card(say({"without rank", "不参与排名"}), unranked);
  if (moved_units) out += card(say({"moved down by the quota", "因名额顺延"}), moved_units);
  if (undecided) out += card(say({"adjustments undecided", "项加减分未定"}), undecided);
  if (!a.figures.overrides.empty())
    out += card(say({"decisions after an appeal", "项复核更正"}), a.figures.overrides.size());
  return out + "</ul>\n";
}

std::string html_provenance(const Assessment& a, Language language) {
  const auto row = [&](const Message& name, std::string_view value) {
    return value.empty() ? ""
                         : fmt::format("<dt>{}</dt><dd>{}</dd>", name.in(language), html(value));
  };
  std::string engine = fmt::format("assess {}", version);
  if (!git_id.empty()) engine += fmt::format(" ({})", git_id);
  return "<dl>" + row({"Scheme", "考核办法"}, a.scheme.id) +
         row({"Year", "年度"}, std::to_string(a.scheme.year)) +
         row({"Rules file", "规则文件"}, a.scheme.file) +
         row({"SHA-256 of the rules", "规则的 SHA-256"}, a.scheme.sha256) +
         row({"Computed by", "计算程序"}, engine) + "</dl>\n" +
         html_sheet(tables_sheet(a.figures.tables), language);
}

}  // namespace assess
