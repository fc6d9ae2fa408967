#pragma once

#include <string>
#include <vector>

#include "reference/compare.hpp"
#include "reference/run_assess.hpp"

namespace assess::reference {

/// Where the rules and the evidence of the repository lie, with a `/` at its end.
std::string source_folder();

/// The text of a rules file of the repository, for another year.
std::string rules_of_year(const std::string& name, const std::string& year);

/// Synthetic ledgers of the default scheme, made with the given options (`--seed 7`), assessed by
/// the given rules (path or text; empty: the default scheme).
struct Trial {
  explicit Trial(const std::vector<std::string>& options, const std::string& rules = "");
  TemporaryFolder folder;
  Outcome outcome;
  CsvTable expected;  ///< what was worked out apart
};

/// Every figure of `expected` must be there, and none else.
void check_truth(const Trial& trial);

/// Whether a program that a test needs is not there; says so.
bool skipped(const std::string& needed);

}  // namespace assess::reference
