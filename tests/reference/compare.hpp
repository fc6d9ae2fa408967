#pragma once

#include <map>
#include <string>
#include <vector>

#include "reference/csv_table.hpp"
#include "reference/result.hpp"

namespace assess::reference {

using Units = std::map<std::string, UnitResult>;
using Differences = std::vector<std::string>;

/// Relative, and absolute near 0.
bool near(double actual, double expected, double tolerance);

/// Competition ranks, highest first, of scores taken to nine decimals; units without are left out.
std::map<std::string, int> ranks_of(const Units& units, const std::string& node);

/// One column of a table of expected figures.
struct Expected {
  std::string column;
  enum What { score, published, rank, grade, shown, node_rank } what;
  std::string node = "total";  ///< of `score`, `node_rank`; name of `shown`
  double tolerance = 1e-12;
  bool blank_is_absent = true;  ///< else a blank cell says nothing
};

/// Walks the rows of `table`; the unit key is made of the `key` columns. Every unit must be there.
Differences compare(const Units& units, const CsvTable& table, const std::vector<std::string>& key,
                    const std::vector<Expected>& expected);

/// The first few, one a line, and how many there are.
std::string summary(const Differences& differences);

}  // namespace assess::reference
