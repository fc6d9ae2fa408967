#pragma once

#include <optional>
#include <string>

#include "analysis/comparison_result.hpp"
#include "assessment/assessment.hpp"
#include "base/diagnostics.hpp"

namespace assess {

/// A result that was kept as JSON. Nothing, if it complained.
std::optional<PublishedResult> kept_result(const std::string& path, Diagnostics& notes);

/// The result at hand, with the whole of its rules.
PublishedResult published(const Assessment& assessment, Diagnostics& notes);

}  // namespace assess
