// What is packed comes back bit for bit, whatever it was.
#include "evidence/packed_column.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "base/processor.hpp"
#include "evidence/column_packer.hpp"

using namespace assess;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<std::uint64_t> bits(const std::vector<double>& values) {
  std::vector<std::uint64_t> result;
  for (const double x : values) result.push_back(std::bit_cast<std::uint64_t>(x));
  return result;
}

/// Decimals as tables have them, with at most so many places, and states here and there.
Column random_column(std::size_t units, int places, bool has_states, std::mt19937& random) {
  Column column{std::vector<double>(units), {}};
  for (double& x : column.values)
    x = std::uniform_int_distribution(-99'999, 99'999)(random) /
        std::pow(10, random() % (places + 1));
  for (double& x : column.values) x += 0.0;  // no zero with a sign
  for (std::size_t u = 0; has_states && u < units; ++u)
    if (random() % 5 == 0)
      column.set(u, std::array{State::nil, State::missing, State::not_applicable}[random() % 3]);
  return column;
}

void check_comes_back(const Column& column) {
  const PackedColumn packed(column);
  for (const unsigned threads : {1u, 3u})
    for (const Vectors longest : all_vectors) {
      const ShortVectors vectors(longest);
      const Column back = packed.unpacked(threads);
      CHECK(bits(back.values) == bits(column.values));
      for (std::size_t u = 0; u < column.size(); ++u) CHECK(back.state(u) == column.state(u));
    }
}

PackedPart part_of(std::vector<double> values) {
  unsigned way = 0;
  NumeratorRoom room;
  return {values, {}, way, room};
}

}  // namespace

TEST_CASE("random decimals and states come back", "[packed-column]") {
  std::mt19937 random(GENERATE(range(1u, 9u)));
  const int places = GENERATE(0, 1, 3, 7);
  const bool has_states = GENERATE(false, true);
  CAPTURE(places, has_states);
  check_comes_back(random_column(1 + random() % 10'000, places, has_states, random));
}

TEST_CASE("any bits at all come back", "[packed-column]") {
  std::mt19937_64 random(GENERATE(range(1u, 6u)));
  Column column{std::vector<double>(3000), {}};
  for (double& x : column.values) x = std::bit_cast<double>(random());
  check_comes_back(column);
}

TEST_CASE("values at the edge of what is packed come back", "[packed-column]") {
  const auto one = GENERATE(-0.0, 0.1 + 0.2, 1.0 / 3, 32767.0, 32768.0, -32768.0, -32753.0,
                            -32752.0, 327.67, -327.53, 2147483647.0, 2147483648.0, -2147483648.0,
                            -2147483640.0, -2147483632.0, 214748364.75, 1e300, infinity, -infinity,
                            std::numeric_limits<double>::denorm_min(), 9007199254740993.0);
  CAPTURE(one);
  check_comes_back(Column{{1.5, one, 2.25, -7}, {}});
  check_comes_back(
      Column{{1.5, one, absent, 0}, {State::value, State::value, State::missing, State::nil}});
}

TEST_CASE("every state comes back", "[packed-column]") {
  Column column{{1, 0, absent, absent, absent, absent, absent}, {}};
  for (int s = 0; s <= static_cast<int>(State::not_single); ++s)
    column.states.push_back(static_cast<State>(s));
  check_comes_back(column);
}

TEST_CASE("short decimals are packed, others are not", "[packed-column]") {
  CHECK(part_of({3, 98.7, -44.85}).is_packed());
  CHECK(part_of({0.000'000'001}).is_packed());
  CHECK_FALSE(part_of({1.0 / 3}).is_packed());
  CHECK_FALSE(part_of({-0.0}).is_packed());
  CHECK_FALSE(part_of({3e9}).is_packed());
}

TEST_CASE("every numerator gives its decimal back", "[packed-column]") {
  std::mt19937 random(3);
  const unsigned decimals = GENERATE(range(0u, 10u));
  const double power = std::pow(10, decimals);
  const ShortVectors vectors(GENERATE(from_range(all_vectors)));
  std::vector<double> values(1 << 20);
  for (double& x : values) x = static_cast<std::int32_t>(random() | 1) / power;
  NumeratorRoom room;
  unsigned way = PackedPart::way_of(decimals, 4);
  CHECK(PackedPart(values, {}, way, room).is_packed());
  CHECK(way == PackedPart::way_of(decimals, 4));
  for (std::size_t n = 0; n < 1 << 16; ++n) values[n] = (static_cast<int>(n) - (1 << 15)) / power;
  way = PackedPart::way_of(decimals, 2);
  CHECK(PackedPart(std::span(values).first(1 << 16), {}, way, room).is_packed());
  CHECK(way == PackedPart::way_of(decimals, 4));  // the least two-byte numerators are states
  way = PackedPart::way_of(decimals, 2);
  CHECK(PackedPart(std::span(values).first(1 << 16).subspan(16), {}, way, room).is_packed());
  CHECK(way == PackedPart::way_of(decimals, 2));
}

TEST_CASE("the next part of a column starts with the way of the last", "[packed-column]") {
  unsigned way = 0;
  NumeratorRoom room;
  const auto pack = [&](double x) {
    PackedPart(std::vector{x}, {}, way, room);
    return way;
  };
  CHECK(pack(1.25) == PackedPart::way_of(2, 2));
  CHECK(pack(7) == PackedPart::way_of(2, 2));
  CHECK(pack(1.0 / 3) == PackedPart::way_of(2, 2));  // one odd part changes nothing
  CHECK(pack(1234.5) == PackedPart::way_of(2, 4));
  CHECK(pack(0.125) == PackedPart::way_of(3, 2));
}

TEST_CASE("ends are those of the numbers", "[packed-column]") {
  using enum State;
  const Column column{{3.5, absent, -2.25, 0, 7, 1.0 / 3},
                      {value, missing, value, nil, value, value}};
  const std::size_t units = GENERATE(1, 2, 3, 4, 5, 6);
  CAPTURE(units);
  const Column first{{column.values.begin(), column.values.begin() + static_cast<int>(units)},
                     {column.states.begin(), column.states.begin() + static_cast<int>(units)}};
  const Ends ends = PackedColumn(first).ends();
  CHECK(ends.count == std::array<std::size_t, 6>{1, 1, 2, 3, 4, 5}[units - 1]);
  CHECK(ends.least == std::array{3.5, 3.5, -2.25, -2.25, -2.25, -2.25}[units - 1]);
  CHECK(ends.most == std::array{3.5, 3.5, 3.5, 3.5, 7.0, 7.0}[units - 1]);
  CHECK(PackedColumn(Column{{0, 0}, {nil, nil}}).ends().most == 0);
  CHECK(PackedColumn(column_of(3, missing)).ends().count == 0);
  CHECK(std::isnan(PackedColumn(column_of(3, missing)).ends().least));
}

TEST_CASE("some units are read across parts", "[packed-column]") {
  std::mt19937 random(5);
  PackedColumn packed;
  NumeratorRoom room;
  Column all;
  for (int part = 0; part < 40; ++part) {  // with and without states, packed and not
    Column column = random_column(random() % 9, part % 3, part % 2 == 0, random);
    if (part % 7 == 0 && column.size() > 0) column.values[0] = 1.0 / 3;
    if (part % 7 == 0 && column.size() > 0 && !column.states.empty())
      column.states[0] = State::value;
    unsigned way = 0;
    packed.append(PackedPart(column.values, column.states, way, room));
    for (std::size_t i = 0; i < column.size(); ++i) all.states.push_back(column.state(i));
    all.values.insert(all.values.end(), column.values.begin(), column.values.end());
  }
  REQUIRE(packed.size() == all.size());
  for (std::size_t from = 0; from < all.size(); ++from) {
    CHECK(packed.at(from).second == all.states[from]);
    for (std::size_t to = from + 1; to <= all.size(); ++to) {
      std::vector<double> values(to - from);
      std::vector<State> states(to - from, State::not_single);
      const bool any = packed.read(from, values, states.data());
      const auto at = [&](auto& list, std::size_t i) { return list.begin() + static_cast<int>(i); };
      REQUIRE(bits(values) == bits({at(all.values, from), at(all.values, to)}));
      if (any) REQUIRE(std::equal(states.begin(), states.end(), at(all.states, from)));
      if (!any)
        REQUIRE(std::all_of(at(all.states, from), at(all.states, to),
                            [](State state) { return state == State::value; }));
    }
  }
}

TEST_CASE("columns are the same in whatever order their batches come", "[packed-column]") {
  std::mt19937 random(GENERATE(range(1u, 5u)));
  constexpr std::size_t columns = 3;  // the second is not kept
  struct Given {
    RowBatch batch;
    std::vector<std::uint32_t> rows;
    std::size_t first;
  };
  std::vector<Given> given;
  NumeratorRoom room;
  std::vector<Column> all(columns);
  std::size_t units = 0;
  for (int b = 0; b < 30; ++b) {
    Given one;
    one.first = units;
    const std::size_t rows = random() % 20;
    one.batch.rows.resize(rows);
    std::vector<Column> cells;
    for (std::size_t c = 0; c < columns; ++c) {
      Column column = random_column(rows, 2, random() % 2 == 0, random);
      cells.push_back(column);
      unsigned way = 0;
      const bool comes_packed = b % 2 == 0;
      one.batch.packed.push_back(comes_packed ? PackedPart(column.values, column.states, way, room)
                                              : PackedPart());
      if (comes_packed) column = {};
      one.batch.values.push_back(std::move(column.values));
      one.batch.states.push_back(std::move(column.states));
    }
    for (std::uint32_t row = 0; row < rows; ++row)
      if (b % 3 != 0 || random() % 2 == 0) one.rows.push_back(row);
    for (const std::uint32_t row : one.rows)
      for (std::size_t c = 0; c < columns; ++c) {
        all[c].values.push_back(cells[c].values[row]);
        all[c].states.push_back(cells[c].state(row));
      }
    units += one.rows.size();
    given.push_back(std::move(one));
  }
  std::ranges::shuffle(given, random);
  ColumnPacker packer({true, false, true});
  for (Given& one : given) packer.take(one.batch, one.rows, one.first);
  for (const std::size_t c : {0u, 2u}) {
    const Column column = packer.columns()[c].unpacked(1);
    REQUIRE(bits(column.values) == bits(all[c].values));
    for (std::size_t u = 0; u < units; ++u) CHECK(column.state(u) == all[c].state(u));
  }
  CHECK(packer.columns()[1].size() == 0);
}
