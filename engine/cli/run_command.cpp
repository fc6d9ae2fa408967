#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>

#include "analysis/comparison.hpp"
#include "analysis/explanation.hpp"
#include "assessment/assessment.hpp"
#include "base/text.hpp"
#include "cli/computed_run.hpp"
#include "cli/diagnostics.hpp"
#include "cli/gates.hpp"
#include "cli/kept_result.hpp"
#include "cli/program.hpp"
#include "cli/targets.hpp"
#include "cli/unit_sheets.hpp"
#include "cli/write_files.hpp"
#include "evidence/gather.hpp"
#include "report/formats.hpp"

namespace assess {

namespace {

/// How long each stage took, and the most memory so far, for --timings.
class Clock {
 public:
  void stage(const char* name) {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double, std::milli> took = now - last_;
    last_ = now;
    struct rusage use {};
    getrusage(RUSAGE_SELF, &use);
    text_ += fmt::format("{:<16} {:>9.1f} ms   peak {:>6} KB\n", name, took.count(), use.ru_maxrss);
  }
  const std::string& text() const { return text_; }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  std::string text_;
};

/// A long result is laid out while it is written, a short one before.
OutputFile output_of(const Assessment& assessment, const Target& target,
                     const RenderContext& context) {
  const ReportFormat& format = report_formats[target.format];
  if (!format.write) return {target.path, format.render(assessment, context)};
  return {target.path, {}, [&assessment, write = format.write, context](const ByteSink& sink) {
            write(assessment, context, sink);
          }};
}

/// What the command line asks for, settled before any work is done.
struct Plan {
  std::vector<Target> targets;
  std::optional<PublishedResult> baseline;
};

/// Whether the result goes to a format that has the trait.
bool any_has(const std::vector<Target>& targets, FormatTrait trait) {
  return std::ranges::any_of(
      targets, [&](const Target& target) { return report_formats[target.format].has(trait); });
}

/// Of a million units the quantities are half of the memory.
Wanted wanted_of(const Plan& plan, const Options& options) {
  if (!options.per_unit.empty()) return Wanted::all;
  Wanted wanted = Wanted::standing;
  for (const Target& target : plan.targets) {
    const ReportFormat& format = report_formats[target.format];
    const Wanted here = format.has(FormatTrait::standing_only) ? Wanted::standing
                        : format.has(FormatTrait::scores_only) ? Wanted::scores
                                                               : Wanted::all;
    wanted = std::max(wanted, here);
  }
  return wanted;
}

/// What changed must not be asked for in vain.
void check_compares(const Session& session, const std::vector<Target>& targets,
                    Diagnostics& notes) {
  if (!session.options.baseline.empty() && !any_has(targets, FormatTrait::compares))
    notes.add(cli_complaint("bad-usage"), {},
              {both("--baseline is shown by text, md, xlsx and html: give one of them by -o",
                    "--baseline 的比较见于 text、md、xlsx、html：请用 -o 写出其中之一")});
}

Plan plan_of(const Session& session, Diagnostics& notes) {
  const Options& options = session.options;
  Options wanted = options;
  if (wanted.outputs.empty()) wanted.outputs.emplace_back("-");
  Plan plan{targets_of(wanted, names_of(report_formats), notes), {}};
  check_inputs_stay(plan.targets, session, notes);
  if (!options.per_unit.empty()) check_folder(options.per_unit, notes);
  if (options.rules.empty() || session.arguments.empty())
    notes.add(
        cli_complaint("bad-usage"), {},
        {options.rules.empty() ? both("no rules are given: -r RULES", "没有给出规则：-r 规则文件")
                               : both("no evidence is given", "没有给出证据")});
  check_compares(session, plan.targets, notes);
  plan.baseline = baseline_of(session, notes);
  return plan;
}

/// What the report tells beside the result.
struct Findings {
  Diagnostics issues;
  std::optional<Comparison> comparison = {};
  std::optional<RowsOfAll> rows = {};
  Beside beside() const {
    return {&issues, comparison ? &*comparison : nullptr, rows ? &*rows : nullptr};
  }
};

bool tells_rows(const Plan& plan, const Options& options) {
  return !options.per_unit.empty() || any_has(plan.targets, FormatTrait::tells_rows);
}

/// All that is written; `assessment` and `findings` must live until then.
std::vector<OutputFile> files_of(const Assessment& assessment, const Plan& plan,
                                 const Findings& findings, const Session& session,
                                 Diagnostics& notes) {
  std::vector<OutputFile> files;
  for (const Target& target : plan.targets) {
    RenderContext context = context_of(session, target.path);
    context.beside = findings.beside();
    files.push_back(output_of(assessment, target, context));
  }
  if (session.options.per_unit.empty()) return files;
  const RowsOfAll* rows = findings.beside().rows;
  for (OutputFile& file : unit_sheet_files(session, assessment, rows, notes))
    files.push_back(std::move(file));
  std::vector<std::string> paths;
  for (const OutputFile& file : files) paths.push_back(file.path);
  for (const std::string& path : paths) check_not_read(path, notes);
  check_different(paths, notes);
  return files;
}

Exit write(const Assessment& assessment, const Plan& plan, const Findings& findings,
           const Session& session, Clock& clock) {
  Diagnostics notes;
  const auto files = files_of(assessment, plan, findings, session, notes);
  clock.stage("render");
  if (notes.has_errors()) return session.tell(notes), exit_after(notes, Exit::files);
  if (!write_files(files, notes)) return session.tell(notes), exit_after(notes, Exit::files);
  clock.stage("write");
  tell_written(plan.targets, session);
  if (!session.options.per_unit.empty()) tell_unit_sheets(session, assessment.figures.units());
  if (session.options.timings) session.err(clock.text());
  return Exit::done;
}

}  // namespace

Exit run_command(const Session& session) {
  Diagnostics notes;
  const Options& options = session.options;
  const unsigned threads = session.threads();
  Plan plan = plan_of(session, notes);
  if (notes.has_errors()) return session.tell(notes), exit_after(notes, Exit::files);
  Clock clock;
  auto scheme = load_scheme(options.rules, notes, options.settings);
  clock.stage("rules");
  if (!scheme) return session.tell(notes), exit_after(notes, Exit::rules);
  const auto gates = gates_of(options, *scheme, notes);
  if (!gates) return session.tell(notes), exit_after(notes, Exit::rules);
  auto figures = gather(*scheme, session.evidence(), threads, runner(threads), notes);
  clock.stage("gather");
  if (!figures) return session.tell(notes), exit_after(notes, Exit::evidence);
  const auto assessment =
      assess(std::move(*scheme), std::move(*figures), threads, notes, wanted_of(plan, options));
  clock.stage("score and stand");
  Findings findings{notes};
  findings.issues.sort_by_place();
  const bool fallen = assessment && fall_through(*assessment, *gates, notes);
  session.tell(notes);
  if (!assessment) return exit_after(notes, Exit::evidence);
  if (plan.baseline) {
    Diagnostics of_old;
    const auto between = between_baseline(*plan.baseline, session, of_old);
    auto now = published(*assessment, of_old);
    session.tell(of_old);
    if (of_old.has_errors()) return exit_after(of_old, Exit::evidence);
    findings.comparison =
        compare(std::move(*plan.baseline), std::move(now), between ? &*between : nullptr);
  }
  if (tells_rows(plan, options)) {
    findings.rows = rows_of_all(*assessment, session.evidence(), threads);
    clock.stage("rows");
  }
  if (const Exit failed = write(*assessment, plan, findings, session, clock); failed != Exit::done)
    return failed;
  return fallen || (options.strict && notes.warnings() > 0) ? Exit::findings : Exit::done;
}

}  // namespace assess
