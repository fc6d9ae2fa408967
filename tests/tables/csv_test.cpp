#include "tables/csv/csv.hpp"

#include <catch2/catch.hpp>

#include "csv_reading.hpp"

using namespace assess;

namespace {

using Rows = std::vector<std::vector<std::string>>;
using Strings = std::vector<std::string>;

struct Good {
  const char* what;
  std::string text;
  Strings header;
  Rows rows;
};

struct Bad {
  const char* what;
  std::string text;
  std::string complaint;  ///< code:line:column
};

const Rows north_south{{"North", "1"}, {"South", "2"}};
const Strings unit_score{"unit", "score"};

}  // namespace

TEST_CASE("well-formed CSV of every dialect gives its cells", "[csv]") {
  const auto good = GENERATE(values<Good>({
      {"line feeds", "unit,score\nNorth,1\nSouth,2\n", unit_score, north_south},
      {"no last line end", "unit,score\nNorth,1\nSouth,2", unit_score, north_south},
      {"Windows", "unit,score\r\nNorth,1\r\nSouth,2\r\n", unit_score, north_south},
      {"Windows, no last line end", "unit,score\r\nNorth,1\r\nSouth,2", unit_score, north_south},
      {"old Mac", "unit,score\rNorth,1\rSouth,2\r", unit_score, north_south},
      {"semicolons", "unit;score\nNorth;1\nSouth;2\n", unit_score, north_south},
      {"tabs", "unit\tscore\nNorth\t1\nSouth\t2\n", unit_score, north_south},
      {"bars", "unit|score\nNorth|1\nSouth|2\n", unit_score, north_south},
      {"byte order mark", "\xef\xbb\xbfunit,score\nNorth,1\nSouth,2\n", unit_score, north_south},
      {"mark before a quote", "\xef\xbb\xbf\"unit\",score\nNorth,1\nSouth,2\n", unit_score,
       north_south},
      {"all quoted", "\"unit\",\"score\"\n\"North\",\"1\"\n\"South\",\"2\"\n", unit_score,
       north_south},
      {"quoted, Windows", "unit,score\r\n\"North\",\"1\"\r\nSouth,\"2\"\r\n", unit_score,
       north_south},
      {"names are trimmed", " unit ,\xe3\x80\x80score\nNorth,1\nSouth,2\n", unit_score,
       north_south},
      {"delimiter in quotes", "unit,score\n\"North, old\",1\n", unit_score, {{"North, old", "1"}}},
      {"line break in quotes",
       "unit,score\n\"a\nb\",1\nc,2\n",
       unit_score,
       {{"a\nb", "1"}, {"c", "2"}}},
      {"Windows line break in quotes",
       "unit,score\r\n\"a\r\nb\",1\r\n",
       unit_score,
       {{"a\r\nb", "1"}}},
      {"return in quotes", "unit,score\n\"a\rb\",1\n", unit_score, {{"a\rb", "1"}}},
      {"doubled quotes",
       "unit,score\n\"5\"\" pipe\",1\n\"\"\"\",2\n",
       unit_score,
       {{"5\" pipe", "1"}, {"\"", "2"}}},
      {"empty quotes", "unit,score\n\"\",1\n", unit_score, {{"", "1"}}},
      {"empty cells", "unit,score\n,1\nNorth,\n", unit_score, {{"", "1"}, {"North", ""}}},
      {"lines of delimiters below the table",
       "unit,score\nNorth,1\n,\n ,\n, \n",
       unit_score,
       {{"North", "1"}}},
      {"one column", "unit\nNorth\nSouth\n", {"unit"}, {{"North"}, {"South"}}},
      {"header only", "unit,score\n", unit_score, {}},
      {"header only, no line end", "unit,score", unit_score, {}},
      {"not ASCII", "单位,得分\n财政局,1\n", {"单位", "得分"}, {{"财政局", "1"}}},
  }));
  CAPTURE(good.what);
  const CsvReading reading = read_csv(good.text);
  CHECK(reading.complaints() == Strings{});
  CHECK(reading.header == good.header);
  CHECK(reading.rows == good.rows);
  CHECK(reading.origin.rows == good.rows.size());
  CHECK(reading.origin.bytes == good.text.size());
}

TEST_CASE("the first damage of a CSV is told with its place", "[csv]") {
  const auto bad = GENERATE(values<Bad>({
      {"nothing", "", "empty-file:0:0"},
      {"white space only", " \n\r\n\t\n", "empty-file:0:0"},
      {"mark only", "\xef\xbb\xbf", "empty-file:0:0"},
      {"a cell too few", "unit,score\nNorth,1\nSouth\n", "ragged-row:3:1"},
      {"a cell too many", "unit,score\nNorth,1\nSouth,2,\n", "ragged-row:3:1"},
      {"cut short", "unit,score\nNorth,1\nSou", "ragged-row:3:1"},
      {"too many, quoted", "unit,score\n\"North\",1\nSouth,2,3\n", "ragged-row:3:1"},
      {"quote inside", "unit,score\nNorth,1\nSo\"uth,2\n", "stray-quote:3:3"},
      {"text behind a quote", "unit,score\n\"North\"x,1\n", "stray-quote:2:8"},
      {"blank before a quote", "unit,score\n \"North\",1\n", "stray-quote:2:2"},
      {"quote open", "unit,score\nNorth,1\n\"South,2\nEast,3\n", "open-quote:3:1"},
      {"quote open at the end", "unit,score\nNorth,\"", "open-quote:2:7"},
      {"quote open, doubled", "unit,score\nNorth,\"a\"\"", "open-quote:2:7"},
      {"quote open in the header", "unit,\"score\nNorth,1\n", "open-quote:1:6"},
      {"return inside", "unit,score\nNor\rth,1\n", "stray-return:2:4"},
      {"return inside, quotes elsewhere", "unit,score\n\"East\",2\nNor\rth,1\n",
       "stray-return:3:4"},
      {"return before a ragged row", "unit,score\nNor\rth,1\na\n", "stray-return:2:4"},
      {"NUL", std::string("unit,score\nNor\0th,1\n", 20), "nul-byte:2:4"},
      {"NUL in quotes", std::string("unit,score\n\"Nor\0th\",1\n", 22), "nul-byte:2:5"},
      {"NUL in the header", std::string("un\0it,score\nNorth,1\n", 20), "nul-byte:1:3"},
      {"bad UTF-8", "unit,score\nNor\xffth,1\n", "bad-utf8:2:4"},
      {"bad UTF-8 in quotes", "unit,score\nx,\"\xc3(\"\n", "bad-utf8:2:4"},
      {"bad UTF-8 in the header", "unit,sc\xc3ore\nNorth,1\n", "bad-utf8:1:8"},
      {"surrogate", "unit,score\n\xed\xa0\x80,1\n", "bad-utf8:2:1"},
      {"overlong", "unit,score\n\xc0\xaf,1\n", "bad-utf8:2:1"},
      {"column counted in characters", "unit,score\n财政局,\xff\n", "bad-utf8:2:5"},
      {"two columns of one name", "unit,score,score\nNorth,1,2\n", "duplicate-column:1:12"},
      {"names that differ by width", "unit,score,ｓｃｏｒｅ\nNorth,1,2\n", "duplicate-column:1:12"},
      {"cells without name", "unit,score,\nNorth,1,\nSouth,2,x\n", "unnamed-column:3:1"},
      {"cells without name, quoted", "unit,score,\nNorth,1,\"x\"\n", "unnamed-column:2:1"},
  }));
  CAPTURE(bad.what);
  const std::size_t block_size = GENERATE(values<std::size_t>({usual_block, 16}));
  CAPTURE(block_size);
  const CsvReading reading = read_csv(bad.text, {.block_size = block_size});
  CHECK(reading.notes.errors() == 1);
  CHECK(reading.complaints() == Strings{bad.complaint});
}

TEST_CASE("a column without name and cells is left out with a warning", "[csv]") {
  const CsvReading reading = read_csv("unit,score,\nNorth,1,\nSouth,2, \n");
  CHECK(reading.header == unit_score);
  CHECK(reading.rows == north_south);
  CHECK(reading.complaints() == Strings{"unnamed-empty-column:1:12"});
}

TEST_CASE("blank lines are left out and counted; those at the end are usual", "[csv]") {
  const std::size_t block_size = GENERATE(values<std::size_t>({usual_block, 16, 24}));
  CAPTURE(block_size);
  const CsvOptions options{.block_size = block_size};
  const CsvReading inside = read_csv("unit,score\n\nNorth,1\n\r\nSouth,2\n\n\n", options);
  CHECK(inside.rows == north_south);
  CHECK(inside.complaints() == Strings{"blank-rows:0:0"});
  CHECK(inside.notes.list()[0].words == Strings{"2", "2"});
  CHECK(read_csv("unit,score\nNorth,1\nSouth,2\n\n\n", options).complaints().empty());
  CHECK(read_csv("unit,score\n\"North\",1\nSouth,2\n\n", options).complaints().empty());
}

TEST_CASE("the header is found below titles by the names that the rules know", "[csv]") {
  const CsvOptions known{.known = {"unit", "score"}};
  const CsvReading titled =
      read_csv("Results of the year\n\nunit,score\nNorth,1\nSouth,2\n", known);
  CHECK(titled.header == unit_score);
  CHECK(titled.rows == north_south);
  CHECK(titled.complaints() == Strings{"title-rows:3:0"});
  CHECK(titled.places[1].line == 5);
  const CsvReading one_name = read_csv("title,a\nunit,b\nNorth,1\n", {.known = {"unit"}});
  CHECK(one_name.header == Strings{"title", "a"});  // one name of two says too little
}

TEST_CASE("the delimiter is the one that gives names the rules know", "[csv]") {
  const CsvReading reading =
      read_csv("unit;score, total\nNorth;1\nSouth;2\n", {.known = {"unit", "score, total"}});
  CHECK(reading.header == Strings{"unit", "score, total"});
  CHECK(reading.origin.delimiter == ";");
}

TEST_CASE("a row leads back to its line and cell", "[csv]") {
  const std::size_t block_size = GENERATE(values<std::size_t>({usual_block, 16}));
  const CsvReading reading =
      read_csv("unit,score\n\"a\nb\",1\nNorth,2\n\nSouth,3\n", {.block_size = block_size});
  REQUIRE(reading.places.size() == 3);
  CHECK(reading.places[0].line == 2);
  CHECK(reading.places[1].line == 4);
  CHECK(reading.places[2].line == 6);
}
