#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "support/assessing.hpp"
#include "support/random_scheme.hpp"

namespace assess {

/// Evidence for random rules: cells by unit and column, and rows of events in two files.
struct RandomEvidence {
  std::vector<std::string> columns;  ///< the first is `unit`
  std::vector<std::map<std::string, std::string>> units;
  std::vector<std::string> events[2];

  /// Other orders of units, columns, rows and files; what they say stays.
  void shuffle(Random& random) {
    std::shuffle(columns.begin(), columns.end(), random);
    std::shuffle(units.begin(), units.end(), random);
    std::vector<std::string> all = events[0];
    all.insert(all.end(), events[1].begin(), events[1].end());
    std::shuffle(all.begin(), all.end(), random);
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(random() % (all.size() + 1));
    events[0].assign(all.begin(), middle);
    events[1].assign(middle, all.end());
  }

  std::map<std::string, std::string> tables() const {
    std::map<std::string, std::string> texts;
    std::string& roster = texts["units"];
    for (const std::string& column : columns) roster += (roster.empty() ? "" : ",") + column;
    roster += '\n';
    for (const auto& unit : units) {
      std::string row;
      for (const std::string& column : columns)
        row += (column == columns[0] ? "" : ",") + unit.at(column);
      roster += row + '\n';
    }
    for (const int file : {0, 1}) {
      std::string& text = texts["e" + std::to_string(file + 1)];
      text = "unit,loss,at\n";
      for (const std::string& event : events[file]) text += event + '\n';
    }
    return texts;
  }
};

inline std::map<std::string, std::string> random_unit(const std::string& key,
                                                      const std::vector<std::string>& columns,
                                                      Random& random) {
  std::map<std::string, std::string> unit;
  for (const std::string& column : columns)
    unit[column] = one_of({"", "0", "1", "2.5", "3.995", "7", "9", "0.3", "无", "不适用"}, random);
  unit["unit"] = key;
  unit["region"] = one_of({"n", "s", "w"}, random);
  return unit;
}

inline RandomEvidence random_evidence(const RandomScheme& scheme, Random& random) {
  RandomEvidence evidence;
  evidence.columns = {"unit", "region", "z"};
  for (const RandomCriterion& one : scheme.criteria)
    evidence.columns.insert(evidence.columns.end(), one.columns.begin(), one.columns.end());
  const std::size_t units = 5 + random() % 25;  // so that not all of them lack a score
  for (std::size_t u = 0; u < units; ++u) {
    const std::string key = "u" + std::to_string(u);
    evidence.units.push_back(random_unit(key, evidence.columns, random));
    for (auto n = random() % 5; n > 0; --n)
      evidence.events[random() % 2].push_back(
          key + ",0." + std::to_string(random() % 100) + "," +
          one_of({"2025-06-01", "2025-12-31", "2026-01-01", ""}, random));
  }
  return evidence;
}

inline TextResult assessed(const std::string& rules, const RandomEvidence& evidence,
                           unsigned threads = 1) {
  return assess_texts({rules, evidence.tables(), threads});
}

}  // namespace assess
