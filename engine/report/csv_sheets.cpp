#include "report/csv_sheet.hpp"
#include "report/formats.hpp"
#include "report/reasons.hpp"
#include "report/sheet.hpp"

namespace assess {

std::string render_criteria_csv(const Assessment& a, const RenderContext& context) {
  return csv_file(criteria_sheet(a, context.language), a.scheme, context);
}

std::string render_reasons_csv(const Assessment& a, const RenderContext& context) {
  return csv_file(reasons_sheet(a), a.scheme, context);
}

std::string render_adjustments_csv(const Assessment& a, const RenderContext& context) {
  return csv_file(adjustments_sheet(a, context.language), a.scheme, context);
}

std::string render_decisions_csv(const Assessment& a, const RenderContext& context) {
  return csv_file(overrides_sheet(a), a.scheme, context);
}

std::string render_tables_csv(const Assessment& a, const RenderContext& context) {
  return csv_file(tables_sheet(a.figures.tables), a.scheme, context);
}

}  // namespace assess
