#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "cli/exit.hpp"
#include "cli/options.hpp"
#include "evidence/gather.hpp"

namespace assess {

/// The program, given its arguments without its own name.
Exit run_program(std::span<const std::string> arguments);

/// What a command works with.
struct Session {
  Options options;
  Language language = Language::en;
  bool color_out = false, color_err = false;  ///< the streams are terminals that take colours
  std::vector<std::string> arguments;          ///< words behind the command

  unsigned threads() const;
  /// The arguments as evidence.
  std::vector<EvidenceArgument> evidence() const;
  /// Prints the result, or a message.
  void out(std::string_view text) const;
  void err(std::string_view text) const;
  std::string_view say(const Message& message) const { return message.in(language); }
  /// Prints complaints (errors only if quiet, notes only if verbose), at most 100, and their count.
  void tell(Diagnostics& notes) const;
};

/// How to end after errors: a file that cannot be read or written, or a wrong command line, is no
/// fault of the rules or the evidence.
Exit exit_after(const Diagnostics& notes, Exit otherwise);

/// A command of the program. Help, man page and completion walk `commands()`.
struct CommandInfo {
  std::string_view name;
  std::string_view usage;
  Message summary;
  Exit (*run)(const Session& session);
  /// The closed set of its arguments; none: it takes evidence.
  std::vector<std::string> (*words)() = nullptr;
};
std::span<const CommandInfo> commands();

Exit run_command(const Session& session);
Exit check_command(const Session& session);
Exit explain_command(const Session& session);
Exit compare_command(const Session& session);
Exit template_command(const Session& session);
Exit list_command(const Session& session);
Exit help_command(const Session& session);

std::vector<std::string> list_subjects();
std::vector<std::string> help_topics();

/// Every kind of complaint there is, folder after folder.
std::vector<const DiagnosticKind*> all_diagnostics();

std::string version_text();

}  // namespace assess
