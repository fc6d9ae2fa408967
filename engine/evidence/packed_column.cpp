#include "evidence/packed_column.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "base/parallel.hpp"

namespace assess {

namespace {

constexpr std::array powers{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
constexpr unsigned ways = PackedPart::way_of(powers.size(), 2);

Ends ends_of(std::span<const double> values) {
  Ends ends{0, std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (const double x : values) {
    ends.count += x == x;  // not NaN
    ends.least = x < ends.least ? x : ends.least;
    ends.most = x > ends.most ? x : ends.most;
  }
  return ends.count > 0 ? ends : Ends{};
}

}  // namespace

void* NumeratorRoom::free(std::size_t bytes) {
  constexpr std::size_t least = 1 << 10, most = 1 << 24;
  if (size_ - used_ < bytes) {
    size_ = std::max(bytes, std::clamp(16 * size_, least, most));
    piece_.reset(new std::byte[size_]);  // for numbers, and not filled with zeros
    used_ = 0;
  }
  return piece_.get() + used_;
}

std::shared_ptr<void> NumeratorRoom::take(std::size_t bytes) {
  constexpr std::size_t address = alignof(std::int32_t);
  std::shared_ptr<void> taken(piece_, free(bytes));
  used_ = std::min(size_, (used_ + bytes + address - 1) / address * address);
  return taken;
}

PackedPart::PackedPart(std::span<const double> values, std::span<const State> states, unsigned& way,
                       NumeratorRoom& room)
    : size_(values.size()) {
  has_states_ = std::ranges::any_of(states, [](State state) { return state != State::value; });
  if (!has_states_) states = {};
  for (unsigned k = 0; k < ways; ++k)
    if (const unsigned tried = (way + k) % ways; pack(values, states, tried, room)) {
      way = tried;
      return;
    }
  plain_ = std::make_shared<const Column>(
      Column{{values.begin(), values.end()}, {states.begin(), states.end()}});
  ends_ = ends_of(plain_->values);
}

PackedPart::PackedPart(std::size_t size, bool has_states, unsigned way, NumeratorRoom& room)
    : size_(size), way_(way), has_states_(has_states) {
  if (!take_numerators(room)) *this = PackedPart();
}

double PackedPart::power_of(unsigned way) {
  return powers[decimals_of(way)];
}

bool PackedPart::pack(std::span<const double> values, std::span<const State> states, unsigned way,
                      NumeratorRoom& room) {
  way_ = way;
  void* const free = room.free(size_ * bytes_of(way));
  const bool are_numerators = with_numerators(way, [&]<typename Numerator>(Numerator) {
    return to_numerators(values, states, power_of(way), static_cast<Numerator*>(free));
  });
  return are_numerators && take_numerators(room);
}

/// Those that are free in the room, with the states that they have.
bool PackedPart::take_numerators(NumeratorRoom& room) {
  const std::size_t bytes = size_ * bytes_of(way_);
  const void* const numerators = room.free(bytes);
  ends_ = with_numerators(way_, [&]<typename Numerator>(Numerator) {
    return assess::ends_of(std::span(static_cast<const Numerator*>(numerators), size_),
                           power_of(way_));
  });
  if (!has_states_ && ends_.count != size_) return false;  // one is no number
  numerators_ = room.take(bytes);
  return true;
}

bool PackedPart::read(std::size_t from, std::span<double> values, State* states) const {
  if (is_packed()) {
    with_numerators(way_, [&]<typename Numerator>(Numerator) {
      read_numerators<Numerator>(from, values, states);
    });
    return has_states_;
  }
  std::copy_n(plain_->values.data() + from, values.size(), values.data());
  if (has_states_) std::copy_n(plain_->states.data() + from, values.size(), states);
  return has_states_;
}

template <typename Numerator>
void PackedPart::read_numerators(std::size_t from, std::span<double> values, State* states) const {
  const auto* const numerators = static_cast<const Numerator*>(numerators_.get());
  const std::size_t to = from + values.size(), next = std::min(size_, to + values.size());
  constexpr std::size_t line = 64 / sizeof(Numerator);  // of the cache
  // many columns are read by turns, which no processor foresees
  for (std::size_t n = to; n < next; n += line) __builtin_prefetch(numerators + n);
  from_numerators(numerators + from, power_of(way_), has_states_, values, states);
}

PackedColumn::PackedColumn(const Column& column) {
  constexpr std::size_t rows = 1 << 12;
  const std::span values(column.values);
  const std::span states(column.states);
  NumeratorRoom room;
  unsigned way = 0;
  for (std::size_t from = 0; from < values.size(); from += rows) {
    const std::size_t count = std::min(rows, values.size() - from);
    const auto of_part = states.empty() ? states : states.subspan(from, count);
    append(PackedPart(values.subspan(from, count), of_part, way, room));
  }
}

void PackedColumn::append(PackedPart part) {
  if (part.size() == 0) return;
  starts_.push_back(size_);
  size_ += part.size();
  parts_.push_back(std::move(part));
}

Ends PackedColumn::ends() const {
  Ends all;
  for (const PackedPart& part : parts_) all.take(part.ends());
  return all;
}

bool PackedColumn::read(std::size_t from, std::span<double> values, State* states) const {
  bool any = false;
  auto part =
      static_cast<std::size_t>(std::ranges::upper_bound(starts_, from) - starts_.begin()) - 1;
  for (std::size_t done = 0; done < values.size(); ++part) {
    const std::size_t begin = from + done - starts_[part];
    const std::size_t count = std::min(values.size() - done, parts_[part].size() - begin);
    const bool has_states = parts_[part].read(begin, values.subspan(done, count), states + done);
    if (has_states && !any) std::fill_n(states, done, State::value);
    if (!has_states && any) std::fill_n(states + done, count, State::value);
    any |= has_states;
    done += count;
  }
  return any;
}

std::pair<double, State> PackedColumn::at(std::size_t unit) const {
  double value;
  State state = State::value;
  read(unit, {&value, 1}, &state);
  return {value, state};
}

Column PackedColumn::unpacked(unsigned threads) const {
  const bool has_states = std::ranges::any_of(parts_, &PackedPart::has_states);
  Column column{std::vector<double>(size_), {}};
  if (has_states) column.states.assign(size_, State::value);
  parallel_for(parts_.size(), 16, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t p = begin; p < end; ++p) {
      const std::size_t at = starts_[p];
      parts_[p].read(0, std::span(column.values).subspan(at, parts_[p].size()),
                     has_states ? column.states.data() + at : nullptr);
    }
  });
  return column;
}

}  // namespace assess
