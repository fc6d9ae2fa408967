#include "tables/cells/meanings.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tables/cells/cells.hpp"

using namespace assess;

TEST_CASE("meanings are found by exactly their spelling; the last one counts", "[cells]") {
  Meanings meanings;
  CHECK(meanings.find("") == nullptr);
  for (int i = 0; i < 1000; ++i) meanings.add("word" + std::to_string(i), {1.0 * i, State::value});
  meanings.add("word7", {-7, State::value});
  for (int i = 0; i < 1000; ++i) {
    const Cell* const found = meanings.find("word" + std::to_string(i));
    REQUIRE(found);
    REQUIRE(found->value == (i == 7 ? -7 : i));
  }
  CHECK(meanings.find("word") == nullptr);
  CHECK(meanings.find("word1000") == nullptr);
}

TEST_CASE("an alias may be written like a number or a date", "[cells]") {
  Words words;
  const CellAliases aliases{{{"-99", "missing"}, {"9999-12-31", "not_applicable"}}};
  for (const Type type : {Type::number, Type::date}) {
    ColumnType column;
    column.type = type;
    const CellReader reader(column, aliases, words);
    const std::vector<std::string_view> cells{"-99", "9999-12-31", "5", "2025-12-31", "-99"};
    std::vector<double> values(cells.size());
    std::vector<State> states(cells.size());
    std::vector<std::uint32_t> faults;
    reader.read(cells, values, states, faults);
    CHECK(states[0] == State::missing);
    CHECK(states[1] == State::not_applicable);
    CHECK(states[type == Type::number ? 2 : 3] == State::value);
    CHECK(states[4] == State::missing);
    CHECK(faults == std::vector<std::uint32_t>{type == Type::number ? 3u : 2u});
    CHECK(reader.read("-99").state == State::missing);
  }
}

TEST_CASE("many texts of a column are told apart", "[cells]") {
  Words words;
  const CellReader reader({.type = Type::text, .words = {}, .low = {}, .high = {}}, {}, words);
  std::vector<std::string> texts;
  for (int i = 0; i < 3000; ++i) texts.push_back("unit " + std::to_string(i * 7 % 1000));
  const std::vector<std::string_view> cells(texts.begin(), texts.end());
  std::vector<double> values(cells.size());
  std::vector<State> states(cells.size());
  std::vector<std::uint32_t> faults;
  reader.read(cells, values, states, faults);
  for (std::size_t i = 0; i < cells.size(); ++i) REQUIRE(words.text(values[i]) == cells[i]);
  CHECK(faults.empty());
}
