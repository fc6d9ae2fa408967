#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/language.hpp"
#include "base/points.hpp"

namespace assess {

/// `[criterion.B1]` `points = 30`.
struct RuleLine {
  std::string section, key, value;
  bool operator==(const RuleLine&) const = default;
};

enum class PartKind : unsigned char { node, adjustment, rest };

/// What a published total is made of: a criterion (or an item whose parts do not add up), a bonus
/// or deduction, or what else happened to an item or the total (rounding, clamping, filling).
struct Part {
  PartKind kind = PartKind::node;
  std::string id;  ///< of the node or the adjustment
  Points points;
  bool operator==(const Part&) const = default;
};

struct PublishedUnit {
  std::string key, name, group;
  std::vector<std::string> known_as;
  std::optional<Points> total;
  double rank = 0;          ///< 0: no rank
  std::string grade;        ///< ID, or the reason that stands in its place
  std::vector<Part> parts;  ///< add up to the total exactly
  bool operator==(const PublishedUnit&) const = default;
};

struct NamedId {
  std::string id;
  Text name;
  bool operator==(const NamedId&) const = default;
};

/// A result as it was published: what can be read from `assess.result/1`.
struct PublishedResult {
  std::string id, file, sha256;
  Text name;
  int year = 0;
  std::vector<std::string> trial;  ///< empty: not a trial
  int decimals = 0;                ///< of the totals
  std::vector<NamedId> nodes, grades;
  std::vector<RuleLine> outline;     ///< rules as far as the result tells them
  std::vector<RuleLine> rules;       ///< the whole rules file; empty: not at hand
  std::vector<PublishedUnit> units;  ///< as printed
  bool operator==(const PublishedResult&) const = default;
};

// ---- from scores to parts

struct ScoredNode {
  std::optional<std::size_t> parent;
  std::optional<double> score, contribution;  ///< to the parent, in its points
};
struct ScoredAdjustment {
  std::string id;
  std::size_t node;
  double amount = 0;   ///< added to its node; a deduction is negative
  double spilled = 0;  ///< added to the total
};

/// The parts of a total, in the order of the nodes. `ids`: of the nodes.
std::vector<Part> parts_of(const std::vector<std::string>& ids, std::size_t total, Points published,
                           const std::vector<ScoredNode>& nodes,
                           const std::vector<ScoredAdjustment>& adjustments);

/// Sections and keys of a rules file, comments left out; with what was set in place of its values.
std::vector<RuleLine> rule_lines(std::string_view text, const std::string& path,
                                 std::span<const std::string> settings);

}  // namespace assess
