#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "analysis/practice.hpp"
#include "base/points.hpp"
#include "support/assessing.hpp"

namespace assess {

/// Small rules that a naive reading gets wrong, with what must come out.
struct Trap {
  std::string name;
  std::string rules;                          ///< sections after [scheme]
  std::map<std::string, std::string> tables;  ///< by name, CSV
  /// "UNIT NODE" -> its score, or the state that stands in its place; "UNIT published",
  /// "UNIT rank", "UNIT grade"; "complaint" and "warning" -> a code that must be told. With a
  /// complaint there must be no result.
  std::vector<std::pair<std::string, std::string>> expected;
};

inline std::string state_word(State state) {
  switch (state) {
    case State::value:
      return "value";
    case State::nil:
      return "nil";
    case State::missing:
      return "missing";
    case State::not_applicable:
      return "not applicable";
    default:
      return "fault";
  }
}

/// What the result says of "UNIT NODE" and the other names of `Trap::expected`.
inline std::string found(const TextResult& result, const std::string& asked) {
  const auto space = asked.find(' ');
  const std::string unit = asked.substr(0, space), what = asked.substr(space + 1);
  if (what == "published") return result.total(unit);
  if (what == "rank") return to_text(result.rank(unit));
  if (what == "grade") return result.grade(unit);
  const double score = result.score(unit, what);
  return score == score ? to_text(exact(score)) : state_word(result.state(unit, what));
}

inline std::vector<std::string> codes(const Diagnostics& notes) {
  std::vector<std::string> result;
  for (const Diagnostic& note : notes.list()) result.emplace_back(note.kind->code);
  return result;
}

inline bool is_complaint(const std::string& asked) {
  return asked == "complaint" || asked == "warning";
}

inline void check_trap(const Trap& trap) {
  const std::string head = "[scheme]\nid = t\nname = T\nyear = 2025\n";
  TextResult result = assess_texts({head + trap.rules, trap.tables});
  if (result.assessment) {
    warn_of_rules(result.assessment->scheme, result.notes);
    warn_of_result(*result.assessment, result.notes);
  }
  const std::vector<std::string> told = codes(result.notes);
  CAPTURE(trap.name, told);
  bool refused = false;
  for (const auto& [asked, value] : trap.expected) {
    CAPTURE(asked, value);
    if (is_complaint(asked)) CHECK(std::ranges::find(told, value) != told.end());
    refused = refused || asked == "complaint";
  }
  REQUIRE(result.assessment.has_value() != refused);
  for (const auto& [asked, value] : trap.expected) {
    if (is_complaint(asked)) continue;
    CAPTURE(asked);
    CHECK(found(result, asked) == value);
  }
}

inline void check_traps(const std::vector<Trap>& traps) {
  for (const Trap& trap : traps) check_trap(trap);
}

}  // namespace assess
