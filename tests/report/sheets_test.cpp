#include <catch2/catch.hpp>
#include <random>

#include "report/formats.hpp"
#include "report/published.hpp"
#include "report/sample.hpp"

using namespace assess;

namespace {

std::string written(const Number& number) {
  std::string text;
  append_number(text, number);
  return text;
}

Points random_points(std::mt19937_64& random) {
  const auto shift = std::uniform_int_distribution<int>(0, 63)(random);
  const auto n = static_cast<std::int64_t>(random() >> shift);
  return {Int128{n} - (random() % 4 == 0 ? Int128{1} << 40 : Int128{0})};
}

}  // namespace

TEST_CASE("numbers of a sheet are written as to_text writes them", "[sheets]") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const Points points = random_points(random);
    CAPTURE(i, to_text(points));
    CHECK(written({points, shortest}) == to_text(points));
    const int places = static_cast<int>(random() % 10);
    CHECK(written({points, places}) == to_text(points, places));
  }
}

TEST_CASE("every sheet has headings in both languages, and a cell for every row", "[sheets]") {
  const Assessment result = sample();
  for (const Language language : {Language::en, Language::zh})
    for (const Sheet& sheet : lay_out(result, language)) {
      CAPTURE(sheet.key);
      CHECK_FALSE(sheet.name.en.empty());
      CHECK_FALSE(sheet.name.zh.empty());
      for (const SheetColumn& column : sheet.columns) {
        CAPTURE(column.key);
        CHECK_FALSE(column.key.empty());
        CHECK(column.heading.en.empty() == column.heading.zh.empty());
        for (std::size_t row = 0; row < sheet.rows; ++row) CHECK_NOTHROW(column.cell(row));
      }
    }
}

TEST_CASE("criteria are summed up over the units that have a score", "[sheets]") {
  const Assessment result = sample();
  const Sheet sheet = criteria_sheet(result, Language::en);
  std::string row;
  for (const SheetColumn& column : sheet.columns) {
    const Cell cell = column.cell(1);
    if (const auto* number = std::get_if<Number>(&cell)) append_number(row, *number);
    if (const auto* text = std::get_if<std::string_view>(&cell)) row += *text;
    row += '|';
  }
  CHECK(row == "A1|criterion|Share|30|27.60|0.920|5|1|0||");
}

TEST_CASE("Markdown takes no name for markup", "[markdown]") {
  std::string units(sample_units);
  units.replace(units.find("Parks"), 5, "a|b <b> *c* [d](e) `f`");
  const std::string text = render_markdown(assessed(sample_rules, units), {});
  CHECK(text.find("| a\\|b &lt;b&gt; \\*c\\* \\[d\\](e) \\`f\\` |") != std::string::npos);
  CHECK(text.find("## Ranking\n\n| Rank | Unit | Name | Group | Total | Grade |") !=
        std::string::npos);
  CHECK(text.find("## Adjustments") != std::string::npos);
}
