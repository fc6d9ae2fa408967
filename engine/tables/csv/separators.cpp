#include "tables/csv/separators.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "base/processor.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace assess {

namespace {

/// What is looked for. Without quotes `third` is the delimiter once more.
struct Marks {
  char delimiter, line_end, third;
};

/// Takes the marks of up to 64 bytes from bit masks. `at` has room for 64 more than it tells.
[[gnu::always_inline]] inline void take(std::uint64_t any, std::uint64_t ends, std::uint32_t base,
                                        std::size_t& count, Separators& found) {
  for (; ends; ends &= ends - 1) {
    const std::uint64_t below = (ends & (0 - ends)) - 1;
    const auto before = static_cast<std::size_t>(std::popcount(any & below));
    found.records.push_back(static_cast<std::uint32_t>(count + before));
  }
  const auto more = static_cast<std::size_t>(std::popcount(any));
  // eight at a time, more than there are: a loop that ends exactly is mispredicted
  for (std::size_t i = 0; i < more; i += 8)
    for (std::uint32_t* out = found.at.data() + count + i; out < found.at.data() + count + i + 8;
         any &= any - 1)
      *out++ = base + static_cast<std::uint32_t>(std::countr_zero(any));
  count += more;
}

/// Room for the marks of another 64 bytes, and for what `take` writes too much.
[[gnu::always_inline]] inline void make_room(std::size_t count, Separators& found) {
  if (count + 72 > found.at.size())
    found.at.resize(std::max<std::size_t>(1024, 2 * found.at.size()));
}

void plain_from(std::string_view text, std::size_t from, Marks marks, Separators& found) {
  for (std::size_t i = from; i < text.size(); ++i) {
    const char c = text[i];
    if (c != marks.delimiter && c != marks.line_end && c != marks.third) continue;
    if (c == marks.line_end) found.records.push_back(static_cast<std::uint32_t>(found.at.size()));
    found.at.push_back(static_cast<std::uint32_t>(i));
  }
  for (const char c : text.substr(from)) found.all_ascii &= static_cast<signed char>(c) > 0;
}

#if defined(__x86_64__)

[[gnu::target("avx2,bmi,bmi2,popcnt,lzcnt")]] std::size_t by_avx2(std::string_view text,
                                                                  Marks marks, std::size_t& count,
                                                                  Separators& found) {
  const __m256i d = _mm256_set1_epi8(marks.delimiter), e = _mm256_set1_epi8(marks.line_end),
                t = _mm256_set1_epi8(marks.third);
  __m256i least = _mm256_set1_epi8(1);  // of the bytes, those from 0x80 on below zero
  std::size_t i = 0;
  for (; i + 64 <= text.size(); i += 64) {
    std::uint64_t any = 0, ends = 0;
    for (int half = 0; half < 2; ++half) {
      const __m256i part =
          _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + i + 32 * half));
      least = _mm256_min_epi8(least, part);
      const __m256i end = _mm256_cmpeq_epi8(part, e);
      const __m256i other = _mm256_or_si256(_mm256_cmpeq_epi8(part, d), _mm256_cmpeq_epi8(part, t));
      const auto ends_here = static_cast<std::uint32_t>(_mm256_movemask_epi8(end));
      const auto others = static_cast<std::uint32_t>(_mm256_movemask_epi8(other));
      ends |= std::uint64_t{ends_here} << 32 * half;
      any |= std::uint64_t{ends_here | others} << 32 * half;
    }
    make_room(count, found);
    take(any, ends, static_cast<std::uint32_t>(i), count, found);
  }
  found.all_ascii = _mm256_movemask_epi8(_mm256_cmpgt_epi8(least, _mm256_setzero_si256())) == -1;
  return i;
}

std::size_t by_sse2(std::string_view text, Marks marks, std::size_t& count, Separators& found) {
  const __m128i d = _mm_set1_epi8(marks.delimiter), e = _mm_set1_epi8(marks.line_end),
                t = _mm_set1_epi8(marks.third);
  __m128i all_above = _mm_set1_epi8(-1);  // zero, in bytes from 0x80 on below it
  std::size_t i = 0;
  for (; i + 64 <= text.size(); i += 64) {
    std::uint64_t any = 0, ends = 0;
    for (int quarter = 0; quarter < 4; ++quarter) {
      const __m128i part =
          _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i + 16 * quarter));
      all_above = _mm_and_si128(all_above, _mm_cmpgt_epi8(part, _mm_setzero_si128()));
      const __m128i end = _mm_cmpeq_epi8(part, e);
      const __m128i other = _mm_or_si128(_mm_cmpeq_epi8(part, d), _mm_cmpeq_epi8(part, t));
      const auto ends_here = static_cast<std::uint32_t>(_mm_movemask_epi8(end));
      const auto others = static_cast<std::uint32_t>(_mm_movemask_epi8(other));
      ends |= std::uint64_t{ends_here} << 16 * quarter;
      any |= std::uint64_t{ends_here | others} << 16 * quarter;
    }
    make_room(count, found);
    take(any, ends, static_cast<std::uint32_t>(i), count, found);
  }
  found.all_ascii = _mm_movemask_epi8(all_above) == 0xFFFF;
  return i;
}

#endif

void find(std::string_view text, Marks marks, [[maybe_unused]] bool narrowly, Separators& found) {
  found.records.clear();
  found.all_ascii = true;
  std::size_t count = 0, done = 0;
#if defined(__x86_64__)
  found.at.resize(found.at.capacity());
  done = has_avx2() && !narrowly ? by_avx2(text, marks, count, found)
                                 : by_sse2(text, marks, count, found);
#endif
  found.at.resize(count);
  plain_from(text, done, marks, found);
}

}  // namespace

void find_separators(std::string_view text, char delimiter, char line_end, Separators& found) {
  find(text, {delimiter, line_end, delimiter}, false, found);
}

void find_separators_narrowly(std::string_view text, char delimiter, char line_end,
                              Separators& found) {
  find(text, {delimiter, line_end, delimiter}, true, found);
}

void find_separators_plainly(std::string_view text, char delimiter, char line_end,
                             Separators& found) {
  found.at.clear();
  found.records.clear();
  found.all_ascii = true;
  plain_from(text, 0, {delimiter, line_end, delimiter}, found);
}

void find_marks(std::string_view text, char delimiter, char line_end, Separators& found) {
  find(text, {delimiter, line_end, '"'}, false, found);
}

std::size_t count_of(std::string_view text, char c) {
  // in sums of bytes, which compilers turn into vectors
  std::size_t count = 0;
  for (; text.size() >= 128; text.remove_prefix(128)) {
    unsigned char part = 0;
    for (std::size_t i = 0; i < 128; ++i) part = static_cast<unsigned char>(part + (text[i] == c));
    count += part;
  }
  return count + static_cast<std::size_t>(std::ranges::count(text, c));
}

}  // namespace assess
