#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assess::evidence {

/// The command line, read; every command takes of it what it needs.
struct Options {
  std::string command;
  std::uint64_t seed = 2025;
  std::uint64_t units = 0;  ///< 0: the command's own number
  std::uint64_t criteria = 40;
  std::uint64_t rows = 100'000;
  int year = 2025;
  bool chinese = false;
  bool alike = false;  ///< all units with the same good work
  std::string output;  ///< empty: standard output
  std::string rules;   ///< empty: none wanted
  std::string roster;  ///< empty: none wanted
  std::vector<std::string> faults;
};

/// Nothing, after saying on stderr what is wrong, if a word is unknown or a number is none.
std::optional<Options> read_options(int count, const char* const* words);

std::string usage();

}  // namespace assess::evidence
