#pragma once

#include <array>
#include <type_traits>

namespace assess {

/// How long the vectors are that fast paths are chosen by. Those of 32 bytes come with AVX2, FMA,
/// BMI, POPCNT and LZCNT; those of 64 with AVX-512 F, BW, DQ and VL besides.
enum class Vectors : unsigned char { of_16_bytes, of_32_bytes, of_64_bytes };
inline constexpr std::array all_vectors{Vectors::of_16_bytes, Vectors::of_32_bytes,
                                        Vectors::of_64_bytes};

/// The longest that this processor has, of those that are allowed.
Vectors longest_vectors();

/// While it lives none longer are allowed: to see how other processors fare.
class ShortVectors {
 public:
  explicit ShortVectors(Vectors longest);
  ~ShortVectors();
  ShortVectors(const ShortVectors&) = delete;
  ShortVectors& operator=(const ShortVectors&) = delete;
};

#if defined(__x86_64__)
template <typename Loop>
[[gnu::target("avx2,fma"), gnu::flatten]] void run_by_avx2(Loop loop) {
  loop(std::true_type());
}
template <typename Loop>
[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,fma,prefer-vector-width=512"), gnu::flatten]] void
run_by_avx512(Loop loop) {
  loop(std::true_type());
}
#endif

/// Runs a loop over many numbers that the compiler makes vectors of: of the longest, which most
/// numbers fit into; the code is the same, compiled once for each. What the loop is given says, as
/// a type, whether there is a fused multiply-add.
template <typename Loop>
void in_vectors(Loop loop) {
#if defined(__x86_64__)
  const Vectors longest = longest_vectors();
  if (longest == Vectors::of_64_bytes) return run_by_avx512(loop);
  if (longest == Vectors::of_32_bytes) return run_by_avx2(loop);
#endif
  loop(std::false_type());
}

}  // namespace assess
