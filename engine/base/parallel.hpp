#pragma once

#include <cstddef>
#include <functional>

namespace assess {

/// Calls `work(begin, end)` for pieces that cover [0, count), on up to `threads` threads; returns
/// when all are done. An exception of a piece is thrown again here.
void parallel_for(std::size_t count, std::size_t piece, unsigned threads,
                  const std::function<void(std::size_t begin, std::size_t end)>& work);

/// Runs `work(worker)` on `threads` threads, worker = 0 .. threads - 1.
void run_workers(unsigned threads, const std::function<void(unsigned worker)>& work);

}  // namespace assess
