#include "report/columns.hpp"
#include "report/import_report.hpp"
#include "report/published.hpp"

namespace assess {

namespace {

Cell number_or_nothing(std::uint64_t n) {
  return n > 0 ? count_cell(n) : Cell();
}

}  // namespace

Sheet issues_sheet(const Diagnostics& issues, Language language) {
  const auto& list = issues.list();
  const auto column = [&](std::string key, Text heading, auto cell,
                          SheetKind kind = SheetKind::text) {
    return column_of_each(std::move(key), std::move(heading), kind, list, cell);
  };
  std::vector<std::string> facts, remedies;
  for (const Diagnostic& issue : list) {
    facts.push_back(fact_text(issue, language));
    remedies.push_back(remedy_text(issue, language));
  }
  Sheet sheet{"issues", {"Issues", "问题"}, {}, list.size()};
  sheet.columns = {
      column("severity", {"Severity", "程度"},
             [language](const Diagnostic& issue) -> Cell {
               return severity_name(issue.severity(), language);
             }),
      column("code", {"Code", "代码"},
             [](const Diagnostic& issue) -> Cell { return issue.kind->code; }),
      column("file", {"File", "文件"},
             [](const Diagnostic& issue) -> Cell { return std::string_view(issue.place.file); }),
      column("cell", {"Cell", "单元格"},
             [](const Diagnostic& issue) -> Cell { return std::string_view(issue.place.cell); }),
      column(
          "line", {"Line", "行"},
          [](const Diagnostic& issue) { return number_or_nothing(issue.place.line); },
          SheetKind::number),
      column(
          "column", {"Column", "列"},
          [](const Diagnostic& issue) { return number_or_nothing(issue.place.column); },
          SheetKind::number),
      texts_column("fact", {"Fact", "事实"}, std::move(facts)),
      texts_column("remedy", {"Remedy", "处理"}, std::move(remedies))};
  return sheet;
}

}  // namespace assess
