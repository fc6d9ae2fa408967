#include <fmt/format.h>

#include "base/text.hpp"
#include "report/compare_formats.hpp"
#include "report/text_table.hpp"

namespace assess {

namespace {

constexpr Message left_out{"not shown, the terminal is too narrow: {}", "终端太窄，未显示：{}"};

/// Name and table; nothing if it has no rows.
void append_sheet(std::string& out, const Sheet& sheet, const RenderContext& context) {
  if (sheet.rows == 0) return;
  out += "\n" + sheet.name.in(context.language) + "\n\n";
  const TextTable table = text_table(sheet, context, {});
  out += table.text;
  if (!table.left_out.empty())
    out += fmt::format(fmt::runtime(left_out.in(context.language)), joined(table.left_out, ", ")) +
           "\n";
}

}  // namespace

std::string compare_text(const Comparison& comparison, const RenderContext& context) {
  const Language language = context.language;
  std::string out =
      summary_sentence(comparison, language) + "\n" + compared_title(comparison, language) + "\n";
  append_sheet(out, changes_sheet(comparison, language, Signs::shown), context);
  append_sheet(out, gone_sheet(comparison, language), context);
  append_sheet(out, change_groups_sheet(comparison), context);
  append_sheet(out, rule_changes_sheet(comparison), context);
  return out;
}

}  // namespace assess
