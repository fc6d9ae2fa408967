#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

#include "aggregation/aggregation.hpp"
#include "aggregation/copeland.hpp"
#include "aggregation/geometric.hpp"
#include "aggregation/harmonic.hpp"
#include "aggregation/lowest.hpp"
#include "aggregation/max.hpp"
#include "aggregation/mean.hpp"
#include "aggregation/median.hpp"
#include "aggregation/min.hpp"
#include "aggregation/power.hpp"
#include "aggregation/sum.hpp"

namespace assess {

/// Every aggregate of children there is. To add one: write its header, list it here.
using Aggregation =
    std::variant<Sum, Mean, Geometric, Harmonic, Power, Min, Max, Median, Lowest, Copeland>;

inline const AggregationInfo& info(const Aggregation& aggregation) {
  return std::visit([](const auto& a) -> const AggregationInfo& { return a.info; }, aggregation);
}

template <typename Visit>
void for_each_aggregation(Visit visit) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (visit(std::variant_alternative_t<I, Aggregation>::info), ...);
  }
  (std::make_index_sequence<std::variant_size_v<Aggregation>>());
}

/// The aggregate of that name; nothing if there is none, or if it does not take the parameter.
std::optional<Aggregation> aggregation_named(std::string_view keyword,
                                             std::optional<double> parameter);

/// One unit. NaN if all weights are 0.
double aggregate(const Aggregation& aggregation, ChildScores scores, Weights weights);

/// All units at once, for an aggregate that compares them.
void compare_units(const Aggregation& aggregation,
                   std::span<const std::span<const double>> children, Weights weights,
                   std::span<double> result);

}  // namespace assess
