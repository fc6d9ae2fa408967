#include "tables/cells/cells.hpp"

#include <catch2/catch.hpp>

#include "base/date.hpp"

using namespace assess;

namespace {

constexpr double no_number = absent;

struct Row {
  const char* text;
  State state;
  double value;
  CellFault fault = CellFault::none;
};

ColumnType type_of(Type type, std::vector<std::string> words = {}) {
  ColumnType result;
  result.type = type;
  result.words = std::move(words);
  return result;
}

bool same(double a, double b) {
  return a == b || (a != a && b != b);
}

void check_singly(const CellReader& reader, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Cell cell = reader.read(row.text);
    CHECK(cell.state == row.state);
    CHECK(cell.fault == row.fault);
    CHECK(same(cell.value, row.value));
  }
}

/// A column at once gives the same as cell by cell.
void check_column(const CellReader& reader, const std::vector<Row>& rows) {
  std::vector<std::string_view> texts;
  std::vector<std::uint32_t> faults, expected;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    texts.emplace_back(rows[i].text);
    if (rows[i].fault != CellFault::none) expected.push_back(i);
  }
  std::vector<double> values(rows.size());
  std::vector<State> states(rows.size());
  reader.read(texts, values, states, faults);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(rows[i].text);
    CHECK(states[i] == rows[i].state);
    CHECK(same(values[i], rows[i].value));
  }
  CHECK(faults == expected);
}

void check(const ColumnType& type, const std::vector<Row>& rows, const CellAliases& aliases = {}) {
  Words words;
  const CellReader reader(type, aliases, words);
  check_singly(reader, rows);
  check_column(reader, rows);
}

double day(int year, int month, int of_month) {
  return *day_number(year, month, of_month);
}

using enum State;

/// What means a state in columns of every type.
const std::vector<Row> states{
    {"无此情况", nil, 0},
    {"零", nil, 0},
    {"nil", nil, 0},
    {"未发生", nil, 0},
    {"不适用", not_applicable, no_number},
    {"N/A", not_applicable, no_number},
    {"Ｎ／Ａ", not_applicable, no_number},
    {"缺项", not_applicable, no_number},
    {"", missing, no_number},
    {"  ", missing, no_number},
    {"\u3000", missing, no_number},
    {"\u00a0\u200b", missing, no_number},
    {"\u2003", missing, no_number},
    {"待补", missing, no_number},
    {"另附", missing, no_number},
    {"—", missing, no_number, CellFault::dash},
    {"-", missing, no_number, CellFault::dash},
    {"/", missing, no_number, CellFault::dash},
    {"／", missing, no_number, CellFault::dash},
    {"--", missing, no_number, CellFault::dash},
    {"\\", missing, no_number, CellFault::dash},
    {"#REF!", missing, no_number, CellFault::error_cell},
    {"#DIV/0!", missing, no_number, CellFault::error_cell},
    {"#N/A", missing, no_number, CellFault::error_cell},
};

}  // namespace

TEST_CASE("cells that stand for a state do so in every column", "[cells]") {
  for (const Type type : {Type::number, Type::percent, Type::text, Type::date, Type::yes_no}) {
    CAPTURE(static_cast<int>(type));
    check(type_of(type), states);
  }
  check(type_of(Type::text, {"major", "minor"}), states);
}

TEST_CASE("cells of a number column", "[cells]") {
  check(type_of(Type::number), {
                                   {"0", value, 0},
                                   {"０", value, 0, CellFault::lenient},
                                   {"0.0", value, 0},
                                   {"-0", value, 0},
                                   {" 7 ", value, 7},
                                   {"\u30007", value, 7},
                                   {"-7.25", value, -7.25},
                                   {"１２３", value, 123, CellFault::lenient},
                                   {"９８．５％", value, 0.985, CellFault::lenient},
                                   {"98.5%", value, 0.985},
                                   {"12%", value, 0.12},
                                   {"12 %", value, 0.12},
                                   {"无", nil, 0},
                                   {"1,234", value, 1234, CellFault::lenient},
                                   {"1，234", value, 1234, CellFault::lenient},
                                   {"1 234", value, 1234, CellFault::lenient},
                                   {"1\u00a0234", value, 1234, CellFault::lenient},
                                   {"3次", value, 3, CellFault::lenient},
                                   {"3个", value, 3, CellFault::lenient},
                               });
}

TEST_CASE("what is no number is refused, never guessed", "[cells]") {
  std::vector<Row> rows;
  for (const char* text :
       {"约20", "20余次", "≥3",         "1,5",   "12,34.5", "1.234,56", "12 34", "nan", "NaN",
        "inf",  "0x1F",   "1e400",      "5 pcs", "1/2",     "½",        "5²",    "⁵",   "①",
        "五",   "five",   "2025-12-31", "1.2.3", "√",       "见附件3",  "=1+1"})
    rows.push_back({text, missing, no_number, CellFault::not_a_number});
  check(type_of(Type::number), rows);
  check(type_of(Type::percent), rows);
}

TEST_CASE("a whole number that a double cannot hold is listed", "[cells]") {
  const double big = 9007199254740992.0;
  check(type_of(Type::number),
        {
            {"9007199254740992", value, big},
            {"9007199254740993", value, big, CellFault::lenient},
            {"-9007199254740993.0", value, -big, CellFault::lenient},
            {"0009007199254740994", value, big + 2},
            {"9007199254740992.5", value, big, CellFault::lenient},
            {"1e300", value, 1e300},
            {"12345678901234567890", value, 12345678901234567890.0, CellFault::lenient},
        });
}

TEST_CASE("cells of a percent column", "[cells]") {
  check(type_of(Type::percent), {
                                    {"98.5%", value, 0.985},
                                    {"９８．５％", value, 0.985, CellFault::lenient},
                                    {"0.985", value, 0.985},
                                    {"1", value, 1},
                                    {"0", value, 0},
                                    {"120%", value, 1.2},
                                    {"98.5", value, 98.5, CellFault::bare_percent},
                                    {"９８．５", value, 98.5, CellFault::bare_percent},
                                });
}

TEST_CASE("cells of a yes/no column", "[cells]") {
  std::vector<Row> rows;
  for (const char* text : {"是", "√", "Y", "有", "已", "yes", "1", "TRUE", "ｙｅｓ"})
    rows.push_back({text, value, 1});
  for (const char* text : {"否", "×", "N", "无", "未", "no", "0", "FALSE"})
    rows.push_back({text, value, 0});
  for (const char* text : {"maybe", "2", "半", "是否", "0.0"})
    rows.push_back({text, missing, no_number, CellFault::not_yes_no});
  check(type_of(Type::yes_no), rows);
}

TEST_CASE("cells of a date column", "[cells]") {
  const double last = day(2025, 12, 31);
  check(type_of(Type::date), {
                                 {"2025-12-31", value, last},
                                 {"2025.12.31", value, last},
                                 {"2025年12月31日", value, last},
                                 {"2025/12/31", value, last},
                                 {"20251231", value, last},
                                 {"２０２５－１２－３１", value, last},
                                 {"46022", value, last, CellFault::lenient},
                                 {"2025.12", value, last, CellFault::lenient},
                                 {"2025年12月", value, last, CellFault::lenient},
                                 {"长期", not_applicable, no_number},
                                 {"03/04/2025", missing, no_number, CellFault::ambiguous_date},
                                 {"25/12/2025", missing, no_number, CellFault::ambiguous_date},
                                 {"end of May", missing, no_number, CellFault::not_a_date},
                                 {"2025-02-30", missing, no_number, CellFault::not_a_date},
                                 {"12", missing, no_number, CellFault::not_a_date},
                             });
}

TEST_CASE("a closed list takes its words in any width, and no other", "[cells]") {
  Words words;
  const CellReader reader(type_of(Type::text, {"major", "minor"}), {}, words);
  CHECK(reader.read("major").value == words.code("major"));
  CHECK(reader.read(" ｍａｊｏｒ ").value == words.code("major"));
  CHECK(reader.read("Major").fault == CellFault::unknown_word);
  CHECK(reader.read("majr").fault == CellFault::unknown_word);
  CHECK(reader.read("majr").state == missing);
}

TEST_CASE("texts are equal after their widths and ends", "[cells]") {
  Words words;
  const CellReader reader(type_of(Type::text), {}, words);
  CHECK(reader.read("Ａ１").value == reader.read(" A1 ").value);
  CHECK(reader.read("A1").value != reader.read("a1").value);
  CHECK(words.text(reader.read("见附件3").value) == "见附件3");
}

TEST_CASE("the rules may give a spelling another meaning", "[cells]") {
  const CellAliases aliases{{{"—", "nil"}, {"/", "not_applicable"}, {"tbd", "missing"}}};
  check(type_of(Type::number),
        {{"—", nil, 0},
         {"/", not_applicable, no_number},
         {"tbd", missing, no_number},
         {"-", missing, no_number, CellFault::dash}},
        aliases);
  check(type_of(Type::yes_no), {{"ja", value, 1}, {"nein", value, 0}, {"无", nil, 0}},
        {{{"ja", "yes"}, {"nein", "no"}, {"无", "nil"}}});
  Words words;
  const CellReader levels(type_of(Type::text, {"major", "minor"}), {{{"重大", "major"}}}, words);
  CHECK(levels.read("重大").value == words.code("major"));
}

TEST_CASE("a range takes both its ends", "[cells]") {
  ColumnType score = type_of(Type::number);
  score.low = 0;
  score.high = 100;
  check(score, {{"0", value, 0},
                {"100", value, 100},
                {"100.000001", value, 100.000001, CellFault::out_of_range},
                {"-0.5", value, -0.5, CellFault::out_of_range},
                {"1,000", value, 1000, CellFault::out_of_range},
                {"无", nil, 0}});
}
