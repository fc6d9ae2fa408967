#include "tables/cells/short_numbers.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <string_view>

#include "base/processor.hpp"
#include "tables/cells/short_number.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace assess {

namespace {

/// Rows begin to end, one after the other.
template <typename Texts>
void read_rows(const Texts& cells, std::size_t begin, std::size_t end, double low, double high,
               std::span<double> values, std::vector<std::uint32_t>& others) {
  for (std::size_t i = begin; i < end; ++i)
    if (!short_number::parse(cells[i], values[i]) || values[i] < low || values[i] > high)
      others.push_back(static_cast<std::uint32_t>(i));
}

#if defined(__x86_64__)

#define ASSESS_AVX2 [[gnu::target("avx2")]]

/// Four texts in lanes of 64 bits: the eight bytes from the begin of each on, and how many of them
/// are not of the text. 8 of them or more: it has no bytes, or too many.
struct FourTexts {
  __m256i words;
  __m256i unused;
};

/// Reads behind a text that is shorter, where that cannot fail.
__attribute__((no_sanitize_address)) inline long long eight_bytes(const char* at) {
  return static_cast<long long>(*reinterpret_cast<const short_number::UnalignedWord*>(at));
}

/// False: one of them lies where eight bytes cannot be read: at the end of a page of memory.
ASSESS_AVX2 inline bool load(const std::string_view* cells, FourTexts& texts) {
  const auto ends_page = [&](int i) {
    return (reinterpret_cast<std::uintptr_t>(cells[i].data()) & 4095) > 4088;
  };
  if (ends_page(0) | ends_page(1) | ends_page(2) | ends_page(3)) return false;
  const auto word = [&](int i) { return eight_bytes(cells[i].data()); };
  const auto unused = [&](int i) { return static_cast<long long>(8 - cells[i].size()); };
  texts = {_mm256_set_epi64x(word(3), word(2), word(1), word(0)),
           _mm256_set_epi64x(unused(3), unused(2), unused(1), unused(0))};
  return true;
}

/// Pieces that have eight bytes of the text from their begins on.
ASSESS_AVX2 inline FourTexts load(const char* text, const std::uint32_t* before,
                                  const std::uint32_t* behind) {
  const auto word = [&](int i) { return eight_bytes(text + (before[i] + 1)); };
  const __m128i begins = _mm_loadu_si128(reinterpret_cast<const __m128i*>(before));  // less one
  const __m128i ends = _mm_loadu_si128(reinterpret_cast<const __m128i*>(behind));
  const __m128i unused = _mm_sub_epi32(_mm_add_epi32(begins, _mm_set1_epi32(9)), ends);
  return {_mm256_set_epi64x(word(3), word(2), word(1), word(0)), _mm256_cvtepu32_epi64(unused)};
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

/// One where there is no point; else ten to the power of places + 1, as a zero stands behind the
/// digits then. `below`: all bits before the point, or all.
ASSESS_AVX2 inline __m256d divisors_of(__m256i is_point, __m256i below) {
  // 255 for each byte before the point and for the point: modulo 8 that is the number of places
  const __m256i places = _mm256_sad_epu8(below, is_point);
  // the upper halves of 1, 1e2 ... 1e8; the lower ones are zeros. A point at the end is left out.
  const __m256i powers = _mm256_setr_epi32(0x3FF00000, 0x40590000, 0x408F4000, 0x40C38800,
                                           0x40F86A00, 0x412E8480, 0x416312D0, 0x4197D784);
  return _mm256_castsi256_pd(_mm256_slli_epi64(_mm256_permutevar8x32_epi32(powers, places), 32));
}

/// What four texts say: the digits of each, with a zero behind if there is a point; what to divide
/// them by; and whether they are such a text: the highest bit of each lane.
struct FourDecimals {
  __m256i digits;
  __m256d divisors;
  __m256i right;
};

/// The first half of `short_number::parse`, in four lanes.
ASSESS_AVX2 inline FourDecimals digits_of(const FourTexts& texts) {
  // digits become 0 to 9, a point 0x1E; the last byte is the highest, below the text are zeros
  const __m256i word = _mm256_sllv_epi64(_mm256_xor_si256(texts.words, bytes_of(0x30)),
                                         _mm256_slli_epi64(texts.unused, 3));
  const __m256i is_point = _mm256_cmpeq_epi8(word, bytes_of(0x1E));
  const __m256i below =
      _mm256_sub_epi64(_mm256_and_si256(is_point, bytes_of(1)), _mm256_set1_epi64x(1));
  // what stands behind the point closes up to what stands before it; a second point stays
  const __m256i digits = _mm256_or_si256(_mm256_and_si256(word, below),
                                         _mm256_andnot_si256(below, _mm256_srli_epi64(word, 8)));
  const __m256i too_high = _mm256_subs_epu8(digits, bytes_of(9));
  const __m256i no_size = _mm256_srli_epi64(texts.unused, 3);
  const __m256i right =
      _mm256_cmpeq_epi64(_mm256_or_si256(too_high, no_size), _mm256_setzero_si256());
  // the highest bit of `is_point`: it is the end of the text
  return {digits, divisors_of(is_point, below), _mm256_andnot_si256(is_point, right)};
}

/// The second half. Returns a bit for each lane that is such a number, in range if there is one.
template <bool ranged>
ASSESS_AVX2 inline unsigned divide(const FourDecimals& decimals, double low, double high,
                                   double* values) {
  // both are exact: one division rounds once
  const __m256d value = _mm256_div_pd(numbers_of(decimals.digits), decimals.divisors);
  _mm256_storeu_pd(values, value);
  __m256d right = _mm256_castsi256_pd(decimals.right);
  if constexpr (ranged) {
    right = _mm256_and_pd(right, _mm256_cmp_pd(value, _mm256_set1_pd(low), _CMP_GE_OQ));
    right = _mm256_and_pd(right, _mm256_cmp_pd(value, _mm256_set1_pd(high), _CMP_LE_OQ));
  }
  return static_cast<unsigned>(_mm256_movemask_pd(right));
}

ASSESS_AVX2 void read_by_avx2(std::span<const std::string_view> cells, double low, double high,
                              std::span<double> values, std::vector<std::uint32_t>& others) {
  std::size_t i = 0;
  for (FourTexts texts; i + 4 <= cells.size(); i += 4) {
    if (!load(&cells[i], texts) || divide<true>(digits_of(texts), low, high, &values[i]) != 0xF)
        [[unlikely]]
      read_rows(cells, i, i + 4, low, high, values, others);
  }
  read_rows(cells, i, cells.size(), low, high, values, others);
}

/// In two short steps, some rows at a time: the processor looks ahead as far as so many steps wait
/// for one another, which in one long chain is not far.
template <bool ranged>
ASSESS_AVX2 void read_by_avx2(const TextPieces& cells, double low, double high,
                              std::span<double> values, std::vector<std::uint32_t>& others) {
  std::size_t end = cells.size();  // of those that have eight bytes
  while (end > 0 && cells[end - 1].data() + 8 > cells.text.data() + cells.text.size()) --end;
  std::array<FourDecimals, 16> decimals;
  std::size_t i = 0;
  while (i + 4 <= end) {
    const std::size_t fours = std::min(decimals.size(), (end - i) / 4);
    for (std::size_t k = 0; k < fours; ++k)
      decimals[k] = digits_of(
          load(cells.text.data(), &cells.before[i + 4 * k], &cells.behind[i + 4 * k]));
    std::uint64_t good = 0;
    for (std::size_t k = 0; k < fours; ++k)
      good |= std::uint64_t{divide<ranged>(decimals[k], low, high, &values[i + 4 * k])} << 4 * k;
    for (std::uint64_t left = ~good & ~std::uint64_t{0} >> (64 - 4 * fours); left; left &= left - 1)
      others.push_back(static_cast<std::uint32_t>(i) +
                       static_cast<std::uint32_t>(std::countr_zero(left)));
    i += 4 * fours;
  }
  read_rows(cells, i, cells.size(), low, high, values, others);
}

#undef ASSESS_AVX2

#endif

}  // namespace

void read_short_numbers(const CellTexts& cells, double low, double high, std::span<double> values,
                        std::vector<std::uint32_t>& others) {
#if defined(__x86_64__)
  if (longest_vectors() >= Vectors::of_32_bytes) {
    if (!cells.are_pieces()) return read_by_avx2(cells.views(), low, high, values, others);
    const bool ranged = low > 0 || high < short_number::greatest;
    const auto read = ranged ? read_by_avx2<true> : read_by_avx2<false>;
    return read(cells.pieces(), low, high, values, others);
  }
#endif
  read_short_numbers_plainly(cells, low, high, values, others);
}

void read_short_numbers_plainly(const CellTexts& cells, double low, double high,
                                std::span<double> values, std::vector<std::uint32_t>& others) {
  if (cells.are_pieces())
    read_rows(cells.pieces(), 0, cells.size(), low, high, values, others);
  else
    read_rows(cells.views(), 0, cells.size(), low, high, values, others);
}

}  // namespace assess
