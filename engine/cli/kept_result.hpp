#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison_result.hpp"
#include "assessment/assessment.hpp"
#include "base/diagnostics.hpp"

namespace assess {

/// A result that was kept as JSON. Nothing, if it complained.
std::optional<PublishedResult> kept_result(const std::string& path, Diagnostics& notes);

/// The whole of its rules file, with what was set in place of its values.
std::vector<RuleLine> rules_of(const Scheme& scheme, Diagnostics& notes);

/// The result at hand, with the whole of its rules.
PublishedResult published(const Assessment& assessment, Diagnostics& notes);

}  // namespace assess
