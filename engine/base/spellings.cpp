#include "base/spellings.hpp"

#include <algorithm>
#include <bit>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace assess {

namespace {

std::uint64_t letters_of(std::u32string_view word) {
  std::uint64_t letters = 0;
  for (const char32_t c : word) letters |= std::uint64_t{1} << (c % 64);
  return letters;
}

/// Three rows of the table of distances between heads of two words.
struct Rows {
  std::vector<std::size_t> before_last, last, current;

  explicit Rows(std::size_t width) : before_last(width), last(width), current(width) {
    for (std::size_t j = 0; j < width; ++j) last[j] = j;
  }
  void next() {
    std::swap(before_last, last);
    std::swap(last, current);
  }
};

std::size_t cell(const Rows& rows, std::u32string_view a, std::u32string_view b, std::size_t i,
                 std::size_t j) {
  const std::size_t replaced = rows.last[j - 1] + (a[i - 1] != b[j - 1]);
  std::size_t best = std::min({rows.last[j] + 1, rows.current[j - 1] + 1, replaced});
  const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
  if (swapped) best = std::min(best, rows.before_last[j - 2] + 1);
  return best;
}

/// Letters to add, drop, replace or swap with their neighbour; above `limit`: limit + 1.
std::size_t distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  Rows rows(b.size() + 1);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    rows.current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) rows.current[j] = cell(rows, a, b, i, j);
    if (*std::min_element(rows.current.begin(), rows.current.end()) > limit) return limit + 1;
    rows.next();
  }
  return std::min(rows.last.back(), limit + 1);
}

bool lengths_differ_by_more(std::size_t a, std::size_t b, std::size_t limit) {
  return (a > b ? a - b : b - a) > limit;
}

/// Each letter that only one word has costs a change of its own: a cheap way to rule most out.
bool letters_differ_by_more(std::uint64_t a, std::uint64_t b, std::size_t limit) {
  return static_cast<std::size_t>(std::max(std::popcount(a & ~b), std::popcount(b & ~a))) > limit;
}

}  // namespace

Spellings::Spellings(std::span<const std::string> names) {
  names_.reserve(names.size());
  for (const std::string& name : names) add(name);
}

Spellings::Spellings(std::span<const std::string_view> names) {
  names_.reserve(names.size());
  for (const std::string_view name : names) add(name);
}

void Spellings::add(std::string_view name) {
  std::u32string key = code_points(name_key(name));
  const std::uint64_t letters = letters_of(key);
  names_.push_back({std::string(name), std::move(key), letters});
}

std::string Spellings::nearest(std::string_view word) const {
  const std::u32string key = code_points(name_key(word));
  const std::uint64_t letters = letters_of(key);
  std::size_t limit = key.size() / 3;
  const Name* best = nullptr;
  for (const Name& name : names_) {
    if (lengths_differ_by_more(key.size(), name.key.size(), limit)) continue;
    if (letters_differ_by_more(letters, name.letters, limit)) continue;
    const std::size_t away = distance(key, name.key, limit);
    if (away > limit) continue;
    best = &name;
    if (away == 0) break;
    limit = away - 1;  // from now on only a nearer one
  }
  return best ? best->spelling : "";
}

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
  return Spellings(candidates).nearest(word);
}

}  // namespace assess
