#include "evidence/packed_column.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>

#include "base/parallel.hpp"

namespace assess {

namespace {

constexpr std::size_t block = 512;  ///< values that stay near while they are packed and read again

constexpr std::array powers{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
static_assert(powers.size() == PackedPart::most_decimals + 1);

/// The least numerators are states.
constexpr std::int32_t first_state = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t first_number = first_state + 16;
static_assert(static_cast<int>(State::not_single) < 16);

constexpr std::int32_t numerator_of(State state) {
  return first_state + static_cast<std::int32_t>(state);
}

/// The nearest whole numbers; of what is no number or too large, any. What is added makes the
/// lowest bits of a double count ones.
void round_to_numerators(const double* values, std::size_t count, double power, std::int32_t* out) {
  constexpr double ones = 0x1.8p52;
  for (std::size_t i = 0; i < count; ++i)
    out[i] = static_cast<std::int32_t>(std::bit_cast<std::int64_t>(values[i] * power + ones));
}

void put_states(const State* states, std::size_t count, std::int32_t* numerators) {
  for (std::size_t i = 0; i < count; ++i)
    numerators[i] = states[i] == State::value ? numerators[i] : numerator_of(states[i]);
}

/// What numerators stand for where all are values.
void read_values(const std::int32_t* numerators, std::size_t count, double power, double* values) {
  for (std::size_t i = 0; i < count; ++i) values[i] = numerators[i] / power;
}

/// Over values that `read_values` left there. One loop for each list: the compiler makes vectors of
/// them.
void read_states(const std::int32_t* numerators, std::size_t count, double* values, State* states) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t n = numerators[i];
    const double without = n == numerator_of(State::nil) ? 0 : absent;
    values[i] = n >= first_number ? values[i] : without;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t n = numerators[i];
    states[i] = static_cast<State>(n >= first_number ? 0 : n - first_state);
  }
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
Ends ends_of(std::span<const std::int32_t> numerators, double power) {
  constexpr auto from = static_cast<std::uint32_t>(first_number);
  constexpr std::int32_t nil = numerator_of(State::nil);
  std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
  std::int32_t most = first_state, numbers = 0, nils = 0;
  for (const std::int32_t n : numerators) {
    least = std::min(least, static_cast<std::uint32_t>(n) - from);
    most = std::max(most, n);
  }
  for (const std::int32_t n : numerators) {
    numbers += n >= first_number;
    nils += n == nil;
  }
  Ends ends;
  if (numbers > 0)
    ends = {static_cast<std::size_t>(numbers), static_cast<std::int32_t>(least + from) / power,
            most / power};
  if (nils > 0) ends.take({static_cast<std::size_t>(nils), 0, 0});
  return ends;
}

}  // namespace

void Ends::take(const Ends& others) {
  if (others.count == 0) return;
  least = count == 0 || others.least < least ? others.least : least;
  most = count == 0 || others.most > most ? others.most : most;
  count += others.count;
}

PackedPart::PackedPart(std::span<const double> values, std::span<const State> states,
                       unsigned& decimals) {
  has_states_ = std::ranges::any_of(states, [](State state) { return state != State::value; });
  if (!has_states_) states = {};
  numerators_.resize(values.size());
  for (unsigned k = 0; k <= most_decimals; ++k)
    if (const unsigned tried = (decimals + k) % (most_decimals + 1); pack(values, states, tried)) {
      decimals = tried;
      return;
    }
  numerators_ = {};
  plain_.values.assign(values.begin(), values.end());
  plain_.states.assign(states.begin(), states.end());
  ends_ = ends_of(plain_.values);
}

/// Whether all came back as they were, which is the whole proof: nothing else is asked of a value.
bool PackedPart::pack(std::span<const double> values, std::span<const State> states,
                      unsigned decimals) {
  power_ = powers[decimals];
  std::array<double, block> back;
  std::array<State, block> states_back;
  for (std::size_t from = 0; from < values.size(); from += block) {
    const std::size_t count = std::min(block, values.size() - from);
    std::int32_t* const numerators = numerators_.data() + from;
    round_to_numerators(values.data() + from, count, power_, numerators);
    if (has_states_) put_states(states.data() + from, count, numerators);
    read(from, std::span(back).first(count), states_back.data());
    if (std::memcmp(back.data(), values.data() + from, count * sizeof(double)) != 0) return false;
    if (has_states_ && std::memcmp(states_back.data(), states.data() + from, count) != 0)
      return false;
  }
  ends_ = ends_of(numerators_, power_);
  return has_states_ || ends_.count == values.size();  // else a number is taken for a state
}

bool PackedPart::read(std::size_t from, std::span<double> values, State* states) const {
  if (is_packed()) {
    read_values(numerators_.data() + from, values.size(), power_, values.data());
    if (has_states_) read_states(numerators_.data() + from, values.size(), values.data(), states);
  } else {
    std::copy_n(plain_.values.data() + from, values.size(), values.data());
    if (has_states_) std::copy_n(plain_.states.data() + from, values.size(), states);
  }
  return has_states_;
}

PackedColumn::PackedColumn(const Column& column) {
  constexpr std::size_t rows = 1 << 12;
  const std::span values(column.values);
  const std::span states(column.states);
  unsigned decimals = 0;
  for (std::size_t from = 0; from < values.size(); from += rows) {
    const std::size_t count = std::min(rows, values.size() - from);
    const auto of_part = states.empty() ? states : states.subspan(from, count);
    append(PackedPart(values.subspan(from, count), of_part, decimals));
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
