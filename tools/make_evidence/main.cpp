// Makes synthetic evidence: the shipped example tables and the large ones of the benchmarks. Equal
// options give equal bytes on every platform. All units are invented.
#include <cstdio>
#include <string_view>

#include "commands.hpp"

namespace assess::evidence {

std::string usage() {
  std::string text = "usage: make_evidence COMMAND [--seed N] [-o FILE] [OPTION VALUE]...\n\n";
  for (const Command& command : commands) {
    std::string name = command.name;
    name.resize(20, ' ');
    text += "  " + name + command.summary + "\n";
  }
  return text;
}

int run(int count, const char* const* words) {
  const auto options = read_options(count, words);
  if (options)
    for (const Command& command : commands)
      if (options->command == command.name) return command.run(*options) ? 0 : 5;
  const bool asked = count == 2 && std::string_view(words[1]) == "--help";
  std::fputs(usage().c_str(), asked ? stdout : stderr);
  return asked ? 0 : 2;
}

}  // namespace assess::evidence

int main(int count, char** words) {
  return assess::evidence::run(count, words);
}
