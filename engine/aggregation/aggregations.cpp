#include "aggregation/aggregations.hpp"

#include <cmath>

namespace assess {

namespace {

/// The aggregate with its parameter, if it takes one and this is a good one.
template <typename A>
std::optional<Aggregation> made(std::optional<double> parameter) {
  if (parameter.has_value() == A::info.parameter.empty()) return {};
  if constexpr (std::is_same_v<A, Power>)
    return *parameter != 0 ? std::optional<Aggregation>(Power{*parameter}) : std::nullopt;
  else if constexpr (std::is_same_v<A, Lowest>)
    return *parameter >= 1 && *parameter == std::floor(*parameter)
               ? std::optional<Aggregation>(Lowest{*parameter})
               : std::nullopt;
  else
    return A{};
}

}  // namespace

std::optional<Aggregation> aggregation_named(std::string_view keyword,
                                             std::optional<double> parameter) {
  std::optional<Aggregation> found;
  const auto look = [&]<typename A>(const A*) {
    if (A::info.keyword == keyword) found = made<A>(parameter);
  };
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (look(static_cast<const std::variant_alternative_t<I, Aggregation>*>(nullptr)), ...);
  }
  (std::make_index_sequence<std::variant_size_v<Aggregation>>());
  return found;
}

double aggregate(const Aggregation& aggregation, ChildScores scores, Weights weights) {
  return std::visit([&](const auto& a) { return a.of(scores, weights); }, aggregation);
}

void compare_units(const Aggregation& aggregation,
                   std::span<const std::span<const double>> children, Weights weights,
                   std::span<double> result) {
  if (const auto* copeland = std::get_if<Copeland>(&aggregation))
    copeland->compare(children, weights, result);
}

}  // namespace assess
