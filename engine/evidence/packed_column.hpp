#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "base/state.hpp"
#include "evidence/numerators.hpp"

namespace assess {

/// Room for the numerators of many parts, in a few large pieces of memory; a piece is given back
/// with the last part that has its numerators there. Each thread has its own.
class NumeratorRoom {
 public:
  /// So many bytes, on an address for numbers of four; the same ones again until they are taken.
  void* free(std::size_t bytes);
  /// The first so many of those that are free.
  std::shared_ptr<void> take(std::size_t bytes);

 private:
  std::shared_ptr<std::byte[]> piece_;
  std::size_t used_ = 0, size_ = 0;  ///< bytes of the piece
};

/// Some values of a column, one after the other. Most are decimals of a few digits: numerators of
/// two or four bytes over one power of ten give every bit of them back from a quarter or half of
/// the memory, states included, as numerators that no value has. Other values stay as they are.
class PackedPart {
 public:
  PackedPart() = default;  ///< no values
  /// `states`: as long as `values`, or empty. `way`: of packing, which is tried first and,
  /// afterwards, the one that was found: a good start for the next part of the column, 0 for the
  /// first.
  PackedPart(std::span<const double> values, std::span<const State> states, unsigned& way,
             NumeratorRoom& room);
  /// Of so many numerators which are what is free in `room`; without values, if some of them are
  /// no numbers but have no states.
  PackedPart(std::size_t size, bool has_states, unsigned way, NumeratorRoom& room);

  /// With so many decimals and bytes (2 or 4) for each numerator.
  static constexpr unsigned way_of(unsigned decimals, unsigned bytes) {
    return 2 * decimals + (bytes == 4);
  }
  static constexpr unsigned decimals_of(unsigned way) { return way / 2; }
  static constexpr unsigned bytes_of(unsigned way) { return way % 2 == 0 ? 2 : 4; }
  static double power_of(unsigned way);  ///< of ten: what numerators are divided by
  /// Calls work(Numerator()) with the type of the numerators.
  template <typename Work>
  static auto with_numerators(unsigned way, const Work& work) {
    return bytes_of(way) == 2 ? work(std::int16_t()) : work(std::int32_t());
  }

  std::size_t size() const { return size_; }
  bool is_packed() const { return numerators_ != nullptr; }
  bool has_states() const { return has_states_; }  ///< any that is not `value`
  const Ends& ends() const { return ends_; }
  /// Puts the values from `from` on, as in `Column`, where there is room for them; `states` has as
  /// much room. Returns whether any state is not `value`; if not, `states` is left as it was.
  bool read(std::size_t from, std::span<double> values, State* states) const;

 private:
  bool pack(std::span<const double> values, std::span<const State> states, unsigned way,
            NumeratorRoom& room);
  bool take_numerators(NumeratorRoom& room);
  template <typename Numerator>
  void read_numerators(std::size_t from, std::span<double> values, State* states) const;

  std::size_t size_ = 0;
  std::shared_ptr<const void> numerators_;  ///< none: the values could not be packed
  std::shared_ptr<const Column> plain_;     ///< these, then
  Ends ends_;
  unsigned way_ = 0;
  bool has_states_ = false;
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
