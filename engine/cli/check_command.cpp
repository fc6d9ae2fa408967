#include <algorithm>

#include "analysis/examples.hpp"
#include "analysis/practice.hpp"
#include "assessment/assessment.hpp"
#include "base/text.hpp"
#include "cli/diagnostics.hpp"
#include "cli/program.hpp"
#include "cli/targets.hpp"
#include "cli/write_files.hpp"
#include "evidence/gather.hpp"
#include "evidence/states_read.hpp"
#include "report/import_report.hpp"

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
    text += language == Language::zh ? form.summary.zh : form.formula.en;
    text += "\n";
    std::string line;
    for (const Example& example : worked_examples(node, language))
      line += (line.empty() ? "    " : "   ") + example.input + " → " + example.result;
    if (!line.empty()) text += line + "\n";
  }
  return text;
}

/// Reads the evidence and computes the result, for what there is to say of it. The tables that were
/// read come back, also after an error.
std::vector<TableReport> try_evidence(Scheme scheme, const Session& session, Diagnostics& notes) {
  std::vector<TableReport> tables;
  auto figures = gather(scheme, session.evidence(), session.threads(), runner(session.threads()),
                        notes, &tables);
  note_states_read(tables, notes);
  if (!figures) return tables;
  const auto assessment = assess(std::move(scheme), std::move(*figures), session.threads(), notes);
  if (assessment) warn_of_result(*assessment, notes);
  return tables;
}

Exit write_report(const ImportReport& report, const std::vector<Target>& targets,
                  const Session& session) {
  std::vector<OutputFile> files;
  for (const Target& target : targets)
    files.push_back({target.path,
                     import_formats[target.format].render(report, context_of(session, target.path)),
                     {}});
  Diagnostics written;
  if (!write_files(files, written)) return session.tell(written), exit_after(written, Exit::files);
  tell_written(targets, session);
  return Exit::done;
}

Exit check(const Session& session) {
  Diagnostics notes;
  if (session.options.rules.empty())
    notes.add(cli_complaint("bad-usage"), {},
              {both("no rules are given: -r RULES", "没有给出规则：-r 规则文件")});
  const auto targets = targets_of(session.options, names_of(import_formats), notes);
  check_inputs_stay(targets, session, notes);
  if (notes.has_errors()) return session.tell(notes), exit_after(notes, Exit::files);
  auto scheme = load_scheme(session.options.rules, notes, session.options.settings);
  std::vector<TableReport> tables;
  Exit after_errors = Exit::rules;
  std::string text;
  if (scheme) {
    text = rules_line(*scheme, session.language);
    warn_of_rules(*scheme, notes);
    after_errors = Exit::evidence;
    if (session.arguments.empty())
      text += examples_text(*scheme, session.language);
    else
      tables = try_evidence(std::move(*scheme), session, notes);
  }
  const ImportReport report{tables, notes};
  session.out(text + render_import_text(report, context_of(session, "-")));
  session.tell(notes);  // sorts them; what is wrong is read last
  if (const Exit failed = write_report(report, targets, session); failed != Exit::done)
    return failed;
  if (notes.has_errors()) return exit_after(notes, after_errors);
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
