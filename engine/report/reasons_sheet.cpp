#include "report/columns.hpp"
#include "report/published.hpp"
#include "report/reasons.hpp"

namespace assess {

namespace {

struct Row {
  std::uint32_t unit;
  std::size_t node;
};

std::vector<Row> rows_of(const Assessment& a) {
  std::vector<Row> rows;
  for (const std::uint32_t unit : a.standing.printed)
    for (std::size_t n = 0; n < a.scheme.nodes.size(); ++n)
      if (!reason_of(a, n, unit).empty()) rows.push_back({unit, n});
  return rows;
}

template <typename CellOfRow>
SheetColumn column(const std::vector<Row>& rows, std::string key, Text heading, SheetKind kind,
                   CellOfRow cell) {
  std::vector<Cell> cells;
  for (const Row& row : rows) cells.push_back(cell(row));
  return cells_column(std::move(key), std::move(heading), std::move(cells), kind);
}

}  // namespace

Sheet reasons_sheet(const Assessment& a) {
  const std::vector<Row> rows = rows_of(a);
  Sheet sheet{"reasons", {"Scores with a reason", "另有原因的得分"}, {}, rows.size()};
  sheet.columns = {
      column(rows, "unit", {"Unit", "单位"}, SheetKind::text,
             [&a](const Row& row) { return Cell(std::string_view(a.figures.keys[row.unit])); }),
      column(rows, "node", {"Score of", "对象"}, SheetKind::text,
             [&a](const Row& row) { return Cell(std::string_view(a.scheme.nodes[row.node].id)); }),
      column(rows, "score", {"Score", "得分"}, SheetKind::number,
             [&a](const Row& row) {
               return published_score(a, row.node, row.unit,
                                      published_decimals(a.scheme, row.node));
             }),
      column(rows, "reason", {"Because", "原因"}, SheetKind::text,
             [&a](const Row& row) { return Cell(reason_of(a, row.node, row.unit)); })};
  return sheet;
}

}  // namespace assess
