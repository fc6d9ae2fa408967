// What is sent to a unit tells of no other unit.
#include "report/unit_sheet.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "report/sample.hpp"

using namespace assess;

namespace {

std::string of_source(const char* path) {
  return (std::filesystem::path(ASSESS_SOURCE_DIR) / path).string();
}

std::string without(std::string text, std::string_view own) {
  for (std::size_t at = text.find(own); at != text.npos; at = text.find(own))
    text.erase(at, own.size());
  return text;
}

/// Keys and names of other units that stand in the text.
std::vector<std::string> others_in(const std::string& text, const Assessment& a, std::size_t unit) {
  const std::string rest = without(without(text, a.figures.names[unit]), a.figures.keys[unit]);
  std::vector<std::string> found;
  for (std::size_t other = 0; other < a.figures.units(); ++other)
    for (const std::string_view own :
         {a.figures.keys[other], std::string_view(a.figures.names[other])})
      if (other != unit && rest.find(own) != rest.npos) found.emplace_back(own);
  return found;
}

}  // namespace

TEST_CASE("no other unit's key or name stands in a unit's sheet", "[unit-sheet]") {
  Diagnostics notes;
  const std::vector<EvidenceArgument> evidence{{"", of_source("data/responsibility-2025")}};
  const auto a = assess_files(of_source("rules/responsibility-100.ini"), evidence, 2, notes);
  REQUIRE(a);
  const auto rows = rows_of_all(*a, evidence, 2);
  REQUIRE(rows);
  std::size_t beside = 0;  // units with others next to them
  for (std::size_t u = 0; u < a->figures.units(); ++u) {
    const Explanation all = with_rows(explain(*a, u, 1), (*rows)[u]);
    beside += all.above || all.below;
    for (const UnitSheetFormat& format : unit_sheet_formats) {
      CAPTURE(a->figures.keys[u], format.extension);
      const Language language = u % 2 ? Language::zh : Language::en;
      const std::string text = format.render(*a, all, {.language = language});
      CHECK(text.find(a->figures.keys[u]) != text.npos);
      CHECK(text.substr(0, unit_sheet_head).find(unit_sheet_mark) != text.npos);
      CHECK(others_in(text, *a, u) == std::vector<std::string>{});
    }
  }
  CHECK(beside > 50);  // or else all this shows nothing
}

TEST_CASE("a unit's page forbids all but its own style, and is a trial if the result is one",
          "[unit-sheet]") {
  Assessment a = sample();
  const Explanation explanation = explain(a, 0, 1);
  const std::string page = unit_page(a, explanation, {});
  CHECK(page.find("default-src 'none'; style-src 'sha256-") != page.npos);
  CHECK(page.find("<script") == page.npos);
  CHECK(page.find(" style=") == page.npos);
  CHECK(page.find("TRIAL") == page.npos);
  a.scheme.trial = {"A.points=3"};
  CHECK(unit_page(a, explanation, {}).find("A.points=3") != page.npos);
}
