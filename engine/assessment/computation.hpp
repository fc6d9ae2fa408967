#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "assessment/assessment.hpp"
#include "expression/evaluate.hpp"
#include "forms/form.hpp"

namespace assess {

class BlockScorer;

/// What is known so far while an assessment is computed. The steps below read what is there and
/// return what they compute; `assess` puts it in.
struct Computation {
  const Scheme& scheme;
  const Figures& figures;
  Scores& scores;
  const Standing* standing;  ///< once it is known
  unsigned threads;
  std::span<const std::optional<BlockScorer>> scorers = {};  ///< by node: of those kept nowhere
  bool keeps_exact_total = true;                             ///< `NodeScores::before`

  std::size_t units() const { return figures.units(); }
  /// None: the node's scores are in `scores`, once they were made.
  const BlockScorer* scorer(std::size_t node) const;
};

/// The values of an expression for all units: a constant, a column that is there, or a new one.
class Values {
 public:
  Values(const Expr& expr, const Computation& so_far);
  bool is_constant() const { return constant_; }
  State state(std::size_t unit) const { return constant_ ? state_ : column().state(unit); }
  double operator[](std::size_t unit) const { return constant_ ? number_ : column().values[unit]; }
  bool holds(std::size_t unit) const { return state(unit) <= State::nil && (*this)[unit] != 0; }
  bool has_states() const { return constant_ ? state_ != State::value : !column().states.empty(); }
  /// Joins their states to those of other values of the same units; none: all are values.
  void combine_into(std::vector<State>& states) const;
  Operand operand() const {
    return constant_ ? Operand(number_) : Operand(std::span<const double>(column().values));
  }
  Column take() &&;  ///< as a column of its own

 private:
  const Column& column() const { return shared_ ? *shared_ : own_; }
  bool constant_ = false;
  double number_ = 0;
  State state_ = State::value;
  const Column* shared_ = nullptr;
  Column own_;
  std::size_t units_ = 0;
};

// The steps, each for all units at once.
Column compute(const Quantity& quantity, const Computation& so_far);
NodeScores score_criterion(std::size_t node, const Computation& so_far, Diagnostics& notes);
NodeScores score_parent(std::size_t node, Computation& so_far, Diagnostics& notes);
Standing stand(const Computation& so_far, Diagnostics& notes);

/// The cases of `instead`: for each unit whether one applies, and what it gives.
struct Replaced {
  std::vector<bool> done;
  Column score;
  std::vector<std::int32_t> reason;
};
std::optional<Replaced> replace(const Node& node, const Computation& so_far);

/// Clamped to the range and rounded; states stay, and so does what is absent.
void clamp(const Node& node, const Computation& so_far, Column& score);
void clamp(const Operand& low, const Operand& high, std::span<double> scores);
void round(const Node& node, std::span<double> scores);

/// Code of the cohort of each unit (0, 1, ...; -1 if the quantity has no value there).
std::vector<int> cohorts(const Column& by);

/// Complains where the evidence gave no score at all.
void complain_of_no_scores(const Computation& so_far, Diagnostics& notes);

/// Complains of units whose state is a fault.
void complain_of_faults(const Column& column, const std::string& what, const Place& place,
                        const Figures& figures, Diagnostics& notes);

}  // namespace assess
