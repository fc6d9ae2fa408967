#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// What one input gives, by the rules alone: "3 → 3.75".
struct Example {
  std::string input;
  std::string result;
};

/// Worked examples of a criterion, so that an office can hold the rule against its published text:
/// 0, the target, one below, each edge, none and "no basis". Empty where the form compares units
/// or its settings differ from unit to unit.
std::vector<Example> worked_examples(const Node& criterion, Language language);

}  // namespace assess
