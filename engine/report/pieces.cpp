#include "report/pieces.hpp"

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "base/parallel.hpp"

namespace assess {

namespace {

class Pieces {
 public:
  Pieces(std::size_t pieces, unsigned threads, const TextSink& sink)
      : pieces_(pieces), most_ahead_(std::size_t{4} * threads), sink_(sink) {}

  /// The next one to be laid out, unless there is none or somebody has failed. Waits where those
  /// that wait to be handed on would grow too many.
  std::optional<std::size_t> begin() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return begun_ < handed_on_ + most_ahead_ || failed_; });
    if (begun_ == pieces_ || failed_) return {};
    return begun_++;
  }

  /// Room of a piece that was handed on, so that it need not be made again.
  RowText room() {
    const std::lock_guard lock(mutex_);
    if (spare_.empty()) return {};
    RowText text = std::move(spare_.back());
    spare_.pop_back();
    return text;
  }

  void finish(std::size_t piece, RowText text) {
    std::unique_lock lock(mutex_);
    finished_.emplace(piece, std::move(text));
    if (std::exchange(is_handing_on_, true)) return;
    for (auto next = finished_.begin(); next != finished_.end() && next->first == handed_on_;
         next = finished_.begin()) {
      RowText first = std::move(next->second);
      finished_.erase(next);
      lock.unlock();
      sink_(first.view());
      first.clear();
      lock.lock();
      spare_.push_back(std::move(first));
      ++handed_on_;
      changed_.notify_all();
    }
    is_handing_on_ = false;
  }

  void fail() {
    const std::lock_guard lock(mutex_);
    failed_ = true;
    changed_.notify_all();
  }

 private:
  const std::size_t pieces_, most_ahead_;
  const TextSink& sink_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t begun_ = 0, handed_on_ = 0;
  bool is_handing_on_ = false, failed_ = false;
  std::map<std::size_t, RowText> finished_;
  std::vector<RowText> spare_;
};

}  // namespace

void write_pieces(std::size_t pieces, unsigned threads,
                  const std::function<void(std::size_t piece, RowText& text)>& lay_out,
                  const TextSink& sink) {
  Pieces all(pieces, threads, sink);
  run_workers(threads, [&](unsigned) {
    try {
      while (const auto piece = all.begin()) {
        RowText text = all.room();
        lay_out(*piece, text);
        all.finish(*piece, std::move(text));
      }
    } catch (...) {
      all.fail();
      throw;
    }
  });
}

}  // namespace assess
