#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/language.hpp"

namespace assess {

/// One number for all units, or one per unit (NaN = absent).
class Operand {
 public:
  Operand(double all) : all_(all) {}
  Operand(std::span<const double> each) : all_(0), each_(each) {}
  double operator[](std::size_t unit) const { return each_.empty() ? all_ : each_[unit]; }
  bool is_constant() const { return each_.empty(); }
  std::span<const double> each() const { return each_; }  ///< empty if constant

 private:
  double all_;
  std::span<const double> each_;
};

/// What a key of a form holds.
enum class SlotKind : unsigned char {
  input,  ///< what is measured: an expression; `value` by default is the column named like the node
  condition,  ///< an input that is yes or no (1 or 0)
  setting,    ///< an expression
  corners,    ///< place: points, ...
  bands,      ///< >= edge: points, ..., else: points
};

struct Slot {
  std::string_view key;
  SlotKind kind;
  std::optional<double> otherwise;  ///< default of a setting; none: must be given
  Message meaning;
};

/// What `score` returns.
enum class Gives : unsigned char {
  rate,       ///< 0 = none, 1 = all: becomes bottom + rate * (top - bottom)
  points,     ///< points, as they are
  own_scale,  ///< a scale of its own (z-score, rank): not clamped unless the rules say so
};

struct FormInfo {
  std::string_view keyword;
  Message summary;
  Message formula;
  std::span<const Slot> slots;
  Gives gives;
  bool compares;  ///< looks at other units: takes `within`, `direction`, `constant`; rank forms
                  ///< `ties`
};

enum class BandTest : unsigned char { at_least, above, at_most, below, equal, otherwise };

/// A band ("from edge on: points"), or a corner of a line (test unused).
struct Step {
  BandTest test;
  Operand edge;
  Operand points;
};

/// What a node gives: 0 .. points, or in a weight scheme the scale.
struct Scale {
  double bottom = 0, top = 0;
  bool operator==(const Scale&) const = default;
};

enum class SharedRank : unsigned char { low, mean };

struct Compared;

/// Everything a form is given for all units at once.
struct FormArguments {
  std::vector<Operand> slots;  ///< inputs, conditions and settings in the order of `info.slots`
  std::vector<Step> steps;     ///< bands or corners
  Scale scale;
  // of forms that compare:
  std::span<const int>
      cohort;          ///< per unit: which units are compared (0, 1, ...; -1: none); empty: all
  bool lower = false;  ///< direction = lower
  std::optional<double> constant = 0.5;  ///< rate if all are equal or alone; none: not applicable
  SharedRank ties = SharedRank::low;
  const Compared* compared = nullptr;  ///< all units, where only some of them are given here
};

}  // namespace assess
