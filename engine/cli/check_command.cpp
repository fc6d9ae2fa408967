#include <algorithm>

#include "analysis/examples.hpp"
#include "analysis/practice.hpp"
#include "assessment/assessment.hpp"
#include "base/text.hpp"
#include "cli/diagnostics.hpp"
#include "cli/program.hpp"
#include "evidence/gather.hpp"
#include "evidence/states_read.hpp"

namespace assess {

namespace {

std::string rules_line(const Scheme& scheme, Language language) {
  const auto count = [&](NodeKind kind) {
    return std::to_string(std::ranges::count(scheme.nodes, kind, &Node::kind));
  };
  const Node& total = scheme.nodes[scheme.total];
  const std::string points = total.points ? to_text(*total.points) : "";
  const std::string criteria = count(NodeKind::criterion), items = count(NodeKind::item);
  if (language == Language::zh)
    return scheme.file + "：" + scheme.name.in(language) + "，" + criteria + " 个指标，" + items +
           " 个项目" + (points.empty() ? "" : "，满分 " + points) + "\n";
  return scheme.file + ": " + scheme.name.in(language) + ", " + criteria +
         (criteria == "1" ? " criterion" : " criteria") +
         (items == "0" ? "" : " in " + items + (items == "1" ? " item" : " items")) +
         (points.empty() ? "" : ", " + points + " points") + "\n";
}

std::string table_line(const TableReport& report, Language language) {
  const auto n = [](std::uint64_t number) { return std::to_string(number); };
  std::vector<std::string> files;
  for (const TableOrigin& origin : report.origins)
    files.push_back(origin.file + " (" + origin.format + ", " + origin.encoding + ")");
  if (language == Language::zh)
    return report.table + "：" + joined(files, "、") + "：读取 " + n(report.rows) + " 行，使用 " +
           n(report.used) + "，where 略去 " + n(report.left_out) + "，重复略去 " +
           n(report.repeated) + "；单元：有值 " + n(report.values) + "，无 " + n(report.nils) +
           "，缺失 " + n(report.missing) + "，不适用 " + n(report.not_applicable) + "，存疑 " +
           n(report.doubtful) + "\n";
  return report.table + ": " + joined(files, ", ") + ": " + n(report.rows) + " rows read, " +
         n(report.used) + " used, " + n(report.left_out) + " left out, " + n(report.repeated) +
         " repeated; cells: " + n(report.values) + " values, " + n(report.nils) + " nil, " +
         n(report.missing) + " missing, " + n(report.not_applicable) + " not applicable, " +
         n(report.doubtful) + " doubtful\n";
}

/// Worked examples of each criterion, to be held against the published text.
std::string examples_text(const Scheme& scheme, Language language) {
  std::string text;
  for (const Node& node : scheme.nodes) {
    if (!node.form) continue;
    text += "\n" + node.id + "  " + node.name.in(language);
    if (node.points)
      text += language == Language::zh ? "（" + to_text(*node.points) + "分）"
                                       : " (" + to_text(*node.points) + ")";
    text += "\n";
    if (!node.text.empty()) text += "    " + node.text.in(language) + "\n";
    const FormInfo& form = info(node.form->form);
    text += "    " + std::string(form.keyword) + ": ";
    text +=
        language == Language::zh ? form.summary.zh : form.formula;  // formulas have English words
    text += "\n";
    std::string line;
    for (const Example& example : worked_examples(node, language))
      line += (line.empty() ? "    " : "   ") + example.input + " → " + example.result;
    if (!line.empty()) text += line + "\n";
  }
  return text;
}

Exit check(const Session& session) {
  Diagnostics notes;
  if (session.options.rules.empty()) {
    notes.add(cli_complaint("bad-usage"), {},
              {both("no rules are given: -r RULES", "没有给出规则：-r 规则文件")});
    return session.tell(notes), Exit::usage;
  }
  auto scheme = load_scheme(session.options.rules, notes);
  if (!scheme) return session.tell(notes), exit_after(notes, Exit::rules);
  std::string report = rules_line(*scheme, session.language);
  warn_of_rules(*scheme, notes);
  if (session.arguments.empty()) report += examples_text(*scheme, session.language);
  if (!session.arguments.empty()) {
    auto figures =
        gather(*scheme, session.evidence(), session.threads(), runner(session.threads()), notes);
    if (!figures) return session.tell(notes), exit_after(notes, Exit::evidence);
    note_states_read(figures->tables, notes);
    for (const TableReport& table : figures->tables) report += table_line(table, session.language);
    const auto assessment =
        assess(std::move(*scheme), std::move(*figures), session.threads(), notes);
    if (!assessment) return session.tell(notes), exit_after(notes, Exit::evidence);
    warn_of_result(*assessment, notes);
  }
  session.tell(notes);
  session.out(report);
  return notes.warnings() > 0 ? Exit::findings : Exit::done;
}

}  // namespace

/// Everything that a run would complain of, and what was read; also what is only worth a note.
Exit check_command(const Session& session) {
  Session talkative = session;
  talkative.options.verbose = true;
  return check(talkative);
}

}  // namespace assess
