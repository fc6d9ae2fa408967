#include <algorithm>

#include "analysis/comparison.hpp"
#include "assessment/assessment.hpp"
#include "base/text.hpp"
#include "cli/computed_run.hpp"
#include "cli/diagnostics.hpp"
#include "cli/kept_result.hpp"
#include "cli/program.hpp"
#include "cli/targets.hpp"
#include "cli/write_files.hpp"
#include "report/compare_formats.hpp"

namespace assess {

namespace {

std::optional<Comparison> compare_kept(const Session& session, Diagnostics& notes) {
  std::vector<PublishedResult> results;
  for (const std::string& path : session.arguments)
    if (auto result = kept_result(path, notes)) results.push_back(std::move(*result));
  if (results.size() != 2) return {};
  return compare(std::move(results[0]), std::move(results[1]), nullptr);
}

/// What is not said of the old side is as on the new one; what is set is set on the new one.
std::optional<Comparison> compare_runs(const Session& session, Diagnostics& notes, Exit& failed) {
  const Options& options = session.options;
  const Run after{options.rules, session.arguments, options.settings};
  const Run before{options.old_rules.empty() ? after.rules : options.old_rules,
                   options.old_evidence.empty() ? after.evidence : options.old_evidence,
                   {}};
  const bool same_rules = before.rules == after.rules && after.settings.empty();
  const bool same_evidence = before.evidence == after.evidence;
  const auto new_result = assess_run(after, session, notes, &failed);
  Diagnostics of_old;
  const auto old_result = assess_run(before, session, of_old, &failed);
  if (!same_evidence || !old_result) notes.append(of_old);  // or else all is said twice
  if (!old_result || !new_result) return {};
  auto old_side = published(*old_result, notes), new_side = published(*new_result, notes);
  std::optional<PublishedResult> middle;
  if (same_evidence)
    middle = new_side;
  else if (!same_rules)
    middle = between(before, after, old_result->scheme, session, notes);
  return compare(std::move(old_side), std::move(new_side), middle ? &*middle : nullptr);
}

bool compares_runs(const Options& options) {
  return !options.rules.empty() || !options.old_rules.empty() || !options.old_evidence.empty();
}

void check_words(const Session& session, Diagnostics& notes) {
  const Options& options = session.options;
  const auto complain = [&](std::string_view en, std::string_view zh) {
    notes.add(cli_complaint("bad-usage"), {}, {both(en, zh)});
  };
  if (!compares_runs(options)) {
    if (session.arguments.size() != 2)
      complain("two results are compared: assess compare OLD.json NEW.json",
               "比较需要两份结果：assess compare 旧.json 新.json");
    if (!options.settings.empty())
      complain("--set needs rules to try it on: -r RULES", "--set 需要规则：-r 规则文件");
    return;
  }
  if (options.rules.empty()) complain("no rules are given: -r RULES", "没有给出规则：-r 规则文件");
  if (session.arguments.empty()) complain("no evidence is given", "没有给出证据");
  if (options.old_rules.empty() && options.old_evidence.empty() && options.settings.empty())
    complain("nothing differs: give --old-rules, --old or --set",
             "两边没有差别：请给出 --old-rules、--old 或 --set");
}

Exit write(const std::vector<Target>& targets, const Comparison& comparison,
           const Session& session) {
  std::vector<OutputFile> files;
  for (const Target& target : targets)
    files.push_back({target.path, compare_formats[target.format].render(
                                      comparison, context_of(session, target.path))});
  Diagnostics notes;
  if (!write_files(files, notes)) return session.tell(notes), exit_after(notes, Exit::files);
  tell_written(targets, session);
  return Exit::done;
}

/// Of both sides.
Session with_all_inputs(const Session& session) {
  Session all = session;
  const auto& old = session.options.old_evidence;
  all.arguments.insert(all.arguments.end(), old.begin(), old.end());
  if (!session.options.old_rules.empty()) all.arguments.push_back(session.options.old_rules);
  return all;
}

}  // namespace

/// Two results that were kept, or two runs.
Exit compare_command(const Session& session) {
  Diagnostics notes;
  Options wanted = session.options;
  if (wanted.outputs.empty()) wanted.outputs = {"-"};
  const auto targets = targets_of(wanted, names_of(compare_formats), notes);
  check_words(session, notes);
  if (notes.has_errors()) return session.tell(notes), exit_after(notes, Exit::files);
  check_inputs_stay(targets, with_all_inputs(session), notes);
  if (notes.has_errors()) return session.tell(notes), exit_after(notes, Exit::files);
  const bool runs = compares_runs(session.options);
  Exit failed = Exit::evidence;
  const auto comparison =
      runs ? compare_runs(session, notes, failed) : compare_kept(session, notes);
  session.tell(notes);
  if (!comparison) return exit_after(notes, failed);
  return write(targets, *comparison, session);
}

}  // namespace assess
