#include "base/radix_sort.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>
#include <vector>

#include "base/parallel.hpp"

namespace assess {

namespace {

constexpr unsigned most_bits_of_digit = 14;
constexpr std::size_t worth_a_thread = 1 << 16;

/// By digit: at first how many items have it, then where the next of them goes.
using Places = std::array<std::uint32_t, std::size_t{1} << most_bits_of_digit>;

/// Each thread has a part of the items, the same from the first digit to the last.
template <typename Key>
class RadixSort {
 public:
  RadixSort(std::span<Keyed<Key>> all, std::span<Keyed<Key>> room, unsigned threads)
      : from_(all), to_(room) {
    const std::size_t parts = std::min<std::size_t>(threads, all.size() / worth_a_thread);
    places_.resize(std::max<std::size_t>(parts, 1));
    size_of_part_ = (all.size() + places_.size() - 1) / places_.size();
  }

  std::span<Keyed<Key>> sorted() {
    const Key used = used_bits();
    if (used == 0) return from_;
    const auto first = static_cast<unsigned>(std::countr_zero(used));
    const unsigned bits = static_cast<unsigned>(std::bit_width(used)) - first;
    const unsigned digits = (bits + most_bits_of_digit - 1) / most_bits_of_digit;
    const unsigned bits_of_digit = (bits + digits - 1) / digits;
    for (unsigned digit = 0; digit < digits; ++digit)
      sort_by_digit(first + digit * bits_of_digit, (Key{1} << bits_of_digit) - 1);
    return from_;
  }

 private:
  template <typename Work>
  void for_each_part(const Work& work) const {
    const auto threads = static_cast<unsigned>(places_.size());
    parallel_for(from_.size(), size_of_part_, threads, [&](std::size_t begin, std::size_t end) {
      work(begin / size_of_part_, from_.subspan(begin, end - begin));
    });
  }

  /// In which any two keys may differ.
  Key used_bits() const {
    std::vector<Key> used(places_.size());
    for_each_part([&](std::size_t part, std::span<const Keyed<Key>> items) {
      Key bits = 0;
      for (const Keyed<Key>& one : items) bits |= one.key ^ from_.front().key;
      used[part] = bits;
    });
    Key bits = 0;
    for (const Key one : used) bits |= one;
    return bits;
  }

  void sort_by_digit(unsigned shift, Key mask) {
    const auto digit_of = [&](const Keyed<Key>& one) { return one.key >> shift & mask; };
    for_each_part([&](std::size_t part, std::span<const Keyed<Key>> items) {
      Places counts{};
      for (const Keyed<Key>& one : items) ++counts[digit_of(one)];
      places_[part] = counts;
    });
    std::uint32_t begin = 0;
    for (std::size_t digit = 0; digit <= mask; ++digit)
      for (Places& places : places_) begin += std::exchange(places[digit], begin);
    for_each_part([&](std::size_t part, std::span<const Keyed<Key>> items) {
      Places next = places_[part];
      for (const Keyed<Key>& one : items) to_[next[digit_of(one)]++] = one;
    });
    std::swap(from_, to_);
  }

  std::span<Keyed<Key>> from_, to_;
  std::vector<Places> places_;  ///< by part
  std::size_t size_of_part_;
};

}  // namespace

template <typename Key>
std::span<Keyed<Key>> radix_sort(std::span<Keyed<Key>> all, std::span<Keyed<Key>> room,
                                 unsigned threads) {
  return RadixSort<Key>(all, room, threads).sorted();
}

template std::span<Keyed<std::uint32_t>> radix_sort(std::span<Keyed<std::uint32_t>>,
                                                    std::span<Keyed<std::uint32_t>>, unsigned);
template std::span<Keyed<std::uint64_t>> radix_sort(std::span<Keyed<std::uint64_t>>,
                                                    std::span<Keyed<std::uint64_t>>, unsigned);

}  // namespace assess
