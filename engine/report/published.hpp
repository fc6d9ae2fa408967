#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "assessment/assessment.hpp"
#include "report/sheet.hpp"

namespace assess {

/// With how many decimals the scores of a node are published: those of its `round`; without one 2
/// in a points scheme, 4 in a weight scheme.
int published_decimals(const Scheme& scheme, std::size_t node);

/// The score of a unit as published, with that many decimals, or why there is none.
Cell published_score(const Assessment& assessment, std::size_t node, std::size_t unit, int places);

/// The top of what a node gives: after `out_of`, which converts it.
double top_of(const Scheme& scheme, std::size_t node);
double bottom_of(const Scheme& scheme, std::size_t node);

/// Whether a decision after an appeal stands in place of the score.
bool is_overridden(const Assessment& assessment, std::size_t node, std::size_t unit);

/// Why a node has this score, in the words of the rules (`instead`), or "".
std::string_view reason_of(const Assessment& assessment, std::size_t node, std::size_t unit);

/// ID of the grade, or the text of the rules that stands in its place, or "".
std::string_view grade_id(const Assessment& assessment, std::size_t unit);

/// A rounded number of at most so many decimals; nothing for NaN.
Cell number_cell(double x, int decimals, bool fixed = true);
Cell count_cell(std::uint64_t count);

/// Publishes scores as `publish` does, the usual ones only: those that `takes` takes.
class Publisher {
 public:
  explicit Publisher(int decimals);
  static bool takes(double x) { return 0 <= x && x < 1e6; }
  /// Whole units of the last decimal.
  std::uint64_t operator()(double x) const {
    const auto billionths = static_cast<std::int64_t>(x * 1e9 + 0.5);
    // below 2^51 the quotient of doubles is never rounded up to a whole number
    return static_cast<std::uint64_t>(
        static_cast<std::int64_t>(static_cast<double>(billionths + half_) / unit_));
  }
  unsigned decimals() const { return decimals_; }

 private:
  unsigned decimals_;
  double unit_;  ///< of the last decimal, in billionths
  std::int64_t half_;
};

/// A difference with its sign: `+1.20`, `−0.50`, `0.00`; with so many decimals, or `shortest`.
std::string signed_text(Points points, int decimals);

/// Appends the number as published; the same text as `to_text`, without a string of its own, or as
/// `signed_text`.
void append_number(std::string& out, const Number& number);
/// Appends the shortest decimal.
void append_number(std::string& out, double x);

}  // namespace assess
