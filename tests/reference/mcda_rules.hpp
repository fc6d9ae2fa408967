#pragma once

#include <array>
#include <string>

#include "reference/csv_table.hpp"

namespace assess::reference {

/// A way to score a decision matrix: what `{x}` becomes, for criteria to maximise and to minimise,
/// and how the weighted parts are joined.
struct Method {
  const char *name, *form, *maximise, *minimise, *aggregate;
};

inline constexpr std::array methods{
    Method{"wsm-minmax", "minmax", "{x}", "{x}", "mean"},
    Method{"wsm-max", "best_ratio", "{x}", "{x}", "mean"},
    Method{"wsm-sum", "points", "{x} / sum(units: {x})", "(1 / {x}) / sum(units: 1 / {x})", "mean"},
    Method{"wsm-max-complement", "points", "{x} / max(units: {x})", "1 - {x} / max(units: {x})",
           "mean"},
    Method{"wsm-vector", "points", "{x} / sqrt(sum(units: {x} ^ 2))",
           "(1 / {x}) / sqrt(sum(units: {x} ^ -2))", "mean"},
    Method{"wsm-vector-complement", "points", "{x} / sqrt(sum(units: {x} ^ 2))",
           "1 - {x} / sqrt(sum(units: {x} ^ 2))", "mean"},
    Method{"wpm-max", "best_ratio", "{x}", "{x}", "geometric"},
    Method{"wpm-sum", "points", "{x} / sum(units: {x})", "(1 / {x}) / sum(units: 1 / {x})",
           "geometric"},
};

/// `criteria`: criterion, objective (max or min), weight.
std::string mcda_rules(const Method& method, const CsvTable& criteria);

/// The weighted sum of raw values, published with two decimals, and one of the ways to rank ties.
std::string ties_rules(const std::string& ties, const CsvTable& criteria);

}  // namespace assess::reference
