#include "reference/compare.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <optional>

namespace assess::reference {

namespace {

using Number = std::optional<double>;

Number as_number(const std::string& text) {
  if (text.empty() || text == "NaN" || text == "NA" || text == "n/a") return {};
  return std::stod(text);
}

Number look_up(const std::map<std::string, double>& values, const std::string& name) {
  const auto found = values.find(name);
  return found == values.end() ? Number{} : found->second;
}

std::string shown(const Number& number) {
  if (!number) return "nothing";
  char text[32];
  std::snprintf(text, sizeof text, "%.17g", *number);
  return text;
}

/// "Very High" is the grade `very_high`, and "3.0" is 3.
std::string as_id(std::string text) {
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  for (char& c : text)
    c = c == ' ' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

using NodeRanks = std::map<std::string, std::map<std::string, int>>;

Number actual(const UnitResult& unit, const std::string& key, const Expected& e,
              const NodeRanks& ranks) {
  switch (e.what) {
    case Expected::score:
      return look_up(unit.scores, e.node);
    case Expected::published:
      return unit.published;
    case Expected::rank:
      return unit.rank;
    case Expected::shown:
      return look_up(unit.shown, e.node);
    default:
      break;
  }
  const auto& of_node = ranks.at(e.node);
  const auto found = of_node.find(key);
  return found == of_node.end() ? Number{} : found->second;
}

bool agree(const Number& actual, const Number& expected, const Expected& e) {
  if (!expected) return !e.blank_is_absent || !actual;
  return actual && near(*actual, *expected, e.tolerance);
}

}  // namespace

bool near(double actual, double expected, double tolerance) {
  return std::abs(actual - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

std::map<std::string, int> ranks_of(const Units& units, const std::string& node) {
  std::map<std::string, double> scores;
  for (const auto& [key, unit] : units)
    if (const auto score = look_up(unit.scores, node)) scores[key] = std::round(*score * 1e9);
  std::map<std::string, int> ranks;
  for (const auto& [key, score] : scores)
    ranks[key] = 1 + static_cast<int>(std::count_if(scores.begin(), scores.end(), [&](auto& other) {
                   return other.second > score;
                 }));
  return ranks;
}

Differences compare(const Units& units, const CsvTable& table, const std::vector<std::string>& key,
                    const std::vector<Expected>& expected) {
  NodeRanks ranks;
  for (const Expected& e : expected)
    if (e.what == Expected::node_rank) ranks[e.node] = ranks_of(units, e.node);
  Differences differences;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::string name;
    for (const std::string& column : key) name += plain_key(table.cell(row, column));
    const auto unit = units.find(name);
    if (unit == units.end()) differences.push_back(name + ": no result");
    if (unit == units.end()) continue;
    for (const Expected& e : expected) {
      const std::string& cell = table.cell(row, e.column);
      if (e.what == Expected::grade) {
        if ((!cell.empty() || e.blank_is_absent) && as_id(cell) != as_id(unit->second.grade))
          differences.push_back(name + ", " + e.column + ": '" + unit->second.grade +
                                "', expected '" + cell + "'");
        continue;
      }
      const Number want = as_number(cell), have = actual(unit->second, name, e, ranks);
      if (!agree(have, want, e))
        differences.push_back(name + ", " + e.column + ": " + shown(have) + ", expected " +
                              shown(want));
    }
  }
  return differences;
}

std::string summary(const Differences& differences) {
  std::string text = std::to_string(differences.size()) + " differences";
  for (std::size_t i = 0; i < std::min<std::size_t>(differences.size(), 8); ++i)
    text += "\n  " + differences[i];
  return text;
}

}  // namespace assess::reference
