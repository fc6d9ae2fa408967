#include "tables/sheets/zip_source.hpp"

#include <algorithm>
#include <cstring>

namespace assess {

std::uint64_t size_of(const Input& input) {
  char byte = 0;
  const auto has = [&](std::uint64_t at) { return input.read(at, &byte, 1).value_or(0) == 1; };
  if (!has(0)) return 0;
  std::uint64_t low = 0, high = 1;
  while (has(high)) high *= 2;
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    (has(middle) ? low : high) = middle;
  }
  return high;
}

bool ZipSource::fill() {
  buffer_at_ = at;
  buffered_ = input->read(at, buffer_.data(), buffer_.size()).value_or(0);
  return buffered_ > 0;
}

std::size_t ZipSource::read(char* to, std::size_t wanted) {
  std::size_t done = 0;
  while (done < wanted) {
    const bool is_inside = at >= buffer_at_ && at < buffer_at_ + buffered_;
    if (!is_inside && !fill()) break;
    const std::size_t from = static_cast<std::size_t>(at - buffer_at_);
    const std::size_t n = std::min(wanted - done, buffered_ - from);
    std::memcpy(to + done, buffer_.data() + from, n);
    done += n;
    at += n;
  }
  taken += done;
  fell_short = fell_short || done < wanted;
  return done;
}

bool ZipSource::move_to(std::uint64_t place) {
  if (place > size) return false;
  at = place;
  return true;
}

}  // namespace assess
