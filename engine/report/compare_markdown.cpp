#include "report/compare_formats.hpp"
#include "report/compare_parts.hpp"
#include "report/csv_sheet.hpp"
#include "report/markdown_sheet.hpp"

namespace assess {

void append_compare_markdown(std::string& out, const Comparison& comparison, Language language) {
  append_markdown_text(out, compared_title(comparison, language));
  out += "\n\n";
  append_markdown_text(out, summary_sentence(comparison, language));
  out += "\n";
  append_markdown_sheet(out, changes_sheet(comparison, language, Signs::shown), language);
  append_markdown_sheet(out, gone_sheet(comparison, language), language);
  append_markdown_sheet(out, change_groups_sheet(comparison), language);
  append_markdown_sheet(out, rule_changes_sheet(comparison), language);
}

std::string compare_markdown(const Comparison& comparison, const RenderContext& context) {
  std::string out = "# ";
  append_compare_markdown(out, comparison, context.language);
  return out;
}

/// A row per unit, also of those that are gone; keys and IDs in place of names.
std::string compare_csv(const Comparison& comparison, const RenderContext& context) {
  return csv_file(changes_sheet(comparison, context.language, Signs::plain, true), context);
}

std::string compare_rules_csv(const Comparison& comparison, const RenderContext& context) {
  return csv_file(rule_changes_sheet(comparison), context);
}

}  // namespace assess
