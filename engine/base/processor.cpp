#include "base/processor.hpp"

#include <atomic>

namespace assess {

namespace {

bool finds_avx2() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
         __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
         __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("lzcnt");
#else
  return false;
#endif
}

std::atomic<bool> avx2_allowed = true;

}  // namespace

bool has_avx2() {
  static const bool found = finds_avx2();
  return found && avx2_allowed.load(std::memory_order_relaxed);
}

void allow_avx2(bool allowed) {
  avx2_allowed = allowed;
}

}  // namespace assess
