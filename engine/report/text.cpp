#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/compare_formats.hpp"
#include "report/formats.hpp"
#include "report/sheet.hpp"
#include "report/text_notes.hpp"
#include "report/text_table.hpp"

namespace assess {

namespace {

constexpr Message units_and_groups{"{} units in {} groups", "{}个单位，{}个组"};
constexpr Message units_only{"{} units", "{}个单位"}, one_unit{"{} unit", "{}个单位"};
constexpr Message left_out{"not shown, the terminal is too narrow: {}", "终端太窄，未显示：{}"};

std::string title(const Assessment& a, const RenderContext& context) {
  const std::string name = shown(a.scheme.name.in(context.language));
  std::string text = context.color ? fmt::format("\x1b[1m{}\x1b[0m", name) : name;
  text += fmt::format(" · {} · ", a.scheme.year);
  const bool grouped = a.standing.groups.size() > 1;
  const Message& size = grouped ? units_and_groups : a.figures.units() == 1 ? one_unit : units_only;
  text += fmt::format(fmt::runtime(size.in(context.language)), a.figures.units(),
                      a.standing.groups.size());
  return text + '\n';
}

GradeColors colors(const Assessment& a, Language language) {
  if (a.scheme.grades.empty()) return {};
  return {grade_name(a.scheme.grades.front(), language),
          grade_name(a.scheme.grades.back(), language)};
}

}  // namespace

/// Title, ranking, then in a few lines what the ranking alone does not tell, and what changed.
std::string render_text(const Assessment& a, const RenderContext& context) {
  std::string out = title(a, context) + '\n';
  const TextTable table =
      text_table(ranking_sheet(a, context.language), context, colors(a, context.language));
  out += table.text;
  out += '\n';
  if (!table.left_out.empty())
    out += fmt::format(fmt::runtime(left_out.in(context.language)), joined(table.left_out, ", ")) +
           '\n';
  out += notes_of(a, context);
  if (context.beside.comparison) out += "\n" + compare_text(*context.beside.comparison, context);
  return out;
}

}  // namespace assess
