#include "tables/cells/short_numbers.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <limits>
#include <string_view>

#include "base/processor.hpp"
#include "tables/cells/short_number.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace assess {

namespace {

using short_number::Decimal;

/// Rows begin to end, one after the other.
template <typename Texts, typename Out>
void read_rows(const Texts& cells, std::size_t begin, std::size_t end, const Out& out,
               std::vector<std::uint32_t>& others) {
  for (std::size_t i = begin; i < end; ++i)
    if (!out.put(cells[i], i)) others.push_back(static_cast<std::uint32_t>(i));
}

/// The upper halves of powers of ten, whose lower ones are zeros: of those that four texts are
/// divided by or multiplied with, by places behind the point.
using Powers = std::array<std::uint32_t, 8>;

constexpr std::uint32_t upper_half(double x) {
  return static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(x) >> 32);
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

/// `powers` by the number of places; where a point is, a zero stands behind the digits. `below`:
/// all bits before the point, or all.
ASSESS_AVX2 inline __m256d powers_of(__m256i is_point, __m256i below, const Powers& powers) {
  // 255 for each byte before the point and for the point: modulo 8 that is the number of places
  const __m256i places = _mm256_sad_epu8(below, is_point);
  const __m256i halves = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(powers.data()));
  return _mm256_castsi256_pd(_mm256_slli_epi64(_mm256_permutevar8x32_epi32(halves, places), 32));
}

/// What four texts say: the digits of each, with a zero behind if there is a point; the power for
/// its places; and whether they are such a text: the highest bit of each lane.
struct FourDecimals {
  __m256i digits;
  __m256d powers;
  __m256i right;
};

/// The first half of `short_number::parse`, in four lanes.
ASSESS_AVX2 inline FourDecimals digits_of(const FourTexts& texts, const Powers& powers) {
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
  return {digits, powers_of(is_point, below, powers), _mm256_andnot_si256(is_point, right)};
}

/// Which lanes are in [low, high].
ASSESS_AVX2 inline __m256d are_within(__m256d x, double low, double high) {
  return _mm256_and_pd(_mm256_cmp_pd(x, _mm256_set1_pd(low), _CMP_GE_OQ),
                       _mm256_cmp_pd(x, _mm256_set1_pd(high), _CMP_LE_OQ));
}

#endif

/// Short numbers as values, those in [low, high] if they are `ranged`.
template <bool ranged>
struct ToValues {
  static constexpr Powers powers{upper_half(1),   upper_half(1e2), upper_half(1e3),
                                 upper_half(1e4), upper_half(1e5), upper_half(1e6),
                                 upper_half(1e7), upper_half(1e8)};
  double low, high;
  double* values;

  bool put(std::string_view text, std::size_t row) const {
    return short_number::parse(text, values[row]) && values[row] >= low && values[row] <= high;
  }

#if defined(__x86_64__)
  /// A bit for each of four lanes that is such a number.
  ASSESS_AVX2 unsigned put(const FourDecimals& decimals, std::size_t row) const {
    // both are exact: one division rounds once
    const __m256d value = _mm256_div_pd(numbers_of(decimals.digits), decimals.powers);
    _mm256_storeu_pd(values + row, value);
    __m256d right = _mm256_castsi256_pd(decimals.right);
    if constexpr (ranged) right = _mm256_and_pd(right, are_within(value, low, high));
    return static_cast<unsigned>(_mm256_movemask_pd(right));
  }
#endif
};

/// Short numbers as numerators, those that are in range.
template <typename Numerator>
struct ToNumerators {
  ToNumerators(const NumeratorRange& those, Numerator* out) : range(those), numerators(out) {
    powers.fill(upper_half(std::numeric_limits<double>::infinity()));  // too many places
    powers[0] = upper_half(10 * short_number::powers[range.decimals]);
    for (unsigned k = 1; k <= range.decimals; ++k)
      powers[k] = upper_half(short_number::powers[range.decimals - k]);
  }

  Powers powers;  ///< what they give is a numerator and a zero behind it
  NumeratorRange range;
  Numerator* numerators;

  bool put(std::string_view text, std::size_t row) const {
    Decimal decimal;
    if (!short_number::parse(text, decimal) || decimal.places > range.decimals) return false;
    const double numerator =
        static_cast<double>(decimal.number) * short_number::powers[range.decimals - decimal.places];
    if (numerator < range.least || numerator > range.most) return false;
    numerators[row] = static_cast<Numerator>(numerator);
    return true;
  }

#if defined(__x86_64__)
  ASSESS_AVX2 unsigned put(const FourDecimals& decimals, std::size_t row) const {
    const __m256d tenfold = _mm256_mul_pd(numbers_of(decimals.digits), decimals.powers);
    const __m256d rough = _mm256_mul_pd(tenfold, _mm256_set1_pd(0.1));
    const __m256d right = _mm256_and_pd(_mm256_castsi256_pd(decimals.right),
                                        are_within(rough, range.least - 0.5, range.most + 0.5));
    const __m128i nearest = _mm256_cvtpd_epi32(rough);  // less than a millionth away
    if constexpr (sizeof(Numerator) == 2)
      _mm_storel_epi64(reinterpret_cast<__m128i*>(numerators + row),
                       _mm_packs_epi32(nearest, nearest));
    else
      _mm_storeu_si128(reinterpret_cast<__m128i*>(numerators + row), nearest);
    return static_cast<unsigned>(_mm256_movemask_pd(right));
  }
#endif
};

#if defined(__x86_64__)

template <typename Out>
ASSESS_AVX2 bool read_by_avx2(std::span<const std::string_view> cells, const Out& out,
                              std::size_t most_others, std::vector<std::uint32_t>& others) {
  std::size_t i = 0;
  for (FourTexts texts; i + 4 <= cells.size(); i += 4) {
    if (!load(&cells[i], texts) || out.put(digits_of(texts, out.powers), i) != 0xF) [[unlikely]]
      read_rows(cells, i, i + 4, out, others);
    if (others.size() > most_others) return false;
  }
  read_rows(cells, i, cells.size(), out, others);
  return others.size() <= most_others;
}

/// In two short steps, some rows at a time: the processor looks ahead as far as so many steps wait
/// for one another, which in one long chain is not far.
template <typename Out>
ASSESS_AVX2 bool read_by_avx2(const TextPieces& cells, const Out& out, std::size_t most_others,
                              std::vector<std::uint32_t>& others) {
  std::size_t end = cells.size();  // of those that have eight bytes
  while (end > 0 && cells[end - 1].data() + 8 > cells.text.data() + cells.text.size()) --end;
  std::array<FourDecimals, 16> decimals;
  std::size_t i = 0;
  while (i + 4 <= end) {
    const std::size_t fours = std::min(decimals.size(), (end - i) / 4);
    for (std::size_t k = 0; k < fours; ++k)
      decimals[k] = digits_of(
          load(cells.text.data(), &cells.before[i + 4 * k], &cells.behind[i + 4 * k]), out.powers);
    std::uint64_t good = 0;
    for (std::size_t k = 0; k < fours; ++k)
      good |= std::uint64_t{out.put(decimals[k], i + 4 * k)} << 4 * k;
    for (std::uint64_t left = ~good & ~std::uint64_t{0} >> (64 - 4 * fours); left; left &= left - 1)
      others.push_back(static_cast<std::uint32_t>(i) +
                       static_cast<std::uint32_t>(std::countr_zero(left)));
    if (others.size() > most_others) return false;
    i += 4 * fours;
  }
  read_rows(cells, i, cells.size(), out, others);
  return others.size() <= most_others;
}

#undef ASSESS_AVX2

#endif

template <typename Out>
bool read(const CellTexts& cells, const Out& out, std::size_t most_others,
          std::vector<std::uint32_t>& others) {
  others.clear();
  const auto read_all = [&](const auto& texts) {
#if defined(__x86_64__)
    if (longest_vectors() >= Vectors::of_32_bytes)
      return read_by_avx2(texts, out, most_others, others);
#endif
    read_rows(texts, 0, texts.size(), out, others);
    return others.size() <= most_others;
  };
  return cells.are_pieces() ? read_all(cells.pieces()) : read_all(cells.views());
}

}  // namespace

void read_short_numbers(const CellTexts& cells, double low, double high, std::span<double> values,
                        std::vector<std::uint32_t>& others) {
  if (low > 0 || high < short_number::greatest)
    read(cells, ToValues<true>{low, high, values.data()}, cells.size(), others);
  else
    read(cells, ToValues<false>{low, high, values.data()}, cells.size(), others);
}

template <typename Numerator>
bool read_short_numbers(const CellTexts& cells, const NumeratorRange& range,
                        std::span<Numerator> numerators, std::size_t most_others,
                        std::vector<std::uint32_t>& others) {
  return read(cells, ToNumerators(range, numerators.data()), most_others, others);
}

template bool read_short_numbers(const CellTexts&, const NumeratorRange&, std::span<std::int16_t>,
                                 std::size_t, std::vector<std::uint32_t>&);
template bool read_short_numbers(const CellTexts&, const NumeratorRange&, std::span<std::int32_t>,
                                 std::size_t, std::vector<std::uint32_t>&);

}  // namespace assess
