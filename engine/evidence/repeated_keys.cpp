#include "evidence/repeated_keys.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "base/key_index.hpp"
#include "base/parallel.hpp"

namespace assess {

namespace {

constexpr std::size_t share_size = 1 << 13;  ///< keys of a share, about: all of it is in the cache
constexpr std::size_t most_shares = 1 << 9;  ///< more are too many to write to by turns
constexpr std::size_t piece = 1 << 16;       ///< units that a thread takes at once

/// Twice multiplied, because the word of a short key is the key itself: of one product only the
/// top bits depend on all of it.
std::uint64_t mixed(std::string_view key) {
  constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15u;
  const std::uint64_t once = KeyIndex::word_of(key) * odd;
  return (once ^ once >> 32) * odd;
}

/// A unit of a share, and some bits of its key.
struct Trace {
  std::uint32_t bits, unit;
};

/// Deals all units out to shares, such that equal keys come to one share; there the units are in
/// their order.
class Shares {
 public:
  Shares(std::span<const std::string_view> keys, unsigned threads)
      : count_(std::min(most_shares, std::bit_ceil(keys.size() / share_size + 1))) {
    next_.resize((keys.size() + piece - 1) / piece * count_);
    parallel_for(keys.size(), piece, threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t u = begin; u < end; ++u) ++next_[at(begin, mixed(keys[u]))];
    });
    find_starts();
    traces_ = std::make_unique_for_overwrite<Trace[]>(keys.size());
    parallel_for(keys.size(), piece, threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t u = begin; u < end; ++u) {
        const std::uint64_t word = mixed(keys[u]);
        traces_[next_[at(begin, word)]++] = {static_cast<std::uint32_t>(word >> 23),
                                             static_cast<std::uint32_t>(u)};
      }
    });
  }

  std::size_t count() const { return count_; }
  std::span<const Trace> operator[](std::size_t share) const {
    return {traces_.get() + starts_[share], starts_[share + 1] - starts_[share]};
  }

 private:
  /// Of the piece of units that begins there, the count of the share of the word.
  std::size_t at(std::size_t begin, std::uint64_t word) const {
    return begin / piece * count_ + static_cast<std::size_t>((word >> 32) * count_ >> 32);
  }

  /// From how many each piece has for a share to where it puts them.
  void find_starts() {
    std::size_t start = 0;
    for (std::size_t share = 0; share < count_; ++share) {
      starts_.push_back(start);
      for (std::size_t p = share; p < next_.size(); p += count_)
        start += std::exchange(next_[p], start);
    }
    starts_.push_back(start);
  }

  std::size_t count_;
  std::vector<std::size_t> next_;    ///< [piece of units][share]
  std::vector<std::size_t> starts_;  ///< of the shares, and the end
  std::unique_ptr<Trace[]> traces_;  ///< share after share
};

void find_repeated(std::span<const Trace> share, std::span<const std::string_view> keys,
                   std::vector<RepeatedKey>& found) {
  constexpr auto none = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> slots(std::bit_ceil(2 * share.size() + 1), none);
  const std::size_t mask = slots.size() - 1;
  const unsigned shift = 32 - static_cast<unsigned>(std::bit_width(mask));
  for (std::uint32_t i = 0; i < share.size(); ++i) {
    const auto [bits, unit] = share[i];
    std::size_t at = std::uint64_t{bits} >> shift;
    for (; slots[at] != none; at = (at + 1) & mask) {
      const Trace& other = share[slots[at]];
      if (other.bits == bits && keys[other.unit] == keys[unit]) break;
    }
    if (slots[at] == none)
      slots[at] = i;
    else
      found.push_back({unit, share[slots[at]].unit});
  }
}

}  // namespace

std::vector<RepeatedKey> repeated_keys(std::span<const std::string_view> keys, unsigned threads) {
  // as a roster mostly lists them: then nothing has to be dealt out
  if (parallel_is_sorted(keys, threads, std::less_equal())) return {};
  const Shares shares(keys, threads);
  std::vector<RepeatedKey> all;
  std::mutex mutex;
  parallel_for(shares.count(), 1, threads, [&](std::size_t share, std::size_t) {
    std::vector<RepeatedKey> found;
    find_repeated(shares[share], keys, found);
    const std::lock_guard lock(mutex);
    all.insert(all.end(), found.begin(), found.end());
  });
  std::ranges::sort(all, {}, &RepeatedKey::unit);
  return all;
}

}  // namespace assess
