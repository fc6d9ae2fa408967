// Scores, ranks and grades of small rules, by hand.
#include <catch2/catch.hpp>
#include <cmath>

#include "support/assessing.hpp"

using namespace assess;

namespace {

using Strings = std::vector<std::string>;

const std::string head = "[scheme]\nid = t\nname = T\nyear = 2025\n";
const std::string xy = "[table.units]\ncolumns = region: text, x, y: number\n";
const std::string two =
    "[criterion.A]\npoints = 6\nvalue = x\n[criterion.B]\npoints = 4\nvalue = y\n";
const std::string grades =
    "[grade.good]\nat_least = 8\n[grade.fair]\nat_least = 5\n[grade.poor]\nat_least = 0\n";

TextResult of_units(const std::string& rules, const std::string& rows) {
  TextResult result = assess_texts({rules, {{"units", "unit,region,x,y\n" + rows}}});
  CAPTURE(rules, result.complaints());
  REQUIRE(result.assessment);
  return result;
}

/// Four units, of which two tie.
const std::string four = "a,n,6,4\nb,n,5,3\nc,n,4,4\nd,s,1,0\n";

}  // namespace

TEST_CASE("ranks of ties by the four methods", "[assessment]") {
  const auto rank_of = [&](const std::string& ties, const char* unit) {
    return of_units(head + xy + two + "[ranking]\nties = " + ties + "\n", four).rank(unit);
  };
  for (const char* ties : {"competition", "dense", "fractional", "ordinal"})
    CHECK(rank_of(ties, "a") == 1);
  CHECK(rank_of("competition", "b") == 2);
  CHECK(rank_of("competition", "c") == 2);
  CHECK(rank_of("competition", "d") == 4);
  CHECK(rank_of("dense", "c") == 2);
  CHECK(rank_of("dense", "d") == 3);
  CHECK(rank_of("fractional", "b") == 2.5);
  CHECK(rank_of("fractional", "c") == 2.5);
  CHECK(rank_of("ordinal", "b") == 2);
  CHECK(rank_of("ordinal", "c") == 3);
}

TEST_CASE("a tie-break decides; missing values come last", "[assessment]") {
  const TextResult by_b = of_units(head + xy + two + "[ranking]\norder = B.score\n", four);
  CHECK(by_b.rank("c") == 2);
  CHECK(by_b.rank("b") == 3);
  const TextResult lowest = of_units(head + xy + two + "[ranking]\norder = lowest B.score\n", four);
  CHECK(lowest.rank("b") == 2);
  CHECK(lowest.rank("c") == 3);
}

TEST_CASE("missing and not applicable parts", "[assessment]") {
  const std::string item = "[item.I]\n";
  const std::string parts =
      "[criterion.A]\nitem = I\npoints = 6\nvalue = x\n"
      "[criterion.B]\nitem = I\npoints = 4\nvalue = y\n";
  const std::string rows = "a,n,3,不适用\nb,n,3,\nc,n,不适用,不适用\n";
  const TextResult rescaled = of_units(head + xy + item + parts, rows);
  CHECK(rescaled.score("a", "I") == 5);
  CHECK(rescaled.score("b", "I") == 3);
  CHECK(rescaled.state("c", "I") == State::not_applicable);
  CHECK(of_units(head + xy + item + "not_applicable = lose\n" + parts, rows).score("a", "I") == 3);
  CHECK(of_units(head + xy + item + "missing = skip\n" + parts, rows).complaints() == Strings{});
  const TextResult filled =
      of_units(head + xy + item + "not_applicable = fill\nbasis = 7\nfill = 50%\n" + parts, rows);
  CHECK(filled.score("a", "I") == 5);  // 3 of 6, and half of the other 4
  CHECK(filled.score("c", "I") == 5);
  const TextResult enough =
      of_units(head + xy + item + "not_applicable = fill\nbasis = 6\nfill = 0%\n" + parts, rows);
  CHECK(enough.score("a", "I") == 5);
}

TEST_CASE("dropping a criterion that applies to nobody equals never having had it",
          "[assessment]") {
  const std::string rows = "a,n,3,不适用\nb,n,6,不适用\n";
  const TextResult with = of_units(head + xy + "[total]\nout_of = 100\n" + two, rows);
  const TextResult without =
      of_units(head + xy + "[total]\nout_of = 100\n[criterion.A]\npoints = 6\nvalue = x\n", rows);
  for (const char* unit : {"a", "b"}) CHECK(with.total(unit) == without.total(unit));
}

TEST_CASE("adjustments: bonus, cap, spill, limit, veto", "[assessment]") {
  const std::string item =
      "[item.I]\npoints = 6\n[criterion.A]\nitem = I\npoints = 6\nvalue = x\n"
      "[criterion.B]\npoints = 4\nvalue = y\n";
  const auto with = [&](const std::string& more) {
    return of_units(head + xy + item + more, "a,n,2,4\nb,n,6,4\n");
  };
  CHECK(with("[bonus.p]\nvalue = 5\ncap = 2\n").total("a") == "8.00");
  CHECK(with("[bonus.p]\nvalue = 5\ncap = 2\n").total("b") == "10.00");
  const TextResult spilled = with("[deduction.d]\nitem = I\nvalue = 5\nspill = 2\n");
  CHECK(spilled.score("a", "I") == 0);
  CHECK(spilled.total("a") == "2.00");
  CHECK(spilled.total("b") == "5.00");
  CHECK(with("[limit.l]\nscore_at_most = 7\nwhen = x > 5\n").total("b") == "7.00");
  const TextResult limited = with(grades + "[limit.l]\nat_most = fair\nwhen = x > 5\n");
  CHECK(limited.total("b") == "10.00");
  CHECK(limited.grade("b") == "fair");
  const TextResult vetoed = with(grades + "[veto.v]\ngrade = poor\nwhen = x > 5\n");
  CHECK(vetoed.grade("b") == "poor");
  CHECK(vetoed.rank("a") == 1);  // ranked = last
  CHECK(vetoed.rank("b") == 2);
  CHECK(with(grades + "[veto.v]\ngrade = poor\nwhen = x > 5\nranked = no\n").rank("b") == 0);
  CHECK(with(grades + "[veto.v]\ngrade = poor\nwhen = x > 5\nranked = yes\n").rank("b") == 1);
}

TEST_CASE("a veto that changes the score may need what is computed", "[assessment]") {
  const std::string rules = head + xy + two + grades + "[define]\nheavy = x * 2 > 7\nleft = y / 2\n";
  const TextResult vetoed =
      of_units(rules + "[veto.v]\ngrade = poor\nscore = left\nwhen = heavy\n", four);
  CHECK(vetoed.total("a") == "2.00");
  CHECK(vetoed.total("d") == "1.00");
}

TEST_CASE("a weight may need what is computed", "[assessment]") {
  const std::string rules = head + xy + "[define]\nwide = x / y\n[total]\n" +
                            "[criterion.A]\nweight = wide * 2\nform = points\nvalue = x\nrange = 0..10\n"
                            "[criterion.B]\nweight = wide\nform = points\nvalue = y\nrange = 0..10\n";
  const std::string evidence = "unit,region,x,y\na,n,6,3\nb,n,3,6\n";
  CHECK(assess_texts({rules, {{"units", evidence}}}).total("a") == "5.00");
}

TEST_CASE("a quota is a maximum; of a tie at its edge none, or all", "[assessment]") {
  const std::string quota = "[grade.good]\nat_least = 5\nquota = 50%\n[grade.poor]\nat_least = 0\n";
  const TextResult none = of_units(head + xy + two + quota, four);
  CHECK(none.grade("a") == "good");
  CHECK(none.grade("b") == "poor");
  CHECK(none.grade("c") == "poor");
  CHECK(none.rank("b") == 2);
  const TextResult all = of_units(head + xy + two + quota + "[ranking]\nquota_ties = all\n", four);
  CHECK(all.grade("c") == "good");
  CHECK(all.grade("d") == "poor");
}

TEST_CASE("grades and ranks look at the published total", "[assessment]") {
  const TextResult result =
      of_units(head + xy + two + grades, "a,n,4,3.995\nb,n,4,4\nc,n,4,3.994\n");
  CHECK(result.total("a") == "8.00");
  CHECK(result.grade("a") == "good");
  CHECK(result.rank("a") == result.rank("b"));
  CHECK(result.grade("c") == "fair");
}

TEST_CASE("comparison in groups: alone, all equal, all missing", "[assessment]") {
  const std::string rules =
      "[scheme]\nid = t\nname = T\nyear = 2025\ngroup = region\n" + xy +
      "[criterion.A]\npoints = 10\nform = minmax\nvalue = x\nwithin = group\n";
  const TextResult result = of_units(rules, "a,n,1,\nb,n,3,\nc,s,7,\nd,e,4,\ne,e,4,\nf,w,,\n");
  CHECK(result.score("a", "A") == 0);
  CHECK(result.score("b", "A") == 10);
  CHECK(result.score("c", "A") == 5);
  CHECK(result.score("d", "A") == 5);
  CHECK(result.state("f", "A") == State::missing);
  CHECK(result.total("f") == "0.00");
  CHECK(result.rank("c") == 1);
}

TEST_CASE("instead: the first case that holds; a missing condition makes the node so",
          "[assessment]") {
  const std::string rules = head + xy +
                            "[criterion.A]\npoints = 10\nvalue = x\n"
                            "instead = 50% of points when y = 1; not_applicable when y = 2\n";
  const TextResult result = of_units(rules, "a,n,7,1\nb,n,7,2\nc,n,7,3\nd,n,7,\n");
  CHECK(result.score("a", "A") == 5);
  CHECK(result.state("b", "A") == State::not_applicable);
  CHECK(result.score("c", "A") == 7);
  CHECK(result.state("d", "A") == State::missing);
}
