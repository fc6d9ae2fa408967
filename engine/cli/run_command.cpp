#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>

#include "assessment/assessment.hpp"
#include "base/text.hpp"
#include "cli/diagnostics.hpp"
#include "cli/program.hpp"
#include "cli/write_files.hpp"
#include "evidence/gather.hpp"
#include "report/formats.hpp"

namespace assess {

namespace {

/// How long each stage took, for --timings.
class Clock {
 public:
  void stage(const char* name) {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double, std::milli> took = now - last_;
    last_ = now;
    text_ += std::string(name) + " " + std::to_string(took.count()) + " ms\n";
  }
  const std::string& text() const { return text_; }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  std::string text_;
};

struct Target {
  std::string path;
  const ReportFormat* format;
};

const ReportFormat* format_named(std::string_view keyword) {
  for (const ReportFormat& format : report_formats)
    if (format.keyword == keyword) return &format;
  return nullptr;
}

const ReportFormat* format_of(const std::string& path) {
  const std::string ending = std::filesystem::path(path).extension().string();
  for (const ReportFormat& format : report_formats)
    if (ending == format.extension) return &format;
  return nullptr;
}

std::string format_names() {
  std::vector<std::string> names;
  for (const ReportFormat& format : report_formats)
    names.push_back(std::string(format.keyword) + " (" + std::string(format.extension) + ")");
  return joined(names, ", ");
}

/// Where the result goes and in which formats, settled before any work is done.
std::vector<Target> targets_of(const Options& options, Diagnostics& notes) {
  std::vector<Target> targets;
  const ReportFormat* asked = options.format.empty() ? nullptr : format_named(options.format);
  if (!options.format.empty() && !asked)
    notes.add(cli_complaint("unknown-format"), {}, {options.format, format_names()});
  std::vector<std::string> paths = options.outputs;
  if (paths.empty()) paths.emplace_back("-");
  for (const std::string& path : paths) {
    const ReportFormat* format = format_of(path);
    if (!format) format = asked ? asked : path == "-" ? &report_formats[0] : nullptr;
    if (!format)
      notes.add(cli_complaint("unknown-format"), {}, {path, format_names()});
    else if (check_target(path, notes))
      targets.push_back({path, format});
  }
  return targets;
}

/// A slip of the hand must not cost the evidence.
void check_inputs_stay(const std::vector<Target>& targets, const Session& session, Diagnostics& notes) {
  std::vector<std::string> inputs{session.options.rules};
  for (const std::string& word : session.arguments) inputs.push_back(evidence_argument(word).path);
  std::error_code error;
  for (const Target& target : targets)
    for (const std::string& input : inputs)
      if (std::filesystem::is_regular_file(target.path, error) &&
          std::filesystem::equivalent(target.path, input, error))
        notes.add(cli_complaint("output-is-input"), {}, {target.path, input});
}

std::size_t terminal_width() {
  winsize size{};
  if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

RenderContext context_of(const Session& session, const Target& target) {
  const bool to_stdout = target.path == "-";
  return {session.language, to_stdout && session.color_out, to_stdout ? terminal_width() : 0, to_stdout,
          session.threads()};
}

/// A long result is laid out while it is written, a short one before.
OutputFile output_of(const Assessment& assessment, const Target& target, const RenderContext& context) {
  if (!target.format->write) return {target.path, target.format->render(assessment, context)};
  return {target.path, {}, [&assessment, write = target.format->write, context](const ByteSink& sink) {
            write(assessment, context, sink);
          }};
}

}  // namespace

Exit run_command(const Session& session) {
  Diagnostics notes;
  const Options& options = session.options;
  const auto targets = targets_of(options, notes);
  check_inputs_stay(targets, session, notes);
  if (notes.has_errors()) return session.tell(notes), exit_after(notes, Exit::files);
  if (options.rules.empty() || session.arguments.empty()) {
    notes.add(cli_complaint("bad-usage"), {},
              {options.rules.empty() ? both("no rules are given: -r RULES", "没有给出规则：-r 规则文件")
                                     : both("no evidence is given", "没有给出证据")});
    return session.tell(notes), Exit::usage;
  }
  Clock clock;
  auto scheme = load_scheme(options.rules, notes);
  clock.stage("rules");
  if (!scheme) return session.tell(notes), exit_after(notes, Exit::rules);
  auto figures = gather(*scheme, session.evidence(), session.threads(), runner(session.threads()), notes);
  clock.stage("gather");
  if (!figures) return session.tell(notes), exit_after(notes, Exit::evidence);
  const auto assessment = assess(std::move(*scheme), std::move(*figures), session.threads(), notes);
  clock.stage("score and stand");
  session.tell(notes);
  if (!assessment) return exit_after(notes, Exit::evidence);
  std::vector<OutputFile> files;
  for (const Target& target : targets)
    files.push_back(output_of(*assessment, target, context_of(session, target)));
  clock.stage("render");
  Diagnostics written;
  if (!write_files(files, written)) return session.tell(written), Exit::files;
  clock.stage("write");
  if (!options.quiet)
    for (const Target& target : targets)
      if (target.path != "-")
        session.err((session.language == Language::zh ? "已写入 " : "wrote ") + target.path + "\n");
  if (options.timings) session.err(clock.text());
  return options.strict && notes.warnings() > 0 ? Exit::findings : Exit::done;
}

}  // namespace assess
