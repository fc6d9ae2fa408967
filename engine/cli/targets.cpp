#include "cli/targets.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "base/read_files.hpp"
#include "base/text.hpp"
#include "cli/diagnostics.hpp"
#include "cli/write_files.hpp"

namespace assess {

namespace {

std::string listed(std::span<const FormatName> formats) {
  std::vector<std::string> names;
  for (const FormatName& format : formats)
    names.push_back(std::string(format.keyword) + " (" + std::string(format.extension) + ")");
  return joined(names, ", ");
}

std::optional<std::size_t> by_keyword(std::span<const FormatName> formats, std::string_view word) {
  const auto found = std::ranges::find(formats, word, &FormatName::keyword);
  if (found == formats.end()) return {};
  return static_cast<std::size_t>(found - formats.begin());
}

/// The format with the longest ending that fits: `.reasons.csv` before `.csv`.
std::optional<std::size_t> by_ending(std::span<const FormatName> formats, const std::string& path) {
  const std::string name = std::filesystem::path(path).filename().string();
  std::optional<std::size_t> best;
  for (std::size_t f = 0; f < formats.size(); ++f) {
    const std::string_view ending = formats[f].extension;
    const bool fits = name.size() > ending.size() && name.ends_with(ending);
    if (fits && (!best || ending.size() > formats[*best].extension.size())) best = f;
  }
  return best;
}

std::size_t terminal_width() {
  winsize size{};
  if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

}  // namespace

std::vector<Target> targets_of(const Options& options, std::span<const FormatName> formats,
                               Diagnostics& notes) {
  std::vector<Target> targets;
  const auto asked = by_keyword(formats, options.format);
  if (!options.format.empty() && !asked)
    notes.add(cli_complaint("unknown-format"), {}, {options.format, listed(formats)});
  for (const std::string& path : options.outputs) {
    auto format = by_ending(formats, path);
    if (!format) format = asked;
    if (!format && path == "-") format = 0;
    if (!format)
      notes.add(cli_complaint("unknown-format"), {}, {path, listed(formats)});
    else if (check_target(path, notes))
      targets.push_back({path, *format});
  }
  std::vector<std::string> outputs;
  for (const Target& target : targets) outputs.push_back(target.path);
  check_different(outputs, notes);
  return targets;
}

void check_different(std::span<const std::string> outputs, Diagnostics& notes) {
  std::map<std::string, std::string> seen;
  for (const std::string& output : outputs) {
    std::error_code error;
    const auto whole = std::filesystem::absolute(output, error);
    const std::string real = std::filesystem::weakly_canonical(whole, error).string();
    const auto [first, fresh] = seen.try_emplace(output == "-" ? "-" : real, output);
    if (!fresh) notes.add(cli_complaint("output-twice"), {}, {first->second, output});
  }
}

void check_inputs_stay(std::span<const Target> targets, const Session& session,
                       Diagnostics& notes) {
  for (const std::string* input :
       {&session.options.rules, &session.options.old_rules, &session.options.baseline})
    remember_read(*input);
  for (const EvidenceArgument& input : session.evidence()) remember_read(input.path);
  for (const Target& target : targets) check_not_read(target.path, notes);
}

RenderContext context_of(const Session& session, const std::string& path) {
  const bool to_stdout = path == "-";
  return {session.language,
          to_stdout && session.color_out,
          to_stdout ? terminal_width() : 0,
          to_stdout,
          session.threads(),
          session.options.csv_safe,
          {}};
}

void tell_written(std::span<const Target> targets, const Session& session) {
  if (session.options.quiet) return;
  for (const Target& target : targets)
    if (target.path != "-")
      session.err((session.language == Language::zh ? "已写入 " : "wrote ") + target.path + "\n");
}

}  // namespace assess
