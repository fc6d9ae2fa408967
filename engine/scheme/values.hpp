#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/points.hpp"
#include "base/value_type.hpp"
#include "expression/snippet.hpp"
#include "expression/tree.hpp"
#include "forms/form.hpp"

namespace assess {

// Values of the rules that are not expressions (RULES §3). Each reader gives nothing after it
// complained. Expressions inside are parsed, not bound.

struct ColumnGroup {
  std::vector<std::string> names;  ///< `*` is all others
  ColumnType type;
  std::vector<std::size_t> at;  ///< byte of each name
};
std::optional<std::vector<ColumnGroup>> read_columns(const Snippet& value, Diagnostics& notes);

/// Names or texts separated by commas; a piece may hold anything but a comma.
std::vector<Snippet> read_list(const Snippet& value);

struct ParsedStep {
  BandTest test;
  Expr edge, points;
};
std::optional<std::vector<ParsedStep>> read_bands(const Snippet& value, Diagnostics& notes);
std::optional<std::vector<ParsedStep>> read_corners(const Snippet& value, Diagnostics& notes);

struct ParsedCase {
  Expr result;
  std::string reason;
  Expr when;
};
std::optional<std::vector<ParsedCase>> read_instead(const Snippet& value, Diagnostics& notes);

struct ParsedOrder {
  bool lowest;
  Expr expr;
};
std::optional<std::vector<ParsedOrder>> read_order(const Snippet& value, Diagnostics& notes);
std::optional<ParsedOrder> read_keep(const Snippet& value, Diagnostics& notes);

/// `criteria(part_c), D1 without D02`.
struct Members {
  struct Member {
    std::string name;
    bool criteria_of = false;
    std::size_t at = 0;
  };
  std::vector<Member> with, without;
};
std::optional<Members> read_members(const Snippet& value, Diagnostics& notes);

std::optional<Rounding> read_rounding(const Snippet& value, Diagnostics& notes);

/// `0..100`, `none` gives an empty pair; ends are expressions.
std::optional<std::optional<std::pair<Expr, Expr>>> read_range(const Snippet& value,
                                                               Diagnostics& notes);

std::optional<Points> read_points(const Snippet& value, std::string_view key, Diagnostics& notes);

/// `aggregate = power(-0.5)`: the keyword and its number.
struct ParsedAggregate {
  std::string keyword;
  std::optional<double> parameter;
};
std::optional<ParsedAggregate> read_aggregate(const Snippet& value, Diagnostics& notes);

/// One of the words; complains with all of them and the nearest.
std::optional<std::size_t> read_word(const Snippet& value, std::string_view key,
                                     const std::vector<std::string>& words, Diagnostics& notes);

}  // namespace assess
