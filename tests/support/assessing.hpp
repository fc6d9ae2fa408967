#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "assessment/assessment.hpp"
#include "support/temporary_file.hpp"

namespace assess {

/// Rules and evidence as texts, for tests; tables by name.
struct TextCase {
  std::string rules;
  std::map<std::string, std::string> tables;
  unsigned threads = 1;
};

/// What became of it.
struct TextResult {
  std::optional<Assessment> assessment;
  Diagnostics notes;

  std::vector<std::string> complaints() const;  ///< codes with line: `unknown-unit:3`
  std::size_t unit(const std::string& key) const;
  /// NaN where there is no score.
  double score(const std::string& key, const std::string& node) const;
  State state(const std::string& key, const std::string& node) const;
  std::string total(const std::string& key) const;  ///< as published
  double rank(const std::string& key) const;
  std::string grade(const std::string& key) const;  ///< "" if none
};

inline std::vector<std::string> TextResult::complaints() const {
  std::vector<std::string> result;
  for (const Diagnostic& note : notes.list())
    result.push_back(std::string(note.kind->code) + ":" + std::to_string(note.place.line));
  return result;
}

inline std::vector<std::string> keys_of(const Assessment& a) {
  return {a.figures.keys.begin(), a.figures.keys.end()};
}

inline std::size_t TextResult::unit(const std::string& key) const {
  const auto& keys = assessment.value().figures.keys;
  const auto found = std::ranges::find(keys, key);
  if (found == keys.end()) throw std::out_of_range(key);
  return static_cast<std::size_t>(found - keys.begin());
}

inline double TextResult::score(const std::string& key, const std::string& node) const {
  const std::size_t n = assessment.value().scheme.node(node).value();
  return assessment->scores.nodes[n].score.values[unit(key)];
}

inline State TextResult::state(const std::string& key, const std::string& node) const {
  const std::size_t n = assessment.value().scheme.node(node).value();
  return assessment->scores.nodes[n].score.state(unit(key));
}

inline std::string TextResult::total(const std::string& key) const {
  return to_text(assessment.value().standing.total[unit(key)], 2);
}

inline double TextResult::rank(const std::string& key) const {
  return assessment.value().standing.rank[unit(key)];
}

inline std::string TextResult::grade(const std::string& key) const {
  const int grade = assessment.value().standing.grade[unit(key)];
  return grade < 0 ? "" : assessment->scheme.grades[static_cast<std::size_t>(grade)].id;
}

inline TextResult assess_texts(const TextCase& texts) {
  const TemporaryFile rules(texts.rules, ".ini");
  std::vector<std::unique_ptr<TemporaryFile>> files;
  std::vector<EvidenceArgument> evidence;
  for (const auto& [name, text] : texts.tables) {
    files.push_back(std::make_unique<TemporaryFile>(text));
    evidence.push_back({name, files.back()->path()});
  }
  TextResult result;
  result.assessment = assess_files(rules.path(), evidence, texts.threads, result.notes);
  result.notes.sort_by_place();
  return result;
}

}  // namespace assess
