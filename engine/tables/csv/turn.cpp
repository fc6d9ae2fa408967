#include "tables/csv/turn.hpp"

#include <algorithm>
#include <cstring>

#include "base/processor.hpp"

namespace assess {

namespace {

/// Records whose offsets stay in the first-level cache from field to field.
constexpr std::size_t records_at_once = 64;

using Eight = std::uint32_t __attribute__((vector_size(8 * sizeof(std::uint32_t))));

// The upper right of a square changes places with its lower left: the second half of row `a` with
// the first of row `b`, then quarters inside the halves, then single numbers.

inline void swap_halves(Eight& a, Eight& b) {
  const Eight upper = __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11);
  b = __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15);
  a = upper;
}
inline void swap_quarters(Eight& a, Eight& b) {
  const Eight upper = __builtin_shufflevector(a, b, 0, 1, 8, 9, 4, 5, 12, 13);
  b = __builtin_shufflevector(a, b, 2, 3, 10, 11, 6, 7, 14, 15);
  a = upper;
}
inline void swap_single(Eight& a, Eight& b) {
  const Eight upper = __builtin_shufflevector(a, b, 0, 8, 2, 10, 4, 12, 6, 14);
  b = __builtin_shufflevector(a, b, 1, 9, 3, 11, 5, 13, 7, 15);
  a = upper;
}

/// A square of eight records and eight fields.
inline void turn_square(const std::uint32_t* at, const std::uint32_t* firsts, Offsets* turned,
                        std::size_t record) {
  Eight rows[8];
  for (int r = 0; r < 8; ++r) std::memcpy(&rows[r], at + firsts[r], sizeof rows[r]);
  for (int r : {0, 1, 2, 3}) swap_halves(rows[r], rows[r + 4]);
  for (int r : {0, 1, 4, 5}) swap_quarters(rows[r], rows[r + 2]);
  for (int r : {0, 2, 4, 6}) swap_single(rows[r], rows[r + 1]);
  for (int f = 0; f < 8; ++f) std::memcpy(turned[f].data() + record, &rows[f], sizeof rows[f]);
}

}  // namespace

void turn(const Offsets& at, std::span<const std::uint32_t> firsts,
          std::span<const std::size_t> fields, std::vector<Offsets>& turned) {
  for (const std::size_t field : fields) turned[field].resize(firsts.size());
  in_vectors([&, at = at.data()](auto) {
    for (std::size_t from = 0; from < firsts.size(); from += records_at_once) {
      const std::size_t to = std::min(from + records_at_once, firsts.size());
      for (std::size_t k = 0; k < fields.size();) {
        const std::size_t field = fields[k];
        const bool are_eight = k + 8 <= fields.size() && fields[k + 7] == field + 7;
        std::size_t r = from;
        for (; are_eight && r + 8 <= to; r += 8)
          turn_square(at + field, &firsts[r], &turned[field], r);
        const std::size_t end = field + (are_eight ? 8 : 1);
        for (; r < to; ++r)
          for (std::size_t f = field; f < end; ++f) turned[f][r] = at[firsts[r] + f];
        k += end - field;
      }
    }
  });
}

}  // namespace assess
