#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/language.hpp"

namespace assess {

/// Which values an aggregate takes.
enum class RowTakes : unsigned char { numbers, ordered, condition, anything };

/// An aggregate over the rows of a source (RULES §5): a ledger, all units, or the children of a
/// node. The same list serves all three.
struct RowAggregate {
  enum class Kind : unsigned char {
    count,
    sum,
    mean,
    median,
    min,
    max,
    sd,
    distinct,
    share,
    percentile,
    trimmed_mean,
    latest,
    only,
    rank,
    mid_rank,
    treat
  };
  std::string_view keyword;
  std::string_view usage;
  Message summary;
  Kind kind;
  RowTakes takes = RowTakes::numbers;
  bool value_needed = true;         ///< `count(S)` needs none
  std::size_t extra_arguments = 0;  ///< after the comma
  bool argument_is_row = false;     ///< the extra argument is looked up in each row (a date)
  bool streams = false;             ///< row by row; others keep their rows
  bool units_only = false;          ///< gives each unit its own: over `units` only
  bool gives_value_type = false;    ///< of a date a date
};

std::span<const RowAggregate> all_row_aggregates();
const RowAggregate* row_aggregate_named(std::string_view keyword);

/// The aggregate of values that are there (at least one). NaN where it is not defined, such as sd
/// of one. Sums are exact: the order does not matter. percentile: type 7 of Hyndman & Fan (1996).
double finish_values(RowAggregate::Kind kind, std::vector<double>& values, double argument);

/// rank, mid_rank (1 = highest), treat: for each of the values its own result; NaN stays NaN.
void over_units(RowAggregate::Kind kind, std::span<const double> values, double argument,
                std::span<double> results);

}  // namespace assess
