#include "report/published.hpp"
#include "report/sheet.hpp"

namespace assess {

/// Units x nodes, in the order in which units are printed.
Sheet scores_sheet(const Assessment& a) {
  Sheet sheet{"scores", {"Scores", "得分"}, {}, a.standing.printed.size()};
  const auto& printed = a.standing.printed;
  sheet.columns.push_back(
      {"unit",
       {"Unit", "单位"},
       SheetKind::text,
       [&](std::size_t row) -> Cell { return std::string_view(a.figures.keys[printed[row]]); },
       0});
  for (std::size_t n = 0; n < a.scheme.nodes.size(); ++n) {
    const int places = published_decimals(a.scheme, n);
    const std::string& id = a.scheme.nodes[n].id;
    sheet.columns.push_back(
        {id,
         {id, id},
         SheetKind::number,
         [&, n, places](std::size_t row) { return published_score(a, n, printed[row], places); },
         1,
         n});
  }
  return sheet;
}

}  // namespace assess
