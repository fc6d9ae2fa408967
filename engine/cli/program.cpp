#include "cli/program.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <system_error>
#include <thread>

#include "analysis/diagnostics.hpp"
#include "analysis/explain_diagnostics.hpp"
#include "assessment/diagnostics.hpp"
#include "base/text.hpp"
#include "cli/command_formats.hpp"
#include "cli/diagnostics.hpp"
#include "cli/write_files.hpp"
#include "evidence/diagnostics.hpp"
#include "expression/diagnostics.hpp"
#include "report/diagnostics.hpp"
#include "scheme/diagnostics.hpp"
#include "tables/table/diagnostics.hpp"
#include "version.hpp"

namespace assess {

namespace {

constexpr std::size_t most_printed = 100;

constexpr std::array all_commands{
    CommandInfo{"run", "assess [run] -r RULES DATA... [-o FILE]...",
                {"score, rank and grade; the result goes to the terminal or to files",
                 "计分、排名、定等次；结果显示在终端或写入文件"}, run_command},
    CommandInfo{"check", "assess check -r RULES [DATA...]",
                {"say all that is wrong with rules and evidence, write nothing",
                 "检查规则和证据，不写任何文件"}, check_command},
    CommandInfo{"explain", "assess explain UNIT [--unit UNIT]... -r RULES DATA... [-o FILE.txt|.md|.csv|.json|.xlsx]...",
                {"where each point of a unit came from or went, and what would earn most",
                 "说明一个单位的每一分从何而来、失在何处，以及提升空间"}, explain_command},
    CommandInfo{"compare",
                "assess compare OLD.json NEW.json | [--old-rules OLD] [--old DATA]... "
                "[--set ID.KEY=VALUE]... -r RULES DATA...",
                {"what changed between two results, and what the data and the rules did to it",
                 "比较两份结果：哪些变化来自数据，哪些来自规则"}, compare_command},
    CommandInfo{"template", "assess template -r RULES -o FORM.xlsx [--per-unit FOLDER DATA...]",
                {"make the workbook that units fill in, from the rules",
                 "按规则生成供各单位填报的工作簿"}, template_command},
    CommandInfo{"list", "assess list forms|aggregates|functions|formats|keys|diagnostics|limits|commands",
                {"what the rules can use, and what can be said of them", "列出规则可用的内容"}, list_command,
                list_subjects},
    CommandInfo{"help", "assess help [COMMAND|rules|expressions|CODE|man|bash|zsh]",
                {"help with a command, the rules, or a diagnostic; the man page; completion for a shell",
                 "关于命令、规则或提示的帮助；手册页；命令行补全脚本"}, help_command, help_topics},
};

Language default_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value && *value)
      return std::string_view(value).starts_with("zh") ? Language::zh : Language::en;
  return Language::en;
}

bool wants_color(Color color, int stream) {
  if (color != Color::automatic) return color == Color::always;
  const char* none = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal && std::string_view(terminal) == "dumb";
  return isatty(stream) && !(none && *none) && !dumb;
}

const CommandInfo* command_named(std::string_view name) {
  const auto found = std::ranges::find(all_commands, name, &CommandInfo::name);
  return found == all_commands.end() ? nullptr : &*found;
}

/// Complains of options that the command would pass over in silence, and of names of files that
/// look like slips.
void check_use(const Options& options, std::string_view command, Diagnostics& notes) {
  for (const OptionInfo* option : options.given)
    if (!option->is_taken_by(command))
      notes.add(cli_complaint("option-without-use"), {},
                {std::string(option->name), std::string(command), std::string(option->commands)});
  if (notes.has_errors()) return;
  check_csv_safe(options, notes);
  check_endings(options, command, notes);
}

/// Complains of a first word that is neither command nor evidence. With rules it may be a file that
/// is missing, unless it looks like a command.
void check_first_word(const Options& options, Diagnostics& notes) {
  if (options.words.empty()) return;
  const std::string& word = options.words[0];
  std::vector<std::string> names;
  for (const CommandInfo& known : all_commands) names.emplace_back(known.name);
  const std::string meant = nearest(word, names);
  std::error_code error;
  if ((options.rules.empty() || !meant.empty()) && !std::filesystem::exists(word, error))
    notes.add(cli_complaint("unknown-command"), {}, {shown(word)}, meant);
}

/// Without a command word the words are evidence to run on.
Exit dispatch(Session& session) {
  auto& words = session.options.words;
  if (session.options.version) return session.out(version_text()), Exit::done;
  const CommandInfo* command = words.empty() ? nullptr : command_named(words[0]);
  if (session.options.help) {
    session.arguments = command ? std::vector{words[0]} : std::vector<std::string>{};
    return help_command(session);
  }
  if (words.empty() && session.options.rules.empty()) {
    session.err("usage: " + std::string(all_commands[0].usage) + "\n       assess help\n");
    return Exit::usage;
  }
  session.arguments = words;
  Diagnostics notes;
  if (!command) check_first_word(session.options, notes);
  if (!notes.has_errors()) check_use(session.options, command ? command->name : "run", notes);
  session.tell(notes);
  if (notes.has_errors()) return Exit::usage;
  if (command) session.arguments.erase(session.arguments.begin());
  const Exit end = (command ? command->run : run_command)(session);
  const bool fails = session.options.strict && notes.warnings() > 0;
  return fails && end == Exit::done ? Exit::findings : end;
}

}  // namespace

std::span<const CommandInfo> commands() { return all_commands; }

std::string version_text() {
  return "assess " + std::string(version) +
         (git_id.empty() ? "" : " (" + std::string(git_id) + ")") + "\n";
}

std::vector<const DiagnosticKind*> all_diagnostics() {
  std::vector<const DiagnosticKind*> all;
  const auto add = [&](const auto& kinds) {
    for (const DiagnosticKind& kind : kinds)
      if (std::ranges::none_of(all, [&](const auto* k) { return k->code == kind.code; }))
        all.push_back(&kind);
  };
  add(cli_kinds), add(rule_kinds), add(expression_kinds), add(table_kinds), add(evidence_kinds),
      add(assessment_kinds), add(practice_kinds), add(explain_kinds),
      add(report_kinds);
  return all;
}

unsigned Session::threads() const {
  if (options.threads > 0) return options.threads;
  return std::clamp(std::thread::hardware_concurrency(), 1u, 64u);
}

std::vector<EvidenceArgument> Session::evidence() const {
  std::vector<EvidenceArgument> evidence;
  for (const std::string& word : arguments) {
    evidence.push_back(evidence_argument(word));
    evidence.back().encoding = options.encoding;
  }
  return evidence;
}

void Session::out(std::string_view text) const {
  if (!write_all(STDOUT_FILENO, text)) throw std::system_error(errno, std::generic_category(), "stdout");
}

void Session::err(std::string_view text) const { write_all(STDERR_FILENO, text); }

void Session::tell(Diagnostics& notes) const {
  notes.sort_by_place();
  std::string text;
  std::size_t printed = 0, left_out = notes.dropped();
  for (const Diagnostic& note : notes.list()) {
    const Severity severity = note.severity();
    if (severity == Severity::note && !options.verbose) continue;
    if (severity != Severity::error && options.quiet) continue;
    if (printed < most_printed)
      text += render(note, {language, color_err});
    else
      ++left_out;
    ++printed;
  }
  const bool zh = language == Language::zh;
  if (left_out > 0)
    text += zh ? "……另有 " + std::to_string(left_out) + " 条\n"
               : "... and " + std::to_string(left_out) + " more\n";
  if (notes.errors() > 0 || (notes.warnings() > 0 && !options.quiet)) {
    const auto count = [&](std::size_t n, const char* en) {
      return std::to_string(n) + " " + en + (n == 1 ? "" : "s");
    };
    text += zh ? std::to_string(notes.errors()) + " 个错误，" + std::to_string(notes.warnings()) + " 个警告\n"
               : count(notes.errors(), "error") + ", " + count(notes.warnings(), "warning") + "\n";
  }
  err(text);
}

Exit exit_after(const Diagnostics& notes, Exit otherwise) {
  constexpr std::array<std::string_view, 11> of_files{
      "no-such-file",   "unreadable",     "no-rules-file", "unreadable-rules",
      "no-such-folder", "cannot-write",   "cut-off",       "no-such-result",
      "not-a-result",   "foreign-file",   "not-an-empty-form"};
  constexpr std::array<std::string_view, 8> of_usage{
      "bad-usage",     "unknown-format", "output-is-input", "option-without-use",
      "no-such-grade", "bad-set",        "unknown-set",     "ambiguous-set"};
  for (const Diagnostic& note : notes.list()) {
    if (std::ranges::find(of_usage, note.kind->code) != of_usage.end()) return Exit::usage;
    if (std::ranges::find(of_files, note.kind->code) != of_files.end()) return Exit::files;
  }
  return otherwise;
}

Exit run_program(std::span<const std::string> arguments) {
  guard_against_signals();
  Session session;
  session.language = default_language();
  try {  // the only place that catches: what comes here is no fault of the evidence
    Diagnostics notes;
    auto options = parse_options(arguments, notes);
    session.color_err = wants_color(Color::automatic, STDERR_FILENO);
    if (!options) return session.tell(notes), Exit::usage;
    session.options = std::move(*options);
    session.language = session.options.language.value_or(session.language);
    session.color_out = wants_color(session.options.color, STDOUT_FILENO);
    session.color_err = wants_color(session.options.color, STDERR_FILENO);
    return dispatch(session);
  } catch (const std::bad_alloc&) {
    session.err("assess: not enough memory / 内存不足\n");
    return Exit::files;
  } catch (const std::system_error& failed) {
    session.err("assess: " + std::string(failed.what()) + "\n");
    return Exit::files;
  } catch (const std::exception& bug) {
    session.err("assess: a fault of the program, please report it / 程序错误，请报告: " +
                std::string(bug.what()) + "\n");
    return Exit::bug;
  }
}

}  // namespace assess
