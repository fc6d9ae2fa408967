#pragma once

#include <initializer_list>
#include <string>

#include "base/language.hpp"
#include "forms/cohort.hpp"
#include "forms/form.hpp"

namespace assess {

/// A rule with the numbers of one unit put in: what is the case (`3 of 4, 1 short`), and the sum
/// that gives the points (`5 − 5 ÷ 4 × 1`), which is a plain number where nothing is computed.
struct Working {
  Text before;
  std::string sum;
  bool operator==(const Working&) const = default;
};

/// A number in a sentence: at most four decimals, or four digits if it is small.
std::string figure(double x);
/// 0.955 as `95.5%`.
std::string percent(double x);
/// Left of − or under ÷ as it is, elsewhere a negative number in parentheses.
std::string operand(double x);
/// A part (`3 ÷ 4`) of what the scale gives: `5 × 3 ÷ 4`.
std::string part_of(const Scale& scale, const std::string& part);

/// The sentence with {0} {1} ... filled in.
Text said(const Message& sentence, std::initializer_list<std::string> words);

/// `(x − from) ÷ (to − from)`, from the worst value to the best. Turned round, so that no number
/// is negative, if lower is better.
std::string share_between(double x, double from, double to);

/// A value of the cohort as it was given: with `lower` the cohort holds negatives.
inline double as_given(double x, const Cohort& all) {
  return all.lower ? 0 - x : x;
}
/// Least and greatest of the units that are compared.
Text ends_of(const Cohort& all);

}  // namespace assess
