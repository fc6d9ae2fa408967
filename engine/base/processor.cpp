#include "base/processor.hpp"

#include <algorithm>
#include <atomic>

namespace assess {

namespace {

Vectors find_longest() {
#if defined(__x86_64__)
  const bool has_32 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                      __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
                      __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("lzcnt");
  const bool has_64 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  if (has_32) return has_64 ? Vectors::of_64_bytes : Vectors::of_32_bytes;
#endif
  return Vectors::of_16_bytes;
}

std::atomic<Vectors> allowed = Vectors::of_64_bytes;

}  // namespace

Vectors longest_vectors() {
  static const Vectors found = find_longest();
  return std::min(found, allowed.load(std::memory_order_relaxed));
}

ShortVectors::ShortVectors(Vectors longest) {
  allowed = longest;
}

ShortVectors::~ShortVectors() {
  allowed = Vectors::of_64_bytes;
}

}  // namespace assess
