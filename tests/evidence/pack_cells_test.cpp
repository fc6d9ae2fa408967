// Cells that are packed as they are read have the values, states and faults that they have when
// they are read first and packed then.
#include "evidence/pack_cells.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <random>

#include "support/joined_texts.hpp"

using namespace assess;

namespace {

struct Read {
  std::vector<double> values;
  std::vector<State> states;
  std::vector<std::uint32_t> faults;

  explicit Read(std::size_t rows) : values(rows), states(rows, State::value) {}
};

Read read_plainly(const CellReader& reader, const CellTexts& cells) {
  Read read(cells.size());
  reader.read(cells, read.values, read.states, read.faults);
  return read;
}

/// Whether the cells are packed; if they are, they are what they are otherwise.
bool are_packed(const CellReader& reader, const CellTexts& cells, unsigned way = 0) {
  NumeratorRoom room;
  OtherCells others;
  const PackedPart part = pack_cells(reader, cells, way, room, others);
  if (part.size() == 0) return false;
  Read read(cells.size());
  part.read(0, read.values, read.states.data());
  const Read plain = read_plainly(reader, cells);
  for (std::size_t row = 0; row < cells.size(); ++row) {
    CAPTURE(row, cells[row]);
    CHECK(std::bit_cast<std::uint64_t>(read.values[row]) ==
          std::bit_cast<std::uint64_t>(plain.values[row]));
    CHECK(read.states[row] == plain.states[row]);
  }
  CHECK(others.faults == plain.faults);
  for (std::size_t row = 0, k = 0; row < cells.size(); ++row)
    if (plain.states[row] != State::value) {
      while (k < others.rows.size() && others.rows[k] < row) ++k;
      REQUIRE((k < others.rows.size() && others.rows[k] == row));
      CHECK(others.states[k] == plain.states[row]);
    }
  CHECK(part.has_states() ==
        (std::ranges::count(plain.states, State::value) != std::ssize(plain.states)));
  return true;
}

bool are_packed(const ColumnType& type, const std::vector<std::string>& texts, unsigned way = 0) {
  Words words;
  const CellReader reader(type, {}, words);
  const JoinedTexts joined(texts);
  const bool packed = are_packed(reader, joined.pieces(), way);
  CHECK(are_packed(reader, std::vector<std::string_view>(texts.begin(), texts.end()), way) ==
        packed);
  return packed;
}

constexpr std::array unusual{"",    "n/a", "none",         "-3",   "12,5",
                             "-0",  "1e3", "\xe2\x80\x94", "oops", "1.2.3",
                             " 7 ", "85%", "123456.789",   "12.50"};

std::vector<std::string> some_texts(std::size_t rows, int places, unsigned one_in,
                                    std::mt19937& random) {
  std::vector<std::string> texts(rows);
  for (std::string& text : texts) {
    if (random() % one_in == 0) {
      text = unusual[random() % unusual.size()];
      continue;
    }
    text = std::to_string(random() % 1000);
    if (places > 0) text += '.';
    for (int k = 0; k < places; ++k) text += static_cast<char>('0' + random() % 10);
  }
  return texts;
}

}  // namespace

TEST_CASE("cells of any kind are packed to what they are", "[pack-cells]") {
  std::mt19937 random(GENERATE(range(1u, 9u)));
  const int places = GENERATE(0, 1, 2, 4);
  const Type type = GENERATE(Type::number, Type::percent);
  const auto low = GENERATE(std::optional<double>(), std::optional(0.25));
  const auto high = GENERATE(std::optional<double>(), std::optional(99.95));
  const auto one_in = GENERATE(4u, 12u, 60u, 1'000'000u);
  const ColumnType column{.type = type, .words = {}, .low = low, .high = high};
  are_packed(column, some_texts(1 + random() % 700, places, one_in, random),
             static_cast<unsigned>(random() % 20));
}

TEST_CASE("usual columns are packed as they are read, whatever way was tried first",
          "[pack-cells]") {
  const ColumnType number{.type = Type::number, .words = {}, .low = {}, .high = {}};
  const unsigned way = GENERATE(0u, 1u, 5u, 19u);
  std::mt19937 random(7);
  for (const int places : {0, 1, 3})
    CHECK(are_packed(number, some_texts(500, places, 1'000'000, random), way));
  CHECK(are_packed(number, {"12.0", "13.0", "0.0", "99999.0"}, way));
  CHECK(are_packed(number, std::vector<std::string>(9, "5"), way));
  // one in eight may be anything that fits
  CHECK(are_packed(number, {"1.5", "2.5", "3.5", "4.5", "5.5", "6.5", "7.5", ""}, way));
  CHECK(are_packed(number, {"1.5", "2.5", "3.5", "4.5", "5.5", "6.5", "7.5", "oops"}, way));
}

TEST_CASE("other columns are left to who reads values first", "[pack-cells]") {
  const ColumnType number{.type = Type::number, .words = {}, .low = {}, .high = {}};
  CHECK_FALSE(are_packed(number, {"", "", "", "4", "5", "6", "7", "8"}));
  CHECK_FALSE(are_packed(number, {"1.5", "2.5", "3.5", "4.5", "5.5", "6.5", "7.5", "1e30"}));
  CHECK_FALSE(are_packed(number, {"123456789", "123456789.5"}));
  const ColumnType text{.type = Type::text, .words = {}, .low = {}, .high = {}};
  CHECK_FALSE(are_packed(text, std::vector<std::string>(100, "5")));
}
