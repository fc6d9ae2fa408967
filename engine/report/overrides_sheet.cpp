#include "report/columns.hpp"
#include "report/published.hpp"
#include "report/sheet.hpp"

namespace assess {

namespace {

Cell score_cell(const Scheme& scheme, std::size_t node, State state, double score) {
  if (state > State::nil) return state;
  return number_cell(score, std::max(2, published_decimals(scheme, node)), false);
}

}  // namespace

/// Decisions after an appeal that stand in place of what the rules gave.
Sheet overrides_sheet(const Assessment& a) {
  const auto& overrides = a.figures.overrides;
  Sheet sheet{"overrides", {"Decisions after an appeal", "复核更正"}, {}, overrides.size()};
  const auto add = [&](std::string key, Text heading, SheetKind kind, auto cell) {
    sheet.columns.push_back(
        column_of_each(std::move(key), std::move(heading), kind, overrides, cell));
  };
  const auto add_text = [&](std::string key, Text heading, std::string Override::*member) {
    add(std::move(key), std::move(heading), SheetKind::text,
        [member](const Override& one) { return Cell(std::string_view(one.*member)); });
  };
  add("unit", {"Unit", "单位"}, SheetKind::text,
      [&a](const Override& one) { return Cell(std::string_view(a.figures.keys[one.unit])); });
  add("node", {"Score of", "对象"}, SheetKind::text,
      [&a](const Override& one) { return Cell(std::string_view(a.scheme.nodes[one.node].id)); });
  add("score", {"Decided", "更正为"}, SheetKind::number,
      [&a](const Override& one) { return score_cell(a.scheme, one.node, one.state, one.score); });
  add("computed", {"By the rules", "原计算值"}, SheetKind::number, [&a](const Override& one) {
    return score_cell(a.scheme, one.node, one.computed_state, one.computed);
  });
  add_text("document", {"Document", "文号"}, &Override::document);
  add_text("reason", {"Reason", "理由"}, &Override::reason);
  add_text("date", {"Date", "日期"}, &Override::date);
  return sheet;
}

}  // namespace assess
