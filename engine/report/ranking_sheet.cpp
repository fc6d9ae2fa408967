#include <algorithm>

#include "base/date.hpp"
#include "report/columns.hpp"
#include "report/published.hpp"
#include "report/sheet.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

/// A column whose row is a unit, in the order in which units are printed.
template <typename CellOfUnit>
SheetColumn by_unit(const Assessment& assessment, std::string key, Text heading, SheetKind kind,
                    CellOfUnit cell, int spare = 0) {
  const auto& printed = assessment.standing.printed;
  return {std::move(key), std::move(heading), kind,
          [&printed, cell](std::size_t row) -> Cell { return cell(printed[row]); }, spare};
}

/// The same of texts.
template <typename TextOfUnit>
SheetColumn texts_by_unit(const Assessment& assessment, std::string key, Text heading,
                          SheetKind kind, TextOfUnit text) {
  SheetColumn column = by_unit(assessment, std::move(key), std::move(heading), kind,
                               [text](std::size_t unit) -> Cell { return text(unit); });
  column.texts = [text](std::span<const std::uint32_t> units, std::span<std::string_view> texts) {
    std::ranges::transform(units, texts.begin(), text);
  };
  return column;
}

Cell rank_cell(double rank) {
  return rank == 0 ? Cell() : Cell(Number{exact(rank), shortest});
}

void add_identity(const Assessment& a, Sheet& sheet) {
  sheet.columns.push_back(by_unit(a, "rank", {"Rank", "名次"}, SheetKind::number,
                                  [&a](std::size_t u) { return rank_cell(a.standing.rank[u]); }));
  sheet.columns.back().ranks = &a.standing.rank;
  sheet.columns.push_back(
      texts_by_unit(a, "unit", {"Unit", "单位"}, SheetKind::text,
                    [&a](std::size_t u) { return std::string_view(a.figures.keys[u]); }));
  if (!a.figures.names.empty())
    sheet.columns.push_back(
        texts_by_unit(a, "name", {"Name", "名称"}, SheetKind::text,
                      [&a](std::size_t u) { return std::string_view(a.figures.names[u]); }));
  if (!a.scheme.group) return;
  const SheetKind kind = a.scheme.ranking.within_group ? SheetKind::group : SheetKind::text;
  sheet.columns.push_back(texts_by_unit(a, "group", {"Group", "组别"}, kind, [&a](std::size_t u) {
    return std::string_view(a.standing.groups[a.standing.group[u]]);
  }));
}

/// Whether every total lies on its scale; a z-score or a count of victories does not.
bool is_on_scale(const Assessment& a, double bottom, double top) {
  const auto is_off = [&](double x) { return x < bottom || x > top; };  // not where it is absent
  return bottom < top && std::ranges::none_of(a.scores.nodes[a.scheme.total].score.values, is_off);
}

void add_total(const Assessment& a, Sheet& sheet) {
  const std::size_t total = a.scheme.total;
  sheet.columns.push_back(
      by_unit(a, "total", {"Total", "总分"}, SheetKind::number,
              [&a, total, places = published_decimals(a.scheme, total)](std::size_t u) {
                return published_score(a, total, u, places);
              }));
  sheet.columns.back().node = total;
  const double bottom = bottom_of(a.scheme, total), top = top_of(a.scheme, total);
  if (!is_on_scale(a, bottom, top)) return;
  // from the published total, so that equal totals have equal bars
  const auto share = [&a, bottom, top](std::size_t u) {
    if (!a.scores.nodes[a.scheme.total].score.has_number(u)) return Cell();
    return number_cell((a.standing.total[u].value() - bottom) / (top - bottom), 6);
  };
  sheet.columns.push_back(by_unit(a, "rate", {"", ""}, SheetKind::share, share, 1));
}

void add_grade(const Assessment& a, Language language, Sheet& sheet) {
  const auto& reasons = a.scores.nodes[a.scheme.total].reason;
  if (a.scheme.grades.empty() && reasons.empty()) return;
  sheet.columns.push_back(
      texts_by_unit(a, "grade", {"Grade", "等次"}, SheetKind::grade, [&a, language](std::size_t u) {
        const auto grade = a.standing.grade[u];
        if (grade == no_grade) return reason_of(a, a.scheme.total, u);
        const Grade& one = a.scheme.grades[static_cast<std::size_t>(grade)];
        return std::string_view(one.name.empty() ? one.id : one.name.in(language));
      }));
  // by the rules, not by what they did: the columns of a scheme are the same for any evidence
  if (std::ranges::none_of(a.scheme.grades, [](const Grade& g) { return g.quota.has_value(); }))
    return;
  static constexpr Message moved_down{"moved down", "超额顺延"};
  sheet.columns.push_back(
      texts_by_unit(a, "quota", {"Quota", "名额"}, SheetKind::text, [&a, language](std::size_t u) {
        return a.standing.moved_by_quota[u] ? moved_down.in(language) : std::string_view();
      }));
}

void add_items(const Assessment& a, Sheet& sheet) {
  for (std::size_t n = 0; n < a.scheme.nodes.size(); ++n) {
    if (a.scheme.nodes[n].kind != NodeKind::item) continue;
    const std::string& id = a.scheme.nodes[n].id;
    sheet.columns.push_back(by_unit(
        a, id, {id, id}, SheetKind::number,
        [&a, n, places = published_decimals(a.scheme, n)](std::size_t u) {
          return published_score(a, n, u, places);
        },
        3));
    sheet.columns.back().node = n;
  }
}

/// Figures that the rules show: numbers, words, dates, yes/no.
Cell figure_cell(const Assessment& a, std::size_t quantity, std::size_t unit, Language language) {
  const Column& column = a.scores.quantities[quantity];
  if (column.size() == 0) return State::missing;
  if (column.state(unit) != State::value) return column.state(unit);
  const double x = column.values[unit];
  switch (a.scheme.quantities[quantity].type) {
    case Type::text:
      return a.scheme.words->text(x);
    case Type::yes_no:
      return word(no_yes_words, x != 0 ? 1 : 0, language);
    default:
      return number_cell(x, 4, false);
  }
}

/// Days are kept as texts; where there is none stands its state.
SheetColumn dates(const Assessment& a, const std::string& name, std::size_t quantity) {
  const Column& column = a.scores.quantities[quantity];
  std::vector<std::string> texts;
  for (const std::uint32_t u : a.standing.printed)
    texts.push_back(column.has_number(u) ? date_text(static_cast<int>(column.values[u])) : "");
  SheetColumn result = texts_column(name, {name, name}, std::move(texts));
  const auto& printed = a.standing.printed;
  result.cell = [text = result.cell, &printed, &column](std::size_t row) {
    const State state = column.state(printed[row]);
    return state == State::value ? text(row) : Cell(state);
  };
  return result;
}

void add_shown(const Assessment& a, Language language, Sheet& sheet) {
  for (const auto& [name, quantity] : a.scheme.show) {
    const Type type = a.scheme.quantities[quantity].type;
    if (type == Type::date) {
      sheet.columns.push_back(dates(a, name, quantity));
    } else {
      const bool is_number = type == Type::number || type == Type::percent;
      sheet.columns.push_back(by_unit(
          a, name, {name, name}, is_number ? SheetKind::number : SheetKind::text,
          [&a, q = quantity, language](std::size_t u) { return figure_cell(a, q, u, language); }));
    }
    sheet.columns.back().spare = 2;
  }
}

}  // namespace

Sheet ranking_sheet(const Assessment& assessment, Language language) {
  Sheet sheet{"ranking", {"Ranking", "排名"}, {}, assessment.standing.printed.size()};
  add_identity(assessment, sheet);
  add_total(assessment, sheet);
  add_grade(assessment, language, sheet);
  add_items(assessment, sheet);
  add_shown(assessment, language, sheet);
  return sheet;
}

}  // namespace assess
