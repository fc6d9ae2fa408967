// Units whose names look the same, and cells that say why there is no number.
#include <catch2/catch.hpp>

#include "evidence/alike_units.hpp"
#include "evidence/states_read.hpp"
#include "support/assessing.hpp"

using namespace assess;

namespace {

using Strings = std::vector<std::string>;

/// Lines of `keys`, from 1, that are warned of.
std::vector<std::uint64_t> alike(const Strings& keys) {
  Diagnostics notes;
  warn_of_alike_units(
      std::vector<std::string_view>(keys.begin(), keys.end()),
      [](std::uint32_t unit) {
        return Place{.file = "u.csv", .line = unit + 1, .cell = {}, .excerpt = {}};
      },
      notes);
  std::vector<std::uint64_t> lines;
  for (const Diagnostic& note : notes.list()) lines.push_back(note.place.line);
  return lines;
}

}  // namespace

TEST_CASE("names that differ only in what is hard to see are told", "[evidence]") {
  using Lines = std::vector<std::uint64_t>;
  CHECK(alike({"North", "South"}).empty());
  CHECK(alike({"North", "NORTH"}) == Lines{2});
  CHECK(alike({"Straße", "STRASSE"}) == Lines{2});
  CHECK(alike({"North East", "North  East", "NorthEast"}) == Lines{2, 3});
  for (const char* unseen : {"\u200b", "\u200d", "\u00ad", "\u202e", "\u2066", "\ufeff", "\u2060"})
    CHECK(alike({"财政局", "财政" + std::string(unseen) + "局"}) == Lines{2});
  CHECK(alike({"财政局", "财政厅", "财政局1"}).empty());
}

TEST_CASE("a roster too long to be read by eye is not looked through", "[evidence]") {
  Strings keys;
  for (int i = 0; i < 10'000; ++i)
    keys.insert(keys.end(), {"u" + std::to_string(i), "U" + std::to_string(i)});
  CHECK(alike(keys).size() == 10'000);
  keys.emplace_back("one more");
  CHECK(alike(keys).empty());
}

TEST_CASE("a table with cells that say none or not applicable is noted", "[evidence]") {
  const std::string rules =
      "[scheme]\nid = t\nname = T\nyear = 2025\n[criterion.A]\npoints = 10\nvalue = x\n";
  const auto words = [&](const std::string& cells) {
    const TextResult result = assess_texts({rules, {{"units", "unit,x\n" + cells}}});
    Diagnostics notes;
    note_states_read(result.assessment.value().figures.tables, notes);
    return notes.list().empty() ? Strings{} : notes.list()[0].words;
  };
  CHECK(words("a,1\nb,无\nc,不适用\nd,\n") == Strings{"units", "1", "1", "1", "1"});
  CHECK(words("a,1\nb,\n").empty());
}
