#include <memory>

#include "report/print_order.hpp"
#include "report/published.hpp"
#include "report/sheet.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

constexpr Message undecided{"undecided", "未定"};

/// Points moved; nothing where there are none (a grade was limited, or it is undecided).
Cell amount_cell(double amount) {
  return amount == 0 ? Cell() : number_cell(amount, 4, false);
}

const Text& title(const Adjustment& adjustment) {
  return adjustment.because.empty() ? adjustment.name : adjustment.because;
}

}  // namespace

/// What bonuses, deductions, limits and vetoes did, unit by unit.
Sheet adjustments_sheet(const Assessment& a, Language language) {
  const auto applied =
      std::make_shared<const std::vector<Applied>>(in_print_order(a, a.scores.applied));
  Sheet sheet{"adjustments", {"Adjustments", "加减分与限制"}, {}, applied->size()};
  const auto rule = [&a](const Applied& one) -> const Adjustment& {
    return a.scheme.adjustments[one.adjustment];
  };
  const auto add = [&](std::string key, Text heading, SheetKind kind, auto cell) {
    sheet.columns.push_back(
        {std::move(key), std::move(heading), kind,
         [applied, cell](std::size_t row) -> Cell { return cell((*applied)[row]); }, 0});
  };
  add("unit", {"Unit", "单位"}, SheetKind::text,
      [&a](const Applied& one) { return Cell(std::string_view(a.figures.keys[one.unit])); });
  add("id", {"ID", "编号"}, SheetKind::text,
      [rule](const Applied& one) { return Cell(std::string_view(rule(one).id)); });
  add("kind", {"Kind", "类别"}, SheetKind::text, [rule, language](const Applied& one) {
    return Cell(word(adjustment_kind_words, rule(one).kind, language));
  });
  add("node", {"On", "对象"}, SheetKind::text, [rule, &a](const Applied& one) {
    return Cell(std::string_view(a.scheme.nodes[rule(one).node].id));
  });
  add("amount", {"Points", "分数"}, SheetKind::number,
      [](const Applied& one) { return amount_cell(one.amount); });
  add("spilled", {"To the total", "转入总分"}, SheetKind::number,
      [](const Applied& one) { return amount_cell(one.spilled); });
  add("state", {"State", "状态"}, SheetKind::text, [language](const Applied& one) {
    return one.undecided ? Cell(undecided.in(language)) : Cell();
  });
  add("because", {"Because", "原因"}, SheetKind::text, [rule, language](const Applied& one) {
    return Cell(std::string_view(title(rule(one)).in(language)));
  });
  return sheet;
}

}  // namespace assess
