#include "report/compare_formats.hpp"
#include "report/compare_parts.hpp"
#include "report/html_page.hpp"
#include "report/html_parts.hpp"
#include "report/html_text.hpp"

namespace assess {

std::string html_compare(const Comparison& c, Language language, int level) {
  const auto part = [&](const Sheet& sheet) {
    const std::string table = html_sheet(sheet, language);
    const std::string tag = "h" + std::to_string(level) + ">";
    return table.empty() ? table
                         : "<" + tag + html(sheet.name.in(language)) + "</" + tag + "\n" + table;
  };
  return "<p>" + html(summary_sentence(c, language)) + "</p>\n" + part(change_groups_sheet(c)) +
         part(changes_sheet(c, language, Signs::shown)) + part(gone_sheet(c, language)) +
         part(rule_changes_sheet(c));
}

std::string compare_page(const Comparison& c, const RenderContext& context) {
  std::vector<std::string> trial = c.before.trial;
  trial.insert(trial.end(), c.after.trial.begin(), c.after.trial.end());
  return plain_page({.language = context.language,
                     .title = compared_title(c, context.language),
                     .trial = std::move(trial),
                     .body = html_compare(c, context.language, 2)});
}

}  // namespace assess
