#include "tables/separators.hpp"

#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace assess {

namespace {

/// Takes the separators of up to 64 bytes from their bit masks.
inline void take(std::uint64_t any, std::uint64_t ends, std::uint32_t base, Separators& found) {
  const auto first = static_cast<std::uint32_t>(found.at.size());
  while (ends) {
    const std::uint64_t below = (ends & (0 - ends)) - 1;
    found.records.push_back(first + static_cast<std::uint32_t>(std::popcount(any & below)));
    ends &= ends - 1;
  }
  const auto count = static_cast<std::size_t>(std::popcount(any));
  found.at.resize(first + count);
  for (std::uint32_t* out = found.at.data() + first; any; any &= any - 1)
    *out++ = base + static_cast<std::uint32_t>(std::countr_zero(any));
}

void plain_from(std::string_view text, std::size_t from, char delimiter, char line_end,
                Separators& found) {
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] != delimiter && text[i] != line_end) continue;
    if (text[i] == line_end) found.records.push_back(static_cast<std::uint32_t>(found.at.size()));
    found.at.push_back(static_cast<std::uint32_t>(i));
  }
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi,bmi2,popcnt"))) std::size_t by_avx2(std::string_view text,
                                                                   char delimiter, char line_end,
                                                                   Separators& found) {
  const __m256i d = _mm256_set1_epi8(delimiter), e = _mm256_set1_epi8(line_end);
  std::size_t i = 0;
  for (; i + 64 <= text.size(); i += 64) {
    const auto* p = reinterpret_cast<const __m256i*>(text.data() + i);
    const __m256i a = _mm256_loadu_si256(p), b = _mm256_loadu_si256(p + 1);
    const __m256i ae = _mm256_cmpeq_epi8(a, e), be = _mm256_cmpeq_epi8(b, e);
    const auto mask = [](__m256i x) __attribute__((target("avx2"))) {
      return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(x)));
    };
    const std::uint64_t ends = mask(ae) | mask(be) << 32;
    const std::uint64_t any = mask(_mm256_or_si256(ae, _mm256_cmpeq_epi8(a, d))) |
                              mask(_mm256_or_si256(be, _mm256_cmpeq_epi8(b, d))) << 32;
    take(any, ends, static_cast<std::uint32_t>(i), found);
  }
  return i;
}

std::size_t by_sse2(std::string_view text, char delimiter, char line_end, Separators& found) {
  const __m128i d = _mm_set1_epi8(delimiter), e = _mm_set1_epi8(line_end);
  std::size_t i = 0;
  for (; i + 16 <= text.size(); i += 16) {
    const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
    const __m128i ends = _mm_cmpeq_epi8(a, e);
    const auto mask = [](__m128i x) {
      return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(x)));
    };
    take(mask(_mm_or_si128(ends, _mm_cmpeq_epi8(a, d))), mask(ends), static_cast<std::uint32_t>(i),
         found);
  }
  return i;
}
#endif

}  // namespace

void find_separators(std::string_view text, char delimiter, char line_end, Separators& found) {
  found.at.clear();
  found.records.clear();
  std::size_t done = 0;
#if defined(__x86_64__)
  static const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
  done = has_avx2 ? by_avx2(text, delimiter, line_end, found)
                  : by_sse2(text, delimiter, line_end, found);
#endif
  plain_from(text, done, delimiter, line_end, found);
}

void find_separators_plainly(std::string_view text, char delimiter, char line_end,
                             Separators& found) {
  found.at.clear();
  found.records.clear();
  plain_from(text, 0, delimiter, line_end, found);
}

}  // namespace assess
