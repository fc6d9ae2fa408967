#include <algorithm>
#include <array>

#include "aggregation/aggregations.hpp"
#include "aggregation/row_aggregates.hpp"
#include "base/text.hpp"
#include "cli/diagnostics.hpp"
#include "cli/program.hpp"
#include "expression/functions.hpp"
#include "forms/forms.hpp"
#include "report/formats.hpp"
#include "scheme/keys.hpp"
#include "tables/table/limit_list.hpp"

namespace assess {

namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

Lines forms(Language language) {
  Lines lines;
  for_each_form([&](const FormInfo& form) {
    lines.emplace_back(form.keyword, std::string(form.summary.in(language)) + ": " +
                                         std::string(form.formula.in(language)));
    for (const Slot& slot : form.slots)
      lines.emplace_back("  " + std::string(slot.key),
                         std::string(slot.meaning.in(language)) +
                             (slot.otherwise ? " (" + to_text(*slot.otherwise) + ")" : ""));
  });
  return lines;
}

Lines aggregates(Language language) {
  Lines lines;
  for_each_aggregation([&](const AggregationInfo& one) {
    const std::string parameter = one.parameter.empty() ? "" : "(" + std::string(one.parameter) + ")";
    lines.emplace_back("aggregate = " + std::string(one.keyword) + parameter,
                       std::string(one.summary.in(language)) + ": " + std::string(one.formula.in(language)));
  });
  for (const RowAggregate& one : all_row_aggregates())
    lines.emplace_back(one.usage, one.summary.in(language));
  return lines;
}

Lines function_lines(Language language) {
  Lines lines;
  for (const Function& function : functions())
    if (!function.usage.empty()) lines.emplace_back(function.usage, function.summary.in(language));
  return lines;
}

Lines formats(Language language) {
  Lines lines;
  for (const ReportFormat& format : report_formats)
    lines.emplace_back(std::string(format.keyword) + " (" + std::string(format.extension) + ")",
                       format.summary.in(language));
  return lines;
}

Lines key_lines(Language language) {
  Lines lines;
  for (const SectionInfo& section : sections()) {
    lines.emplace_back("[" + std::string(section.kind) + (section.has_id ? ".ID]" : "]"),
                       section.meaning.in(language));
    for (const KeyInfo& key : keys())
      if ((" " + std::string(key.sections) + " ").find(" " + std::string(section.kind) + " ") != std::string::npos)
        lines.emplace_back("  " + std::string(key.key) + (key.required ? "*" : ""),
                           std::string(key.meaning.in(language)) + "; " + std::string(key.takes) +
                               (key.otherwise.empty() ? "" : " (" + std::string(key.otherwise) + ")"));
  }
  return lines;
}

Lines diagnostic_lines(Language language) {
  Lines lines;
  for (const DiagnosticKind* kind : all_diagnostics())
    lines.emplace_back(kind->code, kind->fact.in(language));
  return lines;
}

Lines limit_lines(Language language) {
  Lines lines;
  for (const Limit& limit : limit_list)
    lines.emplace_back(limit.is_bytes ? text_of_bytes(limit.most) : std::to_string(limit.most),
                       limit.what.in(language));
  return lines;
}

Lines command_lines(Language language) {
  Lines lines;
  for (const CommandInfo& command : commands())
    lines.emplace_back(command.name, command.summary.in(language));
  return lines;
}

struct Listing {
  std::string_view name;
  Lines (*lines)(Language);
};
constexpr std::array listings{Listing{"forms", forms}, Listing{"aggregates", aggregates},
                              Listing{"functions", function_lines}, Listing{"formats", formats},
                              Listing{"keys", key_lines}, Listing{"diagnostics", diagnostic_lines},
                              Listing{"limits", limit_lines}, Listing{"commands", command_lines}};

std::string in_columns(const Lines& lines) {
  std::size_t width = 0;
  for (const auto& [left, right] : lines) width = std::max(width, std::min<std::size_t>(display_width(left), 36));
  std::string text;
  for (const auto& [left, right] : lines)
    text += (display_width(left) > width ? left : padded(left, width)) + "  " + right + "\n";
  return text;
}

}  // namespace

std::vector<std::string> list_subjects() {
  std::vector<std::string> names;
  for (const Listing& listing : listings) names.emplace_back(listing.name);
  return names;
}

Exit list_command(const Session& session) {
  const std::vector<std::string> names = list_subjects();
  const std::string asked = session.arguments.empty() ? "" : session.arguments[0];
  for (const Listing& listing : listings)
    if (listing.name == asked) return session.out(in_columns(listing.lines(session.language))), Exit::done;
  Diagnostics notes;
  notes.add(cli_complaint("bad-usage"), {}, {both("there is no list '" + shown(asked) + "'; lists are " + joined(names, ", "),
                  "没有列表“" + shown(asked) + "”；可用的列表有 " + joined(names, "、"))}, nearest(asked, names));
  session.tell(notes);
  return Exit::usage;
}

}  // namespace assess
