#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/state.hpp"

namespace assess {

/// Of some values, those that are numbers.
struct Ends {
  std::size_t count = 0;
  double least = absent, most = absent;  ///< absent if there are none

  void take(const Ends& others);
};

/// Some values of a column, one after the other. Most are decimals of a few digits: numerators of
/// four bytes over one power of ten give every bit of them back from half the memory, states
/// included, as numerators that no value has. Other values stay as they are.
class PackedPart {
 public:
  /// Up to 10^9 fits into a numerator.
  static constexpr unsigned most_decimals = 9;

  /// `states`: as long as `values`, or empty. `decimals`: what is tried first and, afterwards, what
  /// was enough: a good start for the next part of the column.
  PackedPart(std::span<const double> values, std::span<const State> states, unsigned& decimals);

  std::size_t size() const { return plain_.size() + numerators_.size(); }
  bool is_packed() const { return plain_.size() == 0; }
  bool has_states() const { return has_states_; }  ///< any that is not `value`
  const Ends& ends() const { return ends_; }
  /// Puts the values from `from` on, as in `Column`, where there is room for them; `states` has as
  /// much room. Returns whether any state is not `value`; if not, `states` is left as it was.
  bool read(std::size_t from, std::span<double> values, State* states) const;

 private:
  bool pack(std::span<const double> values, std::span<const State> states, unsigned decimals);

  std::vector<std::int32_t> numerators_;
  double power_ = 1;  ///< of ten: what numerators are divided by
  bool has_states_ = false;
  Column plain_;  ///< if the values could not be packed
  Ends ends_;
};

/// A column of all units in packed parts.
class PackedColumn {
 public:
  PackedColumn() = default;
  explicit PackedColumn(const Column& column);

  void append(PackedPart part);
  std::size_t size() const { return size_; }
  Ends ends() const;
  /// See `PackedPart::read`; `states` is filled if true is returned.
  bool read(std::size_t from, std::span<double> values, State* states) const;
  std::pair<double, State> at(std::size_t unit) const;
  Column unpacked(unsigned threads) const;

 private:
  std::vector<PackedPart> parts_;
  std::vector<std::size_t> starts_;  ///< first unit of each part
  std::size_t size_ = 0;
};

}  // namespace assess
