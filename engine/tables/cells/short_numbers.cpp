#include "tables/cells/short_numbers.hpp"

#include <array>
#include <cstddef>

#include "base/processor.hpp"
#include "tables/cells/short_number.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace assess {

namespace {

/// Rows begin to end, one after the other.
void read_rows(std::span<const std::string_view> cells, std::size_t begin, std::size_t end,
               double low, double high, std::span<double> values,
               std::vector<std::uint32_t>& others) {
  for (std::size_t i = begin; i < end; ++i)
    if (!short_number::parse(cells[i], values[i]) || values[i] < low || values[i] > high)
      others.push_back(static_cast<std::uint32_t>(i));
}

#if defined(__x86_64__)

#define ASSESS_AVX2 [[gnu::target("avx2")]]

/// Four texts, each with its bytes in a lane of 64 bits, the last one highest, zeros below.
struct FourTexts {
  __m256i words;
  __m256i sizes;
};

/// Reads behind a text that is shorter, but not out of its page of memory, which cannot fail.
__attribute__((no_sanitize_address)) inline long long eight_bytes(const char* at) {
  return static_cast<long long>(*reinterpret_cast<const short_number::UnalignedWord*>(at));
}

/// False: one of them is empty or too long, or lies where eight bytes cannot be read.
ASSESS_AVX2 inline bool load(const std::string_view* cells, FourTexts& texts) {
  std::uint64_t unfit = 0;
  for (int i = 0; i < 4; ++i) {
    const auto at = reinterpret_cast<std::uintptr_t>(cells[i].data()) & 4095;
    unfit |= static_cast<std::uint64_t>(cells[i].size() - 1 >= 8) |
             static_cast<std::uint64_t>(at > 4088);
  }
  if (unfit) return false;
  const auto word = [&](int i) { return eight_bytes(cells[i].data()); };
  const auto size = [&](int i) { return static_cast<long long>(cells[i].size()); };
  texts.words = _mm256_set_epi64x(word(3), word(2), word(1), word(0));
  texts.sizes = _mm256_set_epi64x(size(3), size(2), size(1), size(0));
  return true;
}

ASSESS_AVX2 inline __m256i bytes_of(char value) {
  return _mm256_set1_epi8(value);
}

/// The whole numbers of eight digits, the first one lowest, as doubles: pairs, fours, then all.
ASSESS_AVX2 inline __m256d numbers_of(__m256i digits) {
  const __m256i pairs = _mm256_maddubs_epi16(digits, _mm256_set1_epi16(0x010A));
  const __m256i fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x0001'0064));
  const __m256i eights = _mm256_add_epi64(_mm256_mul_epu32(fours, _mm256_set1_epi64x(10'000)),
                                          _mm256_srli_epi64(fours, 32));
  const __m256d magic = _mm256_set1_pd(0x1p52);  // below it the bits of a sum are the number
  return _mm256_sub_pd(_mm256_castsi256_pd(_mm256_or_si256(eights, _mm256_castpd_si256(magic))),
                       magic);
}

/// Ten to the power of how many bytes of each lane are set.
ASSESS_AVX2 inline __m256d powers_of(__m256i bytes_set) {
  const __m256i ones = _mm256_and_si256(bytes_set, bytes_of(1));
  const __m256i counts = _mm256_sad_epu8(ones, _mm256_setzero_si256());
  const __m256 powers = _mm256_setr_ps(1, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f);  // all exact
  const __m256i of_lanes =
      _mm256_permutevar8x32_epi32(counts, _mm256_setr_epi32(0, 2, 4, 6, 1, 1, 1, 1));
  return _mm256_cvtps_pd(_mm256_castps256_ps128(_mm256_permutevar8x32_ps(powers, of_lanes)));
}

/// As `short_number::parse`, in four lanes. Returns a bit for each lane that is no such number, or
/// out of range.
ASSESS_AVX2 inline unsigned read_four(const FourTexts& texts, __m256d low, __m256d high,
                                      double* values) {
  const __m256i unused =
      _mm256_sub_epi64(_mm256_set1_epi64x(64), _mm256_slli_epi64(texts.sizes, 3));
  const __m256i zero = _mm256_setzero_si256(), all = _mm256_set1_epi64x(-1);
  // digits become 0 to 9, a point 0x1E; below the text are zeros
  const __m256i word = _mm256_sllv_epi64(_mm256_xor_si256(texts.words, bytes_of(0x30)), unused);
  // one bit in the byte of the point
  const __m256i mark = _mm256_and_si256(word, bytes_of(0x10));
  const __m256i has_none = _mm256_cmpeq_epi64(mark, zero);
  const __m256i up_to_mark = _mm256_add_epi64(_mm256_slli_epi64(mark, 4), all);
  const __m256i before_mark = _mm256_add_epi64(_mm256_srli_epi64(mark, 4), all);
  const __m256i fraction = _mm256_andnot_si256(up_to_mark, all);
  // what stands before the point closes up to what stands behind it
  const __m256i closed = _mm256_or_si256(_mm256_and_si256(word, fraction),
                                         _mm256_slli_epi64(_mm256_and_si256(word, before_mark), 8));
  const __m256i digits = _mm256_blendv_epi8(closed, word, has_none);
  const __m256d value = _mm256_div_pd(numbers_of(digits), powers_of(fraction));
  _mm256_storeu_pd(values, value);

  const __m256i too_high = _mm256_or_si256(_mm256_add_epi8(digits, bytes_of(0x76)), digits);
  const __m256i point =
      _mm256_or_si256(_mm256_or_si256(mark, _mm256_srli_epi64(mark, 1)),
                      _mm256_or_si256(_mm256_srli_epi64(mark, 2), _mm256_srli_epi64(mark, 3)));
  const __m256i of_mark = _mm256_andnot_si256(before_mark, up_to_mark);
  const __m256i is_point = _mm256_cmpeq_epi64(_mm256_and_si256(word, of_mark), point);
  const __m256i alone = _mm256_cmpeq_epi64(texts.sizes, _mm256_set1_epi64x(1));
  const __m256i bad_mark =
      _mm256_andnot_si256(has_none, _mm256_or_si256(_mm256_xor_si256(is_point, all), alone));
  const __m256i wrong =
      _mm256_or_si256(_mm256_and_si256(too_high, bytes_of(static_cast<char>(0x80))), bad_mark);
  const __m256i right = _mm256_cmpeq_epi64(wrong, zero);
  const __m256d in_range =
      _mm256_and_pd(_mm256_cmp_pd(value, low, _CMP_GE_OQ), _mm256_cmp_pd(value, high, _CMP_LE_OQ));
  const __m256d good = _mm256_and_pd(_mm256_castsi256_pd(right), in_range);
  return static_cast<unsigned>(_mm256_movemask_pd(good)) ^ 0xF;
}

ASSESS_AVX2 void read_by_avx2(std::span<const std::string_view> cells, double low, double high,
                              std::span<double> values, std::vector<std::uint32_t>& others) {
  const __m256d least = _mm256_set1_pd(low), most = _mm256_set1_pd(high);
  std::size_t i = 0;
  for (FourTexts texts; i + 4 <= cells.size(); i += 4) {
    if (!load(cells.data() + i, texts) || read_four(texts, least, most, values.data() + i) != 0)
        [[unlikely]]
      read_rows(cells, i, i + 4, low, high, values, others);
  }
  read_rows(cells, i, cells.size(), low, high, values, others);
}

#undef ASSESS_AVX2

#endif

}  // namespace

void read_short_numbers(std::span<const std::string_view> cells, double low, double high,
                        std::span<double> values, std::vector<std::uint32_t>& others) {
#if defined(__x86_64__)
  if (has_avx2()) return read_by_avx2(cells, low, high, values, others);
#endif
  read_rows(cells, 0, cells.size(), low, high, values, others);
}

void read_short_numbers_plainly(std::span<const std::string_view> cells, double low, double high,
                                std::span<double> values, std::vector<std::uint32_t>& others) {
  read_rows(cells, 0, cells.size(), low, high, values, others);
}

}  // namespace assess
