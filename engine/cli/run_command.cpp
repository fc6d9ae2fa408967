#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>

#include "analysis/comparison.hpp"
#include "assessment/assessment.hpp"
#include "base/text.hpp"
#include "cli/diagnostics.hpp"
#include "cli/gates.hpp"
#include "cli/kept_result.hpp"
#include "cli/program.hpp"
#include "cli/targets.hpp"
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

/// Of a million units the quantities are half of the memory.
Wanted wanted_of(const std::vector<Target>& targets) {
  const auto is_standing = [](const Target& target) {
    return report_formats[target.format].wanted == Wanted::standing;
  };
  return std::ranges::all_of(targets, is_standing) ? Wanted::standing : Wanted::all;
}

/// The earlier result, if one is asked for: some output must be able to show it.
std::optional<PublishedResult> baseline_of(const Session& session,
                                           const std::vector<Target>& targets, Diagnostics& notes) {
  const std::string& path = session.options.baseline;
  if (path.empty()) return {};
  const auto compares = [](const Target& target) { return report_formats[target.format].compares; };
  if (std::ranges::none_of(targets, compares))
    notes.add(cli_complaint("bad-usage"), {},
              {both("--baseline is shown by text, md, xlsx and html: give one of them by -o",
                    "--baseline 的比较见于 text、md、xlsx、html：请用 -o 写出其中之一")});
  return kept_result(path, notes);
}

/// What the report tells beside the result.
struct Findings {
  Diagnostics issues;
  std::optional<Comparison> comparison;
  Beside beside() const { return {&issues, comparison ? &*comparison : nullptr}; }
};

}  // namespace

Exit run_command(const Session& session) {
  Diagnostics notes;
  const Options& options = session.options;
  Options wanted = options;
  if (wanted.outputs.empty()) wanted.outputs.emplace_back("-");
  const auto targets = targets_of(wanted, names_of(report_formats), notes);
  check_inputs_stay(targets, session, notes);
  if (notes.has_errors()) return session.tell(notes), exit_after(notes, Exit::files);
  if (options.rules.empty() || session.arguments.empty()) {
    notes.add(
        cli_complaint("bad-usage"), {},
        {options.rules.empty() ? both("no rules are given: -r RULES", "没有给出规则：-r 规则文件")
                               : both("no evidence is given", "没有给出证据")});
    return session.tell(notes), Exit::usage;
  }
  auto baseline = baseline_of(session, targets, notes);
  if (notes.has_errors()) return session.tell(notes), exit_after(notes, Exit::files);
  Clock clock;
  auto scheme = load_scheme(options.rules, notes, options.settings);
  clock.stage("rules");
  if (!scheme) return session.tell(notes), exit_after(notes, Exit::rules);
  const auto gates = gates_of(options, *scheme, notes);
  if (!gates) return session.tell(notes), exit_after(notes, Exit::rules);
  auto figures =
      gather(*scheme, session.evidence(), session.threads(), runner(session.threads()), notes);
  clock.stage("gather");
  if (!figures) return session.tell(notes), exit_after(notes, Exit::evidence);
  const auto assessment = assess(std::move(*scheme), std::move(*figures), session.threads(), notes,
                                 wanted_of(targets));
  clock.stage("score and stand");
  Findings findings{notes, {}};
  findings.issues.sort_by_place();
  const bool fallen = assessment && fall_through(*assessment, *gates, notes);
  session.tell(notes);
  if (!assessment) return exit_after(notes, Exit::evidence);
  if (baseline)
    findings.comparison = compare(std::move(*baseline), published(*assessment, notes), nullptr);
  std::vector<OutputFile> files;
  for (const Target& target : targets) {
    RenderContext context = context_of(session, target.path);
    context.beside = findings.beside();
    files.push_back(output_of(*assessment, target, context));
  }
  clock.stage("render");
  Diagnostics written;
  if (!write_files(files, written)) return session.tell(written), Exit::files;
  clock.stage("write");
  tell_written(targets, session);
  if (options.timings) session.err(clock.text());
  return fallen || (options.strict && notes.warnings() > 0) ? Exit::findings : Exit::done;
}

}  // namespace assess
