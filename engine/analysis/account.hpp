#pragma once

#include <vector>

#include "analysis/explanation.hpp"
#include "analysis/form_of_unit.hpp"
#include "analysis/one_unit.hpp"
#include "analysis/unit_values.hpp"

namespace assess {

/// The case of `instead` that holds for a unit.
struct InsteadOfUnit {
  UnitValues::Value value;
  std::string reason;
};
std::optional<InsteadOfUnit> instead_of(const Node& node, const UnitValues& values);

/// What the score of a node is made of, step by step in the order of operations (RULES §9); the
/// amounts add up to the score. Empty where there is no score.
std::vector<AccountLine> account_of_criterion(const Assessment& assessment, std::size_t criterion,
                                              std::size_t unit, const UnitValues& values,
                                              const FormResult& form);
std::vector<AccountLine> account_of_parent(const Assessment& assessment, std::size_t parent,
                                           std::size_t unit, const UnitValues& values,
                                           const OneUnit& alone);

}  // namespace assess
