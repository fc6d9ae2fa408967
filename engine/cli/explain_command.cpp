#include <algorithm>

#include "analysis/explanation.hpp"
#include "analysis/find_unit.hpp"
#include "cli/diagnostics.hpp"
#include "cli/program.hpp"
#include "cli/targets.hpp"
#include "cli/write_files.hpp"
#include "report/explain_formats.hpp"

namespace assess {

namespace {

void check_words(const std::vector<std::string>& units, const Session& session,
                 Diagnostics& notes) {
  const auto complain = [&](std::string fact) {
    notes.add(cli_complaint("bad-usage"), {}, {std::move(fact)});
  };
  if (session.options.rules.empty())
    complain(both("no rules are given: -r RULES", "没有给出规则：-r 规则文件"));
  if (units.empty() || units[0].empty())
    complain(both("no unit is given: assess explain UNIT", "没有给出单位：assess explain 单位"));
  else if (session.arguments.empty())
    complain(both("no evidence is given", "没有给出证据"));
}

Exit write(const std::vector<Target>& targets, const Assessment& assessment,
           const std::vector<Explanation>& explanations, const Session& session) {
  std::vector<OutputFile> files;
  for (const Target& target : targets)
    files.push_back({target.path, explain_formats[target.format].render(
                                      assessment, explanations, context_of(session, target.path))});
  Diagnostics notes;
  if (!write_files(files, notes)) return session.tell(notes), exit_after(notes, Exit::files);
  tell_written(targets, session);
  return Exit::done;
}

/// Each unit once, as typed; nothing if it complained.
std::optional<std::vector<std::size_t>> find_units(const Figures& figures,
                                                   const std::vector<std::string>& typed,
                                                   Diagnostics& notes) {
  const std::size_t errors = notes.errors();
  std::vector<std::size_t> units;
  for (const std::string& one : typed) {
    const auto unit = find_unit(figures, one, notes);
    if (unit && std::ranges::find(units, *unit) == units.end()) units.push_back(*unit);
  }
  return notes.errors() > errors ? std::nullopt : std::optional(units);
}

/// `session`: its arguments are the evidence alone.
Exit explain_units(const std::vector<std::string>& typed, const Session& session) {
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
  const auto units = find_units(*figures, typed, notes);
  if (!units) return session.tell(notes), Exit::usage;
  const auto assessment = assess(std::move(*scheme), std::move(*figures), threads, notes);
  session.tell(notes);
  if (!assessment) return exit_after(notes, Exit::evidence);
  std::vector<Explanation> explanations;
  for (const std::size_t unit : *units)
    explanations.push_back(explain(*assessment, unit, threads));
  explanations = with_rows(std::move(explanations), *assessment, session.evidence(), threads);
  return write(targets, *assessment, explanations, session);
}

}  // namespace

/// The first word is a unit, the others are the evidence; more units are told by --unit.
Exit explain_command(const Session& session) {
  Session behind = session;
  std::vector<std::string> units;
  if (!behind.arguments.empty()) {
    units.push_back(behind.arguments[0]);
    behind.arguments.erase(behind.arguments.begin());
    units.insert(units.end(), session.options.units.begin(), session.options.units.end());
  }
  if (behind.options.outputs.empty()) behind.options.outputs = {"-"};
  return explain_units(units, behind);
}

}  // namespace assess
