#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "scheme/ini.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// `B1.points=30`, `scheme.cutoff=2025-11-30`, `item.C.name.zh=整改`: a value to be tried in place
/// of what the rules say. Its place is told as `--set`, its line is its number on the command line.
struct Setting {
  Snippet key;  ///< with the section before it
  Snippet value;
};

/// Complains of what is no section, key and value.
std::vector<Setting> read_settings(std::span<const std::string> typed, Diagnostics& notes);

/// Puts each value into its section, named by ID, by kind, or by both; complains of keys that the
/// section does not take. Gives back those whose section is not there: `each` may yet make it.
std::vector<Setting> apply_settings(IniFile& file, const std::vector<Setting>& settings,
                                    Diagnostics& notes);
void complain_of_unknown(const IniFile& file, const std::vector<Setting>& settings,
                         Diagnostics& notes);

/// Says in the name of the scheme that it is a trial, and of what, so that no format can show its
/// result as the official one.
void mark_trial(Scheme& scheme, std::span<const std::string> settings);

}  // namespace assess
