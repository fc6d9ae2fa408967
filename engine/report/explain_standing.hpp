#pragma once

#include <string>
#include <vector>

#include "analysis/explanation.hpp"
#include "report/explain_layout.hpp"

namespace assess {

/// Total, rank, grade; the units next above and below; what is missing to the next grade.
std::vector<std::string> standing_lines(const Assessment& assessment,
                                        const Explanation& explanation, Language language);

/// What would earn most, one criterion a row.
ExplainTable improvements_table(const Assessment& assessment, const Explanation& explanation,
                                Language language);

}  // namespace assess
