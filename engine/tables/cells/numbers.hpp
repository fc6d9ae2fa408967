#pragma once

#include <optional>
#include <string_view>

namespace assess {

/// A plain decimal number with optional exponent: nothing else ("nan", "0x1F",
/// "1 234" are refused, and what is too large or too small for a double).
/// Exact: the nearest double of the text.
bool parse_number(std::string_view text, double& value);

/// The same without the short way for short decimals: what the fast one must
/// agree with.
bool parse_number_plainly(std::string_view text, double& value);

/// Whether a whole number of so many digits was written that `value`, read from
/// it, is another one.
bool loses_digits(std::string_view text, double value);

/// A number written oddly, as people do (PRACTICE §3.4): 1,234 · 1 234 · 3次 ·
/// (5) · '5 · 98.5%.
struct OddNumber {
  double value;
  bool percent;  ///< 12% gives 0.12
  bool odd;      ///< more than a % sign had to be taken away
};

/// Nothing for what cannot be told (1,5 · 约20 · 5 pcs). `folded`: after NFKC,
/// trimmed.
std::optional<OddNumber> parse_odd_number(std::string_view folded);

}  // namespace assess
