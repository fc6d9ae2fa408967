#pragma once

#include <string>
#include <vector>

#include "reference/csv_table.hpp"

namespace assess::reference {

/// How a composite index was made, in the words of coinr/manifest.csv.
struct IndexCase {
  std::string file, input = "data.csv", preparation, normalisation, aggregation, weights = "weight";
  std::string threshold;  ///< least share of children that must be there, or empty

  enum Panel { none, over_all_years, year_by_year } panel = none;
  /// What an indicator gets whose known values are all equal: `constant` of the rules.
  std::string constant, constant_if_alone;
};

/// The cases of coinr/manifest.csv, then those of the edge data and the panel, which it leaves out.
std::vector<IndexCase> index_cases(const std::string& folder);

/// Its rules. `meta` lists indicators and aggregates: indicator, parent, level, direction, weights.
/// `data` is asked which indicators have one value only.
std::string index_rules(const IndexCase& index, const CsvTable& meta, const CsvTable& data);

/// Its evidence, as arguments of the program.
std::vector<std::string> index_data(const IndexCase& index, const std::string& folder);

}  // namespace assess::reference
