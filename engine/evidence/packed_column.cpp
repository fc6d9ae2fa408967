#include "evidence/packed_column.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

#include "base/parallel.hpp"
#include "base/processor.hpp"

namespace assess {

namespace {

constexpr std::size_t block = 512;  ///< values that are packed at once

constexpr std::array powers{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
constexpr unsigned ways = PackedPart::way_of(powers.size(), 2);

/// The least numerators are states.
template <typename Numerator>
constexpr Numerator first_state = std::numeric_limits<Numerator>::min();
template <typename Numerator>
constexpr Numerator first_number = first_state<Numerator> + 16;
/// What is no number until its state is known.
template <typename Numerator>
constexpr Numerator no_number = first_number<Numerator> - 1;
static_assert(static_cast<int>(State::not_single) < 15);

template <typename Numerator>
constexpr Numerator numerator_of(State state) {
  return static_cast<Numerator>(first_state<Numerator> + static_cast<Numerator>(state));
}

/// n / power by multiplications, which are quicker: what the product with the rounded inverse lacks
/// is known exactly and added (Markstein, IBM J. Res. Dev. 34, 1990).
inline double quotient(double n, double power, double inverse) {
  const double rough = n * inverse;
  return std::fma(std::fma(rough, -power, n), inverse, rough);
}

/// The nearest whole numbers of up to `block` values. What is added makes the lowest bits of a
/// double count ones. Returns whether all, divided again, are what they were, to the bit: nothing
/// else is asked of a value.
template <typename Numerator>
bool round_to_numerators(const double* values, std::size_t count, double power, Numerator* out) {
  constexpr double ones = 0x1.8p52, least = first_number<Numerator>,
                   most = std::numeric_limits<Numerator>::max();
  constexpr auto bits = [](double x) { return std::bit_cast<std::int64_t>(x); };
  const double inverse = 1 / power;
  std::array<std::int64_t, block> numerators;
  std::int64_t wrong = 0;
  in_vectors([=, to = numerators.data(), &wrong](auto has_fma) {
    std::int64_t found = 0;
    for (std::size_t i = 0; i < count; ++i) {  // of eight bytes alone: no vector is taken apart
      const double x = values[i], n = x * power + ones - ones;
      const double back = has_fma ? quotient(n, power, inverse) : n / power;
      found += bits(back) != bits(x);
      found += (n < least) | (n > most);
      to[i] = bits((n == n ? n : no_number<Numerator>)+ones);
    }
    wrong = found;
  });
  for (std::size_t i = 0; i < count; ++i) out[i] = static_cast<Numerator>(numerators[i]);
  return wrong == 0;
}

/// Returns whether the numerators were what these states have: none where there is no number, 0 for
/// a nil.
template <typename Numerator>
bool put_states(const State* states, std::size_t count, Numerator* numerators) {
  std::int32_t wrong = 0;
  in_vectors([=, &wrong](auto) {
    std::int32_t found = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const Numerator n = numerators[i];
      const Numerator without = states[i] == State::nil ? Numerator{0} : no_number<Numerator>;
      found += n != (states[i] == State::value ? n : without);
    }
    for (std::size_t i = 0; i < count; ++i)
      numerators[i] =
          states[i] == State::value ? numerators[i] : numerator_of<Numerator>(states[i]);
    wrong = found;
  });
  return wrong == 0;
}

/// What numerators stand for; `may_be_states`: none of them is asked otherwise.
template <bool may_be_states, typename Numerator>
void read_values(const Numerator* numerators, std::size_t count, double power, double* values) {
  constexpr double first = first_number<Numerator>, nil = numerator_of<Numerator>(State::nil);
  const double inverse = 1 / power;
  in_vectors([=](auto has_fma) {
    for (std::size_t i = 0; i < count; ++i) values[i] = numerators[i];
    for (std::size_t i = 0; i < count; ++i) {  // of doubles alone: no vector is taken apart
      const double n = values[i];
      const double value = has_fma ? quotient(n, power, inverse) : n / power;
      values[i] = !may_be_states || n >= first ? value : n == nil ? 0 : absent;
    }
  });
}

template <typename Numerator>
void read_states(const Numerator* numerators, std::size_t count, State* states) {
  in_vectors([=](auto) {
    for (std::size_t i = 0; i < count; ++i) {
      const Numerator n = numerators[i];
      states[i] = static_cast<State>(n >= first_number<Numerator> ? 0 : n - first_state<Numerator>);
    }
  });
}

Ends ends_of(std::span<const double> values) {
  Ends ends{0, std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (const double x : values) {
    ends.count += x == x;  // not NaN
    ends.least = x < ends.least ? x : ends.least;
    ends.most = x > ends.most ? x : ends.most;
  }
  return ends.count > 0 ? ends : Ends{};
}

/// Of numerators, over the same power of ten: their order is that of the values. Counted from the
/// first number on, without sign, states lie beyond all numbers: no loop has to ask for them.
template <typename Numerator>
Ends ends_of(std::span<const Numerator> numerators, double power) {
  using Unsigned = std::make_unsigned_t<Numerator>;
  constexpr auto from = static_cast<Unsigned>(first_number<Numerator>);
  constexpr Numerator nil = numerator_of<Numerator>(State::nil);
  Unsigned least = std::numeric_limits<Unsigned>::max();
  Numerator most = first_state<Numerator>;
  std::int32_t numbers = 0, nils = 0;
  for (const Numerator n : numerators) {
    least = std::min(least, static_cast<Unsigned>(static_cast<Unsigned>(n) - from));
    most = std::max(most, n);
  }
  for (const Numerator n : numerators) {
    numbers += n >= first_number<Numerator>;
    nils += n == nil;
  }
  Ends ends;
  if (numbers > 0)
    ends = {static_cast<std::size_t>(numbers),
            static_cast<Numerator>(static_cast<Unsigned>(least + from)) / power, most / power};
  if (nils > 0) ends.take({static_cast<std::size_t>(nils), 0, 0});
  return ends;
}

/// See `PackedPart::read`.
template <typename Numerator>
void read(const Numerator* from, double power, bool has_states, std::span<double> values,
          State* states) {
  if (!has_states) return read_values<false>(from, values.size(), power, values.data());
  read_values<true>(from, values.size(), power, values.data());
  read_states(from, values.size(), states);
}

}  // namespace

void Ends::take(const Ends& others) {
  if (others.count == 0) return;
  least = count == 0 || others.least < least ? others.least : least;
  most = count == 0 || others.most > most ? others.most : most;
  count += others.count;
}

std::shared_ptr<void> NumeratorRoom::take(std::size_t bytes) {
  constexpr std::size_t least = 1 << 10, most = 1 << 24, address = alignof(std::int32_t);
  bytes = (bytes + address - 1) / address * address;
  const std::lock_guard lock(mutex_);
  if (size_ - used_ < bytes) {
    size_ = std::max(bytes, std::clamp(2 * size_, least, most));
    piece_ = std::make_shared_for_overwrite<std::byte[]>(size_);
    used_ = 0;
  }
  used_ += bytes;
  return {piece_, piece_.get() + (used_ - bytes)};
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
  plain_ = {{values.begin(), values.end()}, {states.begin(), states.end()}};
  ends_ = ends_of(plain_.values);
}

bool PackedPart::pack(std::span<const double> values, std::span<const State> states, unsigned way,
                      NumeratorRoom& room) {
  power_ = powers[way / 2];
  bytes_ = way % 2 == 0 ? 2 : 4;
  return bytes_ == 2 ? pack<std::int16_t>(values, states, room)
                     : pack<std::int32_t>(values, states, room);
}

template <typename Numerator>
bool PackedPart::pack(std::span<const double> values, std::span<const State> states,
                      NumeratorRoom& room) {
  std::vector<Numerator> numerators(values.size());
  for (std::size_t from = 0; from < values.size(); from += block) {  // which stay near
    const std::size_t count = std::min(block, values.size() - from);
    Numerator* const of_block = numerators.data() + from;
    if (!round_to_numerators(values.data() + from, count, power_, of_block)) return false;
    if (has_states_ && !put_states(states.data() + from, count, of_block)) return false;
  }
  ends_ = ends_of(std::span<const Numerator>(numerators), power_);
  if (!has_states_ && ends_.count != values.size()) return false;  // one is no number
  const std::shared_ptr<void> kept = room.take(numerators.size() * sizeof(Numerator));
  std::memcpy(kept.get(), numerators.data(), numerators.size() * sizeof(Numerator));
  numerators_ = kept;
  return true;
}

bool PackedPart::read(std::size_t from, std::span<double> values, State* states) const {
  if (is_packed())
    return bytes_ == 2 ? read_numerators<std::int16_t>(from, values, states)
                       : read_numerators<std::int32_t>(from, values, states);
  std::copy_n(plain_.values.data() + from, values.size(), values.data());
  if (has_states_) std::copy_n(plain_.states.data() + from, values.size(), states);
  return has_states_;
}

template <typename Numerator>
bool PackedPart::read_numerators(std::size_t from, std::span<double> values, State* states) const {
  const auto* const numerators = static_cast<const Numerator*>(numerators_.get());
  const std::size_t to = from + values.size(), next = std::min(size_, to + values.size());
  constexpr std::size_t line = 64 / sizeof(Numerator);  // of the cache
  // many columns are read by turns, which no processor foresees
  for (std::size_t n = to; n < next; n += line) __builtin_prefetch(numerators + n);
  assess::read(numerators + from, power_, has_states_, values, states);
  return has_states_;
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
