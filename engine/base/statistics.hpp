#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace assess {

// Figures of samples; no bit of them depends on the order of the values. NaN is not allowed in
// the functions that give one number; in those that give one per place it means: no value there.

/// Quantile p of Hyndman & Fan (1996), type 7: linear between order statistics. Sorts `values`;
/// NaN of none.
double quantile(std::vector<double>& values, double p);
/// The exact sum divided by n; NaN of none.
double mean(std::span<const double> values);
/// With n - 1; NaN for fewer than two.
double standard_deviation(std::span<const double> values);
/// G1 and G2 (excess) of Joanes & Gill (1998), as SAS, SPSS and e1071 type 2. NaN for fewer than
/// three (four), and if all are equal.
double skewness(std::span<const double> values);
double kurtosis(std::span<const double> values);

enum class RankOfTies : unsigned char { lowest, mean };

/// 1 = highest (lowest); equal as decimals is equal. Ties share the lowest rank (1,2,2,4), or the
/// mean (1,2.5,2.5,4).
void ranks_from_highest(std::span<const double> values, RankOfTies ties, std::span<double> ranks);
void ranks_from_lowest(std::span<const double> values, RankOfTies ties, std::span<double> ranks);

/// Treatment of outliers as in COINr's Treat (Becker 2022): while |skewness| >= 2 and kurtosis
/// >= 3.5 the extreme value is set to the next one, at most `most` cells; if that does not help,
/// the original becomes ln(x - min + 0.01 (max - min)).
void treat(std::span<const double> values, std::size_t most, std::span<double> treated);

}  // namespace assess
