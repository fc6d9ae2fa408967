#include "report/compare_formats.hpp"
#include "report/csv_sheet.hpp"
#include "report/markdown_sheet.hpp"

namespace assess {

std::string compare_markdown(const Comparison& comparison, const RenderContext& context) {
  const Language language = context.language;
  std::string out = "# ";
  append_markdown_text(out, compared_title(comparison, language));
  out += "\n\n";
  append_markdown_text(out, summary_sentence(comparison, language));
  out += "\n";
  Sheet changes = changes_sheet(comparison, language, Signs::shown);
  append_markdown_sheet(out, changes, language);
  append_markdown_sheet(out, gone_sheet(comparison, language), language);
  append_markdown_sheet(out, change_groups_sheet(comparison), language);
  append_markdown_sheet(out, rule_changes_sheet(comparison), language);
  return out;
}

/// A row per unit, also of those that are gone; keys and IDs in place of names.
std::string compare_csv(const Comparison& comparison, const RenderContext& context) {
  std::string out = context.to_pipe ? "" : "\xEF\xBB\xBF";
  Sheet sheet = changes_sheet(comparison, context.language, Signs::plain);
  append_csv_sheet(out, sheet, context.language);
  return out;
}

}  // namespace assess
