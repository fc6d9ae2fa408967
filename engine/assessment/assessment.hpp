#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/points.hpp"
#include "base/state.hpp"
#include "base/unset.hpp"
#include "evidence/figures.hpp"
#include "evidence/gather.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// A bonus, deduction, limit or veto that changed something for a unit, or could not be decided.
struct Applied {
  std::uint32_t unit;
  std::uint32_t adjustment;  ///< index into Scheme::adjustments
  double amount = 0;         ///< points added (bonus), taken (deduction, limit on the score)
  double spilled = 0;        ///< part of a deduction that went to the total
  bool undecided = false;    ///< its condition or value was missing
  bool operator==(const Applied&) const = default;
};

struct NodeScores {
  Column score;   ///< as used: after adjustments, range, round
  Column before;  ///< of the total: before `round` (exact), unless only the standing is
                  ///< wanted; of others empty
  std::vector<std::int32_t> reason;  ///< per unit: index into Scores::reasons, -1: none; or empty
};

/// All that was computed of the units, by node and by quantity.
struct Scores {
  std::vector<NodeScores> nodes;     ///< by node of the scheme
  std::vector<Column> quantities;    ///< by quantity of the scheme; empty: not needed
  std::vector<std::string> reasons;  ///< texts of `instead`
  std::vector<Applied> applied;      ///< by unit, then in the order of the file
};

constexpr std::int16_t no_grade = -1;

/// Who stands where. All by unit.
struct Standing {
  std::vector<std::string> groups;  ///< names, in the order of a closed list or sorted; one without
                                    ///< name if there are none
  std::vector<std::uint32_t> group;     ///< index into groups
  UnsetVector<Points> total;            ///< published; 0 where the total has no number
  std::vector<std::int16_t> cut_grade;  ///< by the cut points alone
  std::vector<std::int16_t> grade;  ///< after limits, vetoes and quota; index into Scheme::grades
  std::vector<bool> moved_by_quota;
  std::vector<double> rank;            ///< 1 is best; 0: no rank
  std::vector<std::uint32_t> printed;  ///< units as printed: by group, rank, key
};

/// The whole result.
struct Assessment {
  Scheme scheme;
  Figures figures;
  Scores scores;
  Standing standing;
};

/// What of an assessment is wanted afterwards.
enum class Wanted : unsigned char {
  standing,  ///< total, ranks, grades, and what is shown or decides them
  scores,    ///< of all nodes, too
  all,       ///< also the quantities that scores were made of
};

/// Scores, ranks and grades of the evidence; nothing if something was complained of. No bit depends
/// on the number of threads, nor on what is wanted.
std::optional<Assessment> assess(Scheme scheme, Figures figures, unsigned threads,
                                 Diagnostics& notes, Wanted wanted = Wanted::all);

/// From files to result: `load_scheme`, `gather`, `assess`.
std::optional<Assessment> assess_files(const std::string& rules,
                                       const std::vector<EvidenceArgument>& evidence,
                                       unsigned threads, Diagnostics& notes);

/// Computes other schemes that the rules name (`run = file.ini`), at most `depth` deep.
Runner runner(unsigned threads, int depth = 8);

/// What the child adds to the score of its parent, in the parent's points: with a linear aggregate
/// these add up to the parent's score before its adjustments. Nothing if the aggregate is not
/// linear (geometric, ...) or there is no score.
std::optional<double> contribution(const Assessment& assessment, std::size_t parent,
                                   std::size_t child, std::size_t unit);

}  // namespace assess
