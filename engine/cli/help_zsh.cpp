#include "base/text.hpp"
#include "cli/completion.hpp"
#include "cli/program.hpp"

namespace assess {

namespace {

/// Between single quotes, as a part of a specification of `_arguments` or `_describe`.
std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return out;
}

/// ":NAME:(csv json)", ":FILE:_files"; empty for a switch.
std::string argument_of(const OptionInfo& option, std::string_view command) {
  if (option.argument.empty()) return {};
  std::string text = ":" + quoted(option.argument) + ":";
  if (const auto values = option.values(command); !values.empty())
    return text + "(" + joined(values, " ") + ")";
  if (option.argument == "FOLDER") return text + "_files -/";
  if (option.argument.starts_with("FILE") || option.argument == "DATA") return text + "_files";
  return text;
}

/// An option may be repeated; zsh then offers it again.
std::string specification(const OptionInfo& option, std::string_view command = {}) {
  const std::string name = "--" + std::string(option.name);
  const std::string behind =
      "[" + quoted(option.meaning.en) + "]" + argument_of(option, command) + "'";
  if (!option.letter) return "'*" + name + behind;
  return "'*'{-" + std::string(1, option.letter) + "," + name + "}'" + behind;
}

std::string options_of_commands() {
  std::string text;
  for (const CommandInfo& command : commands()) {
    text += "    " + std::string(command.name) + ") options+=(\n";
    for (const OptionInfo& option : options())
      if (!option.commands.empty() && option.is_taken_by(command.name))
        text += "      " + specification(option, command.name) + "\n";
    text += "    )";
    if (command.words)
      text += " arguments=('1:command:_assess_commands' '*:topic:(" + joined(command.words(), " ") +
              ")')";
    text += " ;;\n";
  }
  return text;
}

std::string options_of_all() {
  std::string text;
  for (const OptionInfo& option : options())
    if (option.commands.empty()) text += "    " + specification(option) + "\n";
  return text;
}

std::string described_commands() {
  std::string text;
  for (const CommandInfo& command : commands())
    text += "    '" + std::string(command.name) + ":" + quoted(command.summary.en) + "'\n";
  return text;
}

std::string names_of_commands() {
  std::vector<std::string> names;
  for (const CommandInfo& command : commands()) names.emplace_back(command.name);
  return joined(names, "|");
}

}  // namespace

std::string zsh_completion() {
  return R"(#compdef assess
# Completion of assess for zsh; written by: assess help zsh
_assess_commands() {
  local -a commands=(
)" + described_commands() +
         R"(  )
  _describe command commands
  _files
}

_assess() {
  local command=run word
  for word in ${words[2,CURRENT-1]}; do
    case $word in
    )" + names_of_commands() +
         R"() command=$word; break ;;
    esac
  done
  local -a arguments=('1:command or evidence:_assess_commands' '*:evidence:_files')
  local -a options=(
)" + options_of_all() +
         R"(  )
  case $command in
)" + options_of_commands() +
         R"(  esac
  _arguments -s -S $options $arguments
}

_assess "$@"
)";
}

}  // namespace assess
