#pragma once

#include <string>
#include <vector>

#include "analysis/explanation.hpp"
#include "base/language.hpp"

namespace assess {

/// How a criterion got its points: `3 of 4, 1 short: 5 − 5 ÷ 4 × 1 = 3.75`; or why it has none.
std::vector<std::string> criterion_lines(const Assessment& assessment, const ExplainedNode& one,
                                         Language language);

/// How an item got its score: `sum of its parts: 26.79 × 35 ÷ 31 = 30.2468 (left out: A3)`.
std::vector<std::string> parent_lines(const Assessment& assessment, const ExplainedNode& one,
                                      Language language);

}  // namespace assess
