#pragma once

#include <type_traits>

namespace assess {

/// Whether there are vectors of 32 bytes and what came with them (AVX2, FMA, BMI, POPCNT, LZCNT):
/// what fast paths choose by.
bool has_avx2();

/// `false`: `has_avx2` says no from now on, to see how other processors fare; `true`: the truth.
void allow_avx2(bool allowed);

#if defined(__x86_64__)
template <typename Loop>
[[gnu::target("avx2,fma"), gnu::flatten]] void run_by_avx2(Loop loop) {
  loop(std::true_type());
}
#endif

/// Runs a loop over many numbers that the compiler makes vectors of: of 32 bytes where there are
/// such, which twice as many numbers fit into; the code is the same, compiled a second time. What
/// the loop is given says, as a type, whether that is the one with fused multiply-add.
template <typename Loop>
void in_vectors(Loop loop) {
#if defined(__x86_64__)
  if (has_avx2()) return run_by_avx2(loop);
#endif
  loop(std::false_type());
}

}  // namespace assess
