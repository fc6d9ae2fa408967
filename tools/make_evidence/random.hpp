#pragma once

#include <cstdint>

namespace assess::evidence {

/// Source of chance: SplitMix64 (Steele, Lea, Flood 2014). Small, fast, and the same everywhere,
/// which the standard library's distributions are not.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }

  /// In [0, 1).
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

  /// In [0, n); n at most 2^32.
  std::uint64_t below(std::uint64_t n) { return ((next() >> 32) * n) >> 32; }

  /// A source of its own for a part of the work: more draws there change nothing here.
  Random branch(std::uint64_t number) const {
    return Random(Random(state_ ^ (number * 0xD1342543DE82EF95U)).next());
  }

 private:
  std::uint64_t state_;
};

}  // namespace assess::evidence
