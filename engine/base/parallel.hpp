#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <span>

namespace assess {

/// Calls `work(begin, end)` for pieces that cover [0, count), on up to `threads` threads; returns
/// when all are done. An exception of a piece is thrown again here.
void parallel_for(std::size_t count, std::size_t piece, unsigned threads,
                  const std::function<void(std::size_t begin, std::size_t end)>& work);

/// Sorts by `before`, a strict weak order, on up to `threads` threads; equal elements end in any
/// order, as with std::sort.
template <typename T, typename Before>
void parallel_sort(std::span<T> all, unsigned threads, const Before& before) {
  constexpr std::size_t worth_a_thread = 1 << 15;
  if (threads < 2 || all.size() < 2 * worth_a_thread)
    return std::sort(all.begin(), all.end(), before);
  const std::size_t middle = all.size() / 2;
  const std::array halves{all.first(middle), all.subspan(middle)};
  parallel_for(2, 1, 2, [&](std::size_t half, std::size_t) {
    parallel_sort(halves[half], threads / 2, before);
  });
  std::inplace_merge(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(middle), all.end(),
                     before);
}

/// Whether the test holds for any number below `count`, on up to `threads` threads.
template <typename Test>
bool parallel_any(std::size_t count, unsigned threads, const Test& test) {
  constexpr std::size_t piece = 1 << 15;
  std::atomic<bool> any = false;
  parallel_for(count, piece, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end && !any; ++i)
      if (test(i)) any = true;
  });
  return any;
}

/// Whether no element stands behind one that it is `before`, by any number of threads. With <= in
/// place of < they all differ, too.
template <typename T, typename Before>
bool parallel_is_sorted(std::span<const T> all, unsigned threads, const Before& before) {
  return !parallel_any(all.size(), threads,
                       [&](std::size_t i) { return i > 0 && before(all[i], all[i - 1]); });
}

/// Runs `work(worker)` on `threads` threads, worker = 0 .. threads - 1.
void run_workers(unsigned threads, const std::function<void(unsigned worker)>& work);

}  // namespace assess
