#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison_result.hpp"
#include "assessment/assessment.hpp"
#include "cli/program.hpp"

namespace assess {

/// Rules and evidence of one side of a comparison.
struct Run {
  std::string rules;
  std::vector<std::string> evidence, settings;
  bool old_names = true;  ///< `known_as` counts
};

/// Nothing, if it complained; `failed` then says of what kind the fault is.
std::optional<Assessment> assess_run(const Run& run, const Session& session, Diagnostics& notes,
                                     Exit* failed = nullptr);

/// The old evidence under the new rules: with the day and year it was made for, or else everything
/// would be late. Rules that ask what the old evidence does not have cannot be tried on it: that is
/// a warning.
std::optional<PublishedResult> between(const Run& before, const Run& after,
                                       const Scheme& old_scheme, const Session& session,
                                       Diagnostics& notes);

/// The earlier result of `--baseline`, with the whole of its rules if `--old-rules` gives them.
/// Nothing, if none is asked for, or if it complained.
std::optional<PublishedResult> baseline_of(const Session& session, Diagnostics& notes);

/// Where `--old` gives the evidence of the baseline: that evidence under the new rules.
std::optional<PublishedResult> between_baseline(const PublishedResult& baseline,
                                                const Session& session, Diagnostics& notes);

}  // namespace assess
