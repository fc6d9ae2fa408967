#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "expression/bind.hpp"
#include "expression/evaluate.hpp"
#include "expression/parse.hpp"

namespace assess {

/// A named column that expressions of a test can use.
struct Given {
  Type type = Type::number;
  std::vector<double> values;
  std::vector<State> states = {};       ///< empty: all are values
  std::vector<std::string> words = {};  ///< closed list
};
using Names = std::map<std::string, Given>;

/// What became of an expression: values and states by row, or complaints.
struct Computed {
  std::vector<double> values;
  std::vector<State> states;
  std::optional<Type> type;
  Diagnostics notes;

  /// Codes with the column of the place: `wrong-type:5`.
  std::vector<std::string> complaints() const;
};

inline Snippet snippet_of(const std::string& text) {
  return {text, "rules.ini", 1, 1, text, false};
}

/// `rows` rows; columns that are shorter are repeated.
Computed compute(const std::string& text, const Names& names = {}, std::size_t rows = 1);

}  // namespace assess
