#include <algorithm>

#include "base/points.hpp"
#include "report/published.hpp"
#include "report/result_workbook_sheets.hpp"
#include "report/result_workbook_style.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

/// "D5 deduction -2.5 (events)".
std::string line_of(const ResultBook& book, const Applied& one) {
  static constexpr Message undecided{"undecided", "未定"}, to_total{"to the total", "转入总分"};
  const Adjustment& rule = book.assessment.scheme.adjustments[one.adjustment];
  std::string line = rule.id + " ";
  line += word(adjustment_kind_words, rule.kind, book.language);
  const char* sign = rule.kind == AdjustmentKind::bonus ? " +" : " -";
  if (one.amount != 0) line += sign + to_text(publish(one.amount, to_decimals(4)));
  if (one.spilled != 0)
    line += ", " + book.text(to_total) + " -" + to_text(publish(one.spilled, to_decimals(4)));
  if (one.undecided) line += " " + book.text(undecided);
  const Text& why = rule.because.empty() ? rule.name : rule.because;
  return why.empty() ? line : line + " (" + why.in(book.language) + ")";
}

void add(std::string& remarks, const std::string& line) {
  if (!remarks.empty()) remarks += "; ";
  remarks += line;
}

void add_reasons(const ResultBook& book, std::vector<std::string>& remarks) {
  const Assessment& a = book.assessment;
  for (std::size_t n = 0; n < a.scheme.nodes.size(); ++n) {
    if (a.scores.nodes[n].reason.empty()) continue;
    for (std::size_t u = 0; u < remarks.size(); ++u)
      if (const std::string_view why = reason_of(a, n, u); !why.empty())
        add(remarks[u], a.scheme.nodes[n].id + " " + std::string(why));
  }
}

}  // namespace

std::vector<std::string> remarks_of(const ResultBook& book) {
  static constexpr Message decided{"decided after an appeal", "申诉后裁定"};
  const Assessment& a = book.assessment;
  std::vector<std::string> remarks(a.figures.units());
  for (const Override& one : a.figures.overrides)
    add(remarks[one.unit], a.scheme.nodes[one.node].id + " " + book.text(decided));
  for (const Applied& one : a.scores.applied) add(remarks[one.unit], line_of(book, one));
  add_reasons(book, remarks);
  return remarks;
}

std::string grade_name(const ResultBook& book, std::size_t unit) {
  const Assessment& a = book.assessment;
  const auto grade = a.standing.grade[unit];
  if (grade == no_grade) return std::string(reason_of(a, a.scheme.total, unit));
  const Grade& one = a.scheme.grades[static_cast<std::size_t>(grade)];
  return one.name.empty() ? one.id : one.name.in(book.language);
}

}  // namespace assess
