#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/language.hpp"
#include "base/points.hpp"

namespace assess {

/// An option of the command line. Parser, help, man page and completion walk `options()`.
struct OptionInfo {
  std::string_view name;      ///< without dashes
  char letter;                ///< 0: none
  std::string_view argument;  ///< "FILE"; empty: a switch
  Message meaning;
  std::string_view commands = {};  ///< "run, check": those that take it; empty: all
  /// What it takes, where that is a closed set which its argument does not spell out.
  std::vector<std::string> (*words)(std::string_view command) = nullptr;

  bool is_taken_by(std::string_view command) const;
  /// The closed set of what it takes of a command: "en|zh" or `words`; empty: anything.
  std::vector<std::string> values(std::string_view command) const;
};
std::span<const OptionInfo> options();

enum class Color : unsigned char { automatic, always, never };

/// What was typed.
struct Options {
  std::vector<std::string> words;    ///< command and arguments
  std::vector<const OptionInfo*> given;
  std::string rules;
  std::vector<std::string> outputs;  ///< -o
  std::string format;
  std::vector<std::string> settings;  ///< --set
  std::vector<std::string> units;    ///< further ones, of `explain`
  std::string old_rules;             ///< of `compare`
  std::vector<std::string> old_evidence;
  std::string baseline;              ///< a result that was kept
  std::optional<Points> fail_under;
  std::string fail_on;               ///< a grade
  std::string per_unit;              ///< folder, of `template` and `run`
  std::string encoding;              ///< one of `encoding_names`, or empty
  std::optional<Language> language;
  Color color = Color::automatic;
  unsigned threads = 0;              ///< 0: as many as there are processors
  bool quiet = false, verbose = false, timings = false, strict = false, csv_safe = false, help = false, version = false;
};

/// Nothing, if it complained.
std::optional<Options> parse_options(std::span<const std::string> arguments, Diagnostics& notes);

}  // namespace assess
