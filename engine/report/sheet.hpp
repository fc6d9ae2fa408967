#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "assessment/assessment.hpp"
#include "base/language.hpp"
#include "base/points.hpp"
#include "base/state.hpp"

namespace assess {

/// As many decimals as the number has.
constexpr int shortest = -1;

/// A number as it is published.
struct Number {
  Points points;
  int decimals = shortest;
  bool is_signed = false;  ///< a difference: `+1.20`, `−0.50`, `0.00`
  bool operator==(const Number&) const = default;
};

/// What a cell shows: nothing, why there is nothing, a text, a number. Texts live as long as the
/// sheet and its assessment.
using Cell = std::variant<std::monostate, State, std::string_view, Number>;

enum class SheetKind : unsigned char {
  text,
  number,
  grade,
  group,  ///< sorted by it: a format may print it as a heading instead
  share,  ///< 0 .. 1, for a bar; formats without bars leave it out
};

/// Cells are asked for one by one, so that a million rows need no second copy.
struct SheetColumn {
  std::string key;  ///< English, for programs
  Text heading;
  SheetKind kind = SheetKind::text;
  std::function<Cell(std::size_t row)> cell;
  int spare = 0;  ///< where space is short, the columns with the highest number go first; 0: none
  // What else its cells are, if they are of units: a format may fetch many of them at once.
  std::optional<std::size_t> node = {};        ///< the published scores of this node
  const std::vector<double>* ranks = nullptr;  ///< these numbers, by unit; nothing where it is 0
  /// The texts of these units.
  std::function<void(std::span<const std::uint32_t> units, std::span<std::string_view> texts)>
      texts = {};
};

/// A table of the result, for any format.
struct Sheet {
  std::string key;
  Text name;
  std::vector<SheetColumn> columns;
  std::size_t rows = 0;
};

/// Ranking, scores, criteria, adjustments, overrides, tables: all that a reader sees, in this
/// order. The sheets look into the assessment, which must outlive them.
std::vector<Sheet> lay_out(const Assessment& assessment, Language language);

// One by one:
Sheet ranking_sheet(const Assessment& assessment, Language language);
Sheet scores_sheet(const Assessment& assessment);
Sheet criteria_sheet(const Assessment& assessment, Language language);
Sheet adjustments_sheet(const Assessment& assessment, Language language);
Sheet overrides_sheet(const Assessment& assessment);
Sheet tables_sheet(const std::vector<TableReport>& tables);

}  // namespace assess
