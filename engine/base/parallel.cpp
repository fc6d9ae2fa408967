#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace assess {

namespace {

/// Keeps the first exception of several threads.
class FirstFailure {
 public:
  void run(const std::function<void(unsigned)>& work, unsigned worker) {
    try {
      work(worker);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
  }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::mutex mutex_;
  std::exception_ptr failure_;
};

}  // namespace

void run_workers(unsigned threads, const std::function<void(unsigned worker)>& work) {
  FirstFailure failure;
  {
    std::vector<std::jthread> others;  // joined at the end of the block, also when one cannot start
    for (unsigned worker = 1; worker < threads; ++worker)
      others.emplace_back([&failure, &work, worker] { failure.run(work, worker); });
    failure.run(work, 0);
  }
  failure.rethrow();
}

void parallel_for(std::size_t count, std::size_t piece, unsigned threads,
                  const std::function<void(std::size_t begin, std::size_t end)>& work) {
  if (count == 0) return;
  piece = std::max<std::size_t>(piece, 1);
  const std::size_t pieces = (count - 1) / piece + 1;
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> stop = false;  // no further pieces after an exception
  const auto take_pieces = [&](unsigned) {
    for (std::size_t i = next++; i < pieces && !stop; i = next++) {
      const std::size_t begin = i * piece;
      try {
        work(begin, begin + std::min(piece, count - begin));
      } catch (...) {
        stop = true;
        throw;
      }
    }
  };
  run_workers(static_cast<unsigned>(std::clamp<std::size_t>(pieces, 1, std::max(threads, 1u))),
              take_pieces);
}

}  // namespace assess
