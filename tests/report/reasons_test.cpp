// Reasons of `instead` reach every reader, not only those of JSON.
#include <catch2/catch.hpp>

#include "report/formats.hpp"
#include "report/reasons.hpp"
#include "report/sample.hpp"

using namespace assess;

namespace {

constexpr std::string_view rules = R"([scheme]
id = r
name = Reasons
year = 2025
[criterion.A]
points = 10
value = x
instead = missing "no document" when doc = 0; 3 "late" when doc = 1
[criterion.B]
points = 10
value = x
)";

Assessment two_reasons() {
  return assessed(rules, "unit,x,doc\nu3,4,1\nu2,9,0\nu1,4,0\nu4,8,2\n");
}

RenderContext plain(Language language) {
  RenderContext context;
  context.language = language;
  return context;
}

bool contains(const std::string& text, std::string_view part) {
  CAPTURE(text, part);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("reasons are counted by node, units in the order in which they are printed",
          "[reasons]") {
  const Assessment a = two_reasons();
  const auto given = reasons_given(a);
  REQUIRE(given.size() == 2);
  CHECK(given[0].reason == "no document");
  CHECK(given[1].reason == "late");
  std::vector<std::string> units;
  for (const std::uint32_t unit : given[0].units) units.emplace_back(a.figures.keys[unit]);
  CHECK(units == std::vector<std::string>{"u2", "u1"});
  CHECK(reasons_text(given, given[0].node, Language::en) == "no document: 2; late: 1");
  CHECK(reasons_text(given, given[0].node, Language::zh) == "no document：2；late：1");
}

TEST_CASE("reasons stand below the ranking, in Markdown, and beside the criteria", "[reasons]") {
  const Assessment a = two_reasons();
  const std::string text = render_text(a, plain(Language::en));
  CHECK(contains(text, "Instead  A  2 units  u2, u1: no document\n"));
  CHECK(contains(text, "Instead  A   1 unit  u3: late\n"));
  const std::string markdown = render_markdown(a, plain(Language::en));
  CHECK(contains(markdown, "| u1 | A | missing | no document |\n"));
  CHECK(contains(markdown, "| u3 | A | 3.00 | late |\n"));
  CHECK(contains(markdown, "no document: 2; late: 1"));
  const std::string chinese = render_markdown(a, plain(Language::zh));
  CHECK(contains(chinese, "| u1 | A | 缺失 | no document |\n"));
}

TEST_CASE("what has no reason has no column for it", "[reasons]") {
  const Assessment a =
      assessed("[scheme]\nid = r\nname = R\nyear = 2025\n[criterion.A]\npoints = 10\nvalue = x\n",
               "unit,x\nu1,4\n");
  CHECK(reasons_given(a).empty());
  CHECK(reasons_sheet(a).rows == 0);
  for (const SheetColumn& column : criteria_sheet(a, Language::en).columns)
    CHECK(column.key != "reasons");
}
