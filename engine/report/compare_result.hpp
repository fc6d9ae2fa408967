#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/comparison_result.hpp"
#include "assessment/assessment.hpp"
#include "base/diagnostics.hpp"

namespace assess {

/// A result that was written as `assess.result/1`. `path`: where complaints say it lies. Nothing,
/// if it is none; members that are not known are passed over.
std::optional<PublishedResult> read_result(std::string_view json, const std::string& path,
                                           Diagnostics& notes);

/// The same of a result that is at hand. `rules`: text of the whole rules file, or empty.
PublishedResult published_result(const Assessment& assessment, std::string_view rules);

}  // namespace assess
