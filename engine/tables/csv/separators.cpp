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

/// Of up to 64 bytes, the lowest bit for the first one.
struct MarksHere {
  std::uint64_t any, ends;  ///< all marks; line ends
};

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

// One search in vectors of each length: what looks at one of them (`look`) and remembers whether
// all were ASCII, and what writes the offsets of the marks found in 64 bytes (`put`), and behind
// them up to 15 more.

/// Eight offsets at a time, more than there are: a loop that ends exactly is mispredicted.
struct ByEights {
  void put(std::uint64_t any, std::uint32_t base, std::uint32_t* out) const {
    const std::uint32_t* const end = out + std::popcount(any);
    while (out < end)
      for (int i = 0; i < 8; ++i, any &= any - 1)
        *out++ = base + static_cast<std::uint32_t>(std::countr_zero(any));
  }
};

class By16Bytes : public ByEights {
 public:
  static constexpr unsigned bytes = 16;
  explicit By16Bytes(Marks marks)
      : delimiter_(_mm_set1_epi8(marks.delimiter)),
        end_(_mm_set1_epi8(marks.line_end)),
        third_(_mm_set1_epi8(marks.third)) {}

  MarksHere look(const char* at) {
    const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    all_above_ = _mm_and_si128(all_above_, _mm_cmpgt_epi8(here, _mm_setzero_si128()));
    const std::uint64_t ends = bits(_mm_cmpeq_epi8(here, end_));
    return {ends | bits(_mm_cmpeq_epi8(here, delimiter_)) | bits(_mm_cmpeq_epi8(here, third_)),
            ends};
  }
  bool all_ascii() const { return bits(all_above_) == 0xFFFF; }

 private:
  static std::uint64_t bits(__m128i found) {
    return static_cast<std::uint16_t>(_mm_movemask_epi8(found));
  }
  __m128i delimiter_, end_, third_;
  __m128i all_above_ = _mm_set1_epi8(-1);  ///< zeros, where a byte was NUL or from 0x80 on
};

#define ASSESS_AVX2 [[gnu::target("avx2,bmi,bmi2,popcnt,lzcnt")]]

class By32Bytes : public ByEights {
 public:
  static constexpr unsigned bytes = 32;
  ASSESS_AVX2 explicit By32Bytes(Marks marks)
      : delimiter_(_mm256_set1_epi8(marks.delimiter)),
        end_(_mm256_set1_epi8(marks.line_end)),
        third_(_mm256_set1_epi8(marks.third)),
        least_(_mm256_set1_epi8(1)) {}

  ASSESS_AVX2 MarksHere look(const char* at) {
    const __m256i here = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
    least_ = _mm256_min_epi8(least_, here);
    const __m256i end = _mm256_cmpeq_epi8(here, end_);
    const __m256i other =
        _mm256_or_si256(_mm256_cmpeq_epi8(here, delimiter_), _mm256_cmpeq_epi8(here, third_));
    return {bits(_mm256_or_si256(end, other)), bits(end)};
  }
  ASSESS_AVX2 bool all_ascii() const {
    return bits(_mm256_cmpgt_epi8(least_, _mm256_setzero_si256())) == 0xFFFF'FFFF;
  }

 private:
  ASSESS_AVX2 static std::uint64_t bits(__m256i found) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(found));
  }
  __m256i delimiter_, end_, third_;
  __m256i least_;  ///< of the bytes, those from 0x80 on below zero
};

#define ASSESS_AVX512 [[gnu::target("avx512f,avx512bw,bmi,bmi2,popcnt,lzcnt")]]

class By64Bytes {
 public:
  static constexpr unsigned bytes = 64;
  ASSESS_AVX512 explicit By64Bytes(Marks marks)
      : delimiter_(_mm512_set1_epi8(marks.delimiter)),
        end_(_mm512_set1_epi8(marks.line_end)),
        third_(_mm512_set1_epi8(marks.third)),
        least_(_mm512_set1_epi8(1)) {}

  ASSESS_AVX512 MarksHere look(const char* at) {
    const __m512i part = _mm512_loadu_si512(at);
    least_ = _mm512_min_epi8(least_, part);
    const std::uint64_t ends = _mm512_cmpeq_epi8_mask(part, end_);
    return {ends | _mm512_cmpeq_epi8_mask(part, delimiter_) | _mm512_cmpeq_epi8_mask(part, third_),
            ends};
  }
  ASSESS_AVX512 void put(std::uint64_t any, std::uint32_t base, std::uint32_t* out) const {
    __m512i offsets =
        _mm512_add_epi32(_mm512_set1_epi32(static_cast<int>(base)),
                         _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
    for (int quarter = 0; quarter < 4; ++quarter) {
      const auto here = static_cast<__mmask16>(any >> 16 * quarter);
      _mm512_storeu_si512(out, _mm512_maskz_compress_epi32(here, offsets));
      out += std::popcount(here);
      offsets = _mm512_add_epi32(offsets, _mm512_set1_epi32(16));
    }
  }
  ASSESS_AVX512 bool all_ascii() const {
    return _mm512_cmpgt_epi8_mask(least_, _mm512_setzero_si512()) == ~std::uint64_t{0};
  }

 private:
  __m512i delimiter_, end_, third_;
  __m512i least_;  ///< of the bytes, those from 0x80 on below zero
};

/// Of all whole 64 bytes; returns how many bytes that are.
template <typename By>
std::size_t walk(std::string_view text, Marks marks, Separators& found) {
  constexpr std::size_t room = 64 + 15;
  By by(marks);
  std::size_t count = 0, lines = 0, i = 0;
  for (; i + 64 <= text.size(); i += 64) {
    if (count + room > found.at.size()) found.at.resize(std::max<std::size_t>(1024, 2 * count));
    if (lines + room > found.records.size())
      found.records.resize(std::max<std::size_t>(1024, 2 * lines));
    MarksHere here{};
    for (unsigned at = 0; at < 64; at += By::bytes) {
      const MarksHere part = by.look(text.data() + i + at);
      here.any |= part.any << at;
      here.ends |= part.ends << at;
    }
    std::uint64_t ends = here.ends;
    do {  // written at least once, which counts if there is a line end: there seldom is a second
      const std::uint64_t below = (ends & (0 - ends)) - 1;
      found.records[lines] = static_cast<std::uint32_t>(count) +
                             static_cast<std::uint32_t>(std::popcount(here.any & below));
      lines += ends != 0;
      ends &= ends - 1;
    } while (ends != 0);
    by.put(here.any, static_cast<std::uint32_t>(i), found.at.data() + count);
    count += static_cast<std::size_t>(std::popcount(here.any));
  }
  found.at.resize(count);
  found.records.resize(lines);
  found.all_ascii = by.all_ascii();
  return i;
}

ASSESS_AVX2 [[gnu::flatten]] std::size_t walk_by_32(std::string_view text, Marks marks,
                                                    Separators& found) {
  return walk<By32Bytes>(text, marks, found);
}

ASSESS_AVX512 [[gnu::flatten]] std::size_t walk_by_64(std::string_view text, Marks marks,
                                                      Separators& found) {
  return walk<By64Bytes>(text, marks, found);
}

#undef ASSESS_AVX2
#undef ASSESS_AVX512

#endif

void find(std::string_view text, Marks marks, Separators& found) {
  std::size_t done = 0;
#if defined(__x86_64__)
  found.at.resize(found.at.capacity());
  found.records.resize(found.records.capacity());
  const Vectors longest = longest_vectors();
  const auto walk_by = longest == Vectors::of_64_bytes   ? walk_by_64
                       : longest == Vectors::of_32_bytes ? walk_by_32
                                                         : walk<By16Bytes>;
  done = walk_by(text, marks, found);
#else
  found.at.clear();
  found.records.clear();
  found.all_ascii = true;
#endif
  plain_from(text, done, marks, found);
}

}  // namespace

void find_separators(std::string_view text, char delimiter, char line_end, Separators& found) {
  find(text, {delimiter, line_end, delimiter}, found);
}

void find_separators_plainly(std::string_view text, char delimiter, char line_end,
                             Separators& found) {
  found.at.clear();
  found.records.clear();
  found.all_ascii = true;
  plain_from(text, 0, {delimiter, line_end, delimiter}, found);
}

void find_marks(std::string_view text, char delimiter, char line_end, Separators& found) {
  find(text, {delimiter, line_end, '"'}, found);
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
