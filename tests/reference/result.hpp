#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace assess::reference {

/// What the tests look at in `assess.result/1`, by unit key.
struct UnitResult {
  std::map<std::string, double> scores;  ///< node -> score; absent: no value. "total" is exact
  std::map<std::string, double> shown;   ///< names of `show` that are numbers
  std::optional<double> published, rank;
  std::string grade;  ///< ID of the grade, or the text that stands in its place
};

/// Keys keep letters and digits only, so that it does not matter how the parts of a key of several
/// columns are joined.
std::string plain_key(const std::string& key);

std::map<std::string, UnitResult> read_result(const nlohmann::json& result);

}  // namespace assess::reference
