#pragma once

#include <initializer_list>
#include <string>

#include "analysis/explanation.hpp"
#include "base/language.hpp"

namespace assess {

/// A sentence in one language, {0} {1} ... filled in.
std::string filled_in(const Message& sentence, std::initializer_list<std::string> words,
                      Language language);

// Sentences of an explanation, the same in every format that people read.

/// A score with the decimals of its node: `3.75`.
std::string score_text(const Scheme& scheme, std::size_t node, double score);
/// With its sign: `+1.20`, `−0.40`.
std::string signed_text(const Scheme& scheme, std::size_t node, double amount);
/// The same with up to four decimals where there are more, so that a reader can add it up.
std::string amount_text(const Scheme& scheme, std::size_t node, double amount);
/// Whether an amount shows as 0 there.
bool shows_as_zero(double amount);
/// `3.75 of 5`, or why there is none: `not applicable`.
std::string points_text(const Assessment& assessment, const ExplainedNode& one, Language language);

/// `value: count(meetings) = 3`; of a defined name its definition as well.
std::string figure_text(const ExplainedFigure& figure, Language language);
/// `meetings.csv:2, 3, 4 and 37 more`, or "".
std::string rows_text(const ExplainedFigure& figure, Language language);

/// A line of an account: `bonus E: Bonus`, `rounded`.
std::string account_text(const Assessment& assessment, std::size_t node, const AccountLine& line,
                         Language language);

/// With its reason: `bonus E: awards with a document`.
std::string adjustment_text(const Assessment& assessment, std::size_t adjustment,
                            Language language);
/// `U001 Finance`, as it is published of everyone.
std::string unit_text(const std::string& key, const std::string& name);

}  // namespace assess
