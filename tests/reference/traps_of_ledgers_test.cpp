// What schemes in use have got wrong with rows of ledgers: severity, repetition, matters counted
// twice, days.
#include "support/trap.hpp"

using namespace assess;

namespace {

const std::string events = "[table.events]\ncolumns = event, kind: text, loss: number\n";

std::string one(const std::string& keys, const std::string& points = "10") {
  return "[criterion.A]\npoints = " + points + "\n" + keys;
}

const std::string other = "[criterion.B]\npoints = 4\nvalue = y\n";

}  // namespace

TEST_CASE("traps: deductions", "[traps]") {
  const std::string found =
      "[table.units]\ncolumns = inspected: yes/no\n[table.findings]\ncolumns "
      "= level: critical|minor, repeat: yes/no\n";
  const std::string losses = "[lookup.loss]\ncritical = 2\nminor = 0.5\n";
  const std::string count =
      one("form = deduct\nloss = sum(findings: lookup(loss, level) * if(repeat, 2, 1))\n", "8");
  const std::string units = "unit,inspected\na,yes\nb,no\nc,\nd,yes\n";
  const std::string rows = "unit,level,repeat\na,critical,yes\na,minor,no\n";
  check_traps({
      {"who is never inspected has all points",
       found + losses + count,
       {{"units", units}, {"findings", rows}},
       {{"a A", "3.5"}, {"b A", "8"}, {"warning", "points-for-nothing"}}},
      {"gated by the inspection",
       found + losses + count + "instead = 70% of points when not inspected\n",
       {{"units", units}, {"findings", rows}},
       {{"a A", "3.5"}, {"b A", "5.6"}, {"c A", "missing"}, {"c published", "0.00"}, {"d A", "8"}}},
      {"an unknown level is no 0",
       found + losses + count,
       {{"units", units}, {"findings", "unit,level,repeat\na,severe,no\n"}},
       {{"complaint", "unknown-word"}}},
      {"a level that the scale forgot",
       found + "[lookup.loss]\ncritical = 2\n" + count,
       {{"units", units}, {"findings", rows}},
       {{"complaint", "lookup-gap"}}},
      {"what the item cannot bear is not forgotten",
       events + "[item.I]\n[criterion.A]\nitem = I\npoints = 3\nvalue = x\n" + other +
           "[deduction.d]\nitem = I\nvalue = sum(events: loss)\nspill = 2\n",
       {{"units", "unit,x,y\na,3,4\nb,3,4\nc,3,4\n"},
        {"events", "unit,event,kind,loss\nb,1,k,4\nc,1,k,9\n"}},
       {{"a published", "7.00"}, {"b I", "0"}, {"b published", "3.00"}, {"c published", "2.00"}}},
      {"the third finding of a kind costs more than the first",
       events + one("form = deduct\nloss = count(events) + 0.5 * (count(events) - distinct(events: "
                    "kind))\n"),
       {{"units", "unit\na\nb\n"},
        {"events", "unit,event,kind,loss\na,1,k,0\na,2,k,0\na,3,k,0\nb,1,k,0\nb,2,m,0\nb,3,n,0\n"}},
       {{"a A", "6"}, {"b A", "7"}}},
      {"solved in the year: half",
       "[table.cases]\ncolumns = solved_on: date?\n" +
           one("form = deduct\nloss = sum(cases: if(solved_on is given, if(solved_on <= cutoff, "
               "0.5, "
               "1), 1))\n"),
       {{"units", "unit\na\n"}, {"cases", "unit,solved_on\na,2025-12-31\na,2026-01-01\na,\n"}},
       {{"a A", "7.5"}}},
  });
}

TEST_CASE("traps: one matter counted twice", "[traps]") {
  const std::string loss = one("form = deduct\nloss = sum(events: loss)\n");
  const std::string twice = "unit,event,kind,loss\na,1,k,1\na,1,k,4\na,2,k,1\nb,1,k,2\n";
  check_traps({
      {"at two levels, without a rule",
       events + "unique = event\n" + loss,
       {{"units", "unit\na\nb\n"}, {"events", twice}},
       {{"complaint", "duplicate-matter"}}},
      {"the highest level counts",
       events + "unique = event\nkeep = highest loss\n" + loss,
       {{"units", "unit\na\nb\n"}, {"events", twice}},
       {{"a A", "5"}, {"b A", "8"}}},
      {"in the ledgers of two years",
       events + "file = first, second\nunique = event\n" + loss,
       {{"units", "unit\na\n"},
        {"first", "unit,event,kind,loss\na,1,k,1\n"},
        {"second", "unit,event,kind,loss\na,1,k,1\n"}},
       {{"complaint", "duplicate-matter"}}},
      {"two meetings on one day are one day",
       "[table.meetings]\ncolumns = held_on: date\n" +
           one("form = shortfall\nvalue = distinct(meetings: held_on)\ntarget = 2\n"),
       {{"units", "unit\na\n"}, {"meetings", "unit,held_on\na,2025-03-01\na,2025年3月1日\n"}},
       {{"a A", "5"}}},
  });
}

TEST_CASE("traps: dates", "[traps]") {
  const std::string dates = "[table.units]\ncolumns = due_on, filed_on: date\n";
  const std::string late = one("form = deduct\nloss = 0.5 * ceil(max(0, filed_on - due_on) / 7)\n");
  check_traps({
      {"day or month first",
       dates + late,
       {{"units", "unit,due_on,filed_on\na,2025-03-01,03/04/2025\n"}},
       {{"complaint", "ambiguous-date"}}},
      {"a started week is a week; early is no credit",
       dates + late,
       {{"units",
         "unit,due_on,filed_on\na,2025-01-15,2025-01-16\nb,2025-01-15,2025-01-22\n"
         "c,2025-01-15,2025-01-23\nd,2025-01-15,2025-01-01\ne,2025-01-15,\n"}},
       {{"a A", "9.5"}, {"b A", "9.5"}, {"c A", "9"}, {"d A", "10"}, {"e A", "missing"}}},
      {"the leap day is a day",
       dates + one("form = deduct\nloss = filed_on - due_on\n"),
       {{"units", "unit,due_on,filed_on\na,2024-02-28,2024-03-01\nb,2025-02-28,2025-03-01\n"}},
       {{"a A", "8"}, {"b A", "9"}}},
      {"a month is its last day",
       dates + one("form = deduct\nloss = filed_on - due_on\n"),
       {{"units", "unit,due_on,filed_on\na,2025年2月,2025-03-01\n"}},
       {{"a A", "9"}}},
  });
}
