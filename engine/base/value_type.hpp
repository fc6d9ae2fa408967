#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace assess {

/// The types of RULES §5. `percent` is a number whose cells are written as 98.5% or 0.985.
enum class Type : unsigned char { number, percent, text, date, yes_no };

/// What the rules declare of a column: `severity: critical|major|minor`, `score: number 0..100`.
struct ColumnType {
  Type type = Type::number;
  std::vector<std::string> words;   ///< closed list of a text column; empty: any text
  std::optional<double> low, high;  ///< both ends included
  bool optional = false;            ///< the cell may be empty
  bool operator==(const ColumnType&) const = default;
};

/// Other spellings that a table's rules allow inside cells (`alias.critical = 重大`, `alias.nil =
/// —`).
struct CellAliases {
  /// pairs of spelling as typed in the rules, and the word it stands for: one of the closed list,
  /// or `yes`, `no`, `nil`, `missing`, `not_applicable`.
  std::vector<std::pair<std::string, std::string>> words;
  bool operator==(const CellAliases&) const = default;
};

}  // namespace assess
