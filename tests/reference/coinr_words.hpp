#pragma once

#include <string>
#include <string_view>

#include "reference/csv_table.hpp"

namespace assess::reference {

bool is_in(std::string_view text, std::string_view word);

/// A normalisation of the reference cases in the words of the rules.
struct Normalisation {
  std::string form, scale, ties;
  bool open = false;     ///< not kept inside the scale
  bool directed = true;  ///< "lower is better" is taken into account
};

/// From "n_minmax l_u=0..100" and the like.
Normalisation normalisation(const std::string& text);

/// From "a_amean>a_gmean>a_hmean (levels 2>3>4)": the keyword for aggregates of that level.
std::string aggregation_at(const std::string& text, int level);

/// The aggregate without parent.
std::string top_of(const CsvTable& meta);

/// Whether a single unit has a figure in that column.
bool one_value(const CsvTable& data, const std::string& column);

}  // namespace assess::reference
