#include "base/text.hpp"
#include "cli/completion.hpp"
#include "cli/program.hpp"

namespace assess {

namespace {

std::string names_of_commands(const char* between) {
  std::vector<std::string> names;
  for (const CommandInfo& command : commands()) names.emplace_back(command.name);
  return joined(names, between);
}

/// "-r|--rules"
std::string spellings(const OptionInfo& option, const char* between) {
  std::string text = "--" + std::string(option.name);
  return option.letter ? std::string("-") + option.letter + between + text : text;
}

std::string words_for(const std::vector<std::string>& words) {
  return "COMPREPLY=($(compgen -W '" + joined(words, " ") + "' -- \"$cur\"))";
}

/// What completes the word behind an option.
std::string argument_of(const OptionInfo& option, std::string_view command) {
  if (const auto values = option.values(command); !values.empty()) return words_for(values);
  if (option.argument == "FOLDER") return "_assess_files -d";
  if (option.argument.starts_with("FILE") || option.argument == "DATA") return "_assess_files -f";
  return ":";  // anything
}

/// The same for every command, or a case for each.
std::string argument_of(const OptionInfo& option) {
  std::vector<std::string> cases;
  bool differ = false;
  for (const CommandInfo& command : commands()) {
    if (!option.is_taken_by(command.name)) continue;
    differ = differ || option.values(command.name) != option.values("run");
    cases.push_back(std::string(command.name) + ") " + argument_of(option, command.name) + " ;;");
  }
  if (!differ) return argument_of(option, "run");
  return "case ${command:-run} in\n        " + joined(cases, "\n        ") + "\n      esac";
}

std::string arguments_of_options() {
  std::string text;
  for (const OptionInfo& option : options())
    if (!option.argument.empty())
      text += "    " + spellings(option, "|") + ") " + argument_of(option) + "; return ;;\n";
  return text;
}

std::string options_of_commands() {
  std::string text;
  for (const CommandInfo& command : commands()) {
    std::vector<std::string> taken;
    for (const OptionInfo& option : options())
      if (option.is_taken_by(command.name)) taken.push_back(spellings(option, " "));
    text += "      " + std::string(command.name) + ") options='" + joined(taken, " ") + "' ;;\n";
  }
  return text;
}

std::string words_of_commands() {
  std::string text;
  for (const CommandInfo& command : commands())
    if (command.words)
      text +=
          "    " + std::string(command.name) + ") " + words_for(command.words()) + "; return ;;\n";
  return text;
}

}  // namespace

std::string bash_completion() {
  return R"(# Completion of assess for bash; written by: assess help bash
_assess_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$cur")
}

_assess() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= options word
  COMPREPLY=()
  # --lang=zh comes in three words
  [[ $cur == = ]] && cur=
  [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD-2]}
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in )" +
         names_of_commands("|") + R"() command=$word; break ;; esac
  done
  case $prev in
)" + arguments_of_options() +
         R"(  esac
  if [[ $cur == -* ]]; then
    case ${command:-run} in
)" + options_of_commands() +
         R"(    esac
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
    return
  fi
  case $command in
)" + words_of_commands() +
         R"(  esac
  _assess_files -f
  [[ $command ]] || COMPREPLY+=($(compgen -W ')" +
         names_of_commands(" ") + R"(' -- "$cur"))
}

complete -F _assess assess
)";
}

}  // namespace assess
