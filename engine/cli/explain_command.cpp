#include "analysis/explanation.hpp"
#include "analysis/find_unit.hpp"
#include "cli/diagnostics.hpp"
#include "cli/program.hpp"
#include "cli/targets.hpp"
#include "cli/write_files.hpp"
#include "report/explain_formats.hpp"

namespace assess {

namespace {

void check_words(const std::string& unit, const Session& session, Diagnostics& notes) {
  const auto complain = [&](std::string fact) {
    notes.add(cli_complaint("bad-usage"), {}, {std::move(fact)});
  };
  if (session.options.rules.empty())
    complain(both("no rules are given: -r RULES", "没有给出规则：-r 规则文件"));
  if (unit.empty())
    complain(both("no unit is given: assess explain UNIT", "没有给出单位：assess explain 单位"));
  else if (session.arguments.empty())
    complain(both("no evidence is given", "没有给出证据"));
}

Exit write(const std::vector<Target>& targets, const Assessment& assessment,
           const Explanation& explanation, const Session& session) {
  std::vector<OutputFile> files;
  for (const Target& target : targets)
    files.push_back({target.path, explain_formats[target.format].render(
                                      assessment, explanation, context_of(session, target.path))});
  Diagnostics notes;
  if (!write_files(files, notes)) return session.tell(notes), exit_after(notes, Exit::files);
  tell_written(targets, session);
  return Exit::done;
}

/// `session`: its arguments are the evidence alone.
Exit explain_unit(const std::string& typed, const Session& session) {
  Diagnostics notes;
  check_words(typed, session, notes);
  if (notes.has_errors()) return session.tell(notes), Exit::usage;
  const auto targets = targets_of(session.options, names_of(explain_formats), notes);
  check_inputs_stay(targets, session, notes);
  if (notes.has_errors()) return session.tell(notes), exit_after(notes, Exit::files);
  const unsigned threads = session.threads();
  auto scheme = load_scheme(session.options.rules, notes, session.options.settings);
  if (!scheme) return session.tell(notes), exit_after(notes, Exit::rules);
  auto figures = gather(*scheme, session.evidence(), threads, runner(threads), notes);
  if (!figures) return session.tell(notes), exit_after(notes, Exit::evidence);
  const auto unit = find_unit(*figures, typed, notes);
  if (!unit) return session.tell(notes), Exit::usage;
  const auto assessment = assess(std::move(*scheme), std::move(*figures), threads, notes);
  session.tell(notes);
  if (!assessment) return exit_after(notes, Exit::evidence);
  const Explanation explanation =
      with_rows(explain(*assessment, *unit, threads), *assessment, session.evidence(), threads);
  return write(targets, *assessment, explanation, session);
}

}  // namespace

/// The first word is the unit, the others are the evidence.
Exit explain_command(const Session& session) {
  Session behind = session;
  std::string unit;
  if (!behind.arguments.empty()) {
    unit = behind.arguments[0];
    behind.arguments.erase(behind.arguments.begin());
  }
  if (behind.options.outputs.empty()) behind.options.outputs = {"-"};
  return explain_unit(unit, behind);
}

}  // namespace assess
