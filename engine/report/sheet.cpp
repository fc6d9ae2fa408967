#include "report/sheet.hpp"

namespace assess {

std::vector<Sheet> lay_out(const Assessment& assessment, Language language) {
  return {ranking_sheet(assessment, language),  scores_sheet(assessment),
          criteria_sheet(assessment, language), adjustments_sheet(assessment, language),
          overrides_sheet(assessment),          tables_sheet(assessment.figures.tables)};
}

}  // namespace assess
