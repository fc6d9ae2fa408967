#pragma once

#include <vector>

#include "assessment/assessment.hpp"
#include "expression/evaluate.hpp"

namespace assess {

/// Expressions of the rules evaluated for one unit of an assessment.
class UnitValues {
 public:
  UnitValues(const Assessment& assessment, std::size_t unit);

  struct Value {
    State state = State::missing;
    double number = absent;
    bool has_number() const { return state <= State::nil; }
    bool holds() const { return has_number() && number != 0; }
  };
  Value operator()(const Expr& expr) const;

 private:
  const Assessment& assessment_;
  std::vector<Lane> lanes_;
};

/// The values for all units, NaN where there is none.
std::vector<double> values_of_all(const Assessment& assessment, const Expr& expr);

}  // namespace assess
