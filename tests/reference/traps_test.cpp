// What schemes in use have got wrong in single criteria: each row fails with the naive reading.
#include "support/trap.hpp"

using namespace assess;

namespace {

const std::string documents = "[table.units]\ncolumns = done: yes/no, doc: text, on: date\n";

std::string one(const std::string& keys, const std::string& points = "10") {
  return "[criterion.A]\npoints = " + points + "\n" + keys;
}

const std::string other = "[criterion.B]\npoints = 4\nvalue = y\n";

}  // namespace

TEST_CASE("traps: formulas that pay too much", "[traps]") {
  const std::string ledger = "[table.events]\ncolumns = loss: number, on: date?\n";
  check_traps({
      {"30 sessions of 0.167 points on a criterion of 5",
       one("value = x * 0.167\n", "5"),
       {{"units", "unit,x\na,30\nb,12\n"}},
       {{"a A", "5"}, {"b A", "2.004"}}},
      {"a target of 30 sessions",
       one("form = shortfall\nvalue = x\ntarget = 30\n", "5"),
       {{"units", "unit,x\na,30\nb,45\nc,15\nd,0\n"}},
       {{"a A", "5"}, {"b A", "5"}, {"c A", "2.5"}, {"d A", "0"}}},
      {"30 missing sessions cost no more than there is",
       one("form = deduct\nloss = 0.167 * max(0, 30 - x)\n", "5"),
       {{"units", "unit,x\na,0\nb,31\n"}},
       {{"a A", "0"}, {"b A", "5"}}},
      {"(N-2)*5 pays for no extra meeting",
       one("form = deduct\nloss = (2 - x) * 5\n"),
       {{"units", "unit,x\na,4\nb,1\nc,0\n"}},
       {{"a A", "10"}, {"b A", "5"}, {"c A", "0"}}},
      {"targets by class of unit",
       "group = class\n[table.units]\ncolumns = class: text, x: number\n" +
           one("form = shortfall\nvalue = x\ntarget = 10\ntarget.zone = 4\n", "5"),
       {{"units", "unit,class,x\na,district,5\nb,zone,5\nc,zone,3\n"}},
       {{"a A", "2.5"}, {"b A", "5"}, {"c A", "3.75"}}},
      {"a cell below zero takes nothing from other criteria",
       one("value = x\n") + other,
       {{"units", "unit,x,y\na,-8,4\n"}},
       {{"a A", "0"}, {"a published", "4.00"}}},
      {"over-achievement ends at the last corner",
       one("form = line\nvalue = x / target\ncorners = 0%: 0, 100%: 3.5, 120%: 4\n", "4"),
       {{"units", "unit,x,target\na,30,10\nb,10,10\nc,5,10\nd,3,0\n"}},
       {{"a A", "4"}, {"b A", "3.5"}, {"c A", "1.75"}, {"d A", "not applicable"}}},
      {"a target below its base value earns less for going past it",
       one("value = 8 + min(20 * (x / target - 1), if(target < base, 1, 2))\n"),
       {{"units", "unit,x,target,base\na,15,10,10\nb,12,8,10\n"}},
       {{"a A", "10"}, {"b A", "9"}}},
      {"as near as possible, from both sides",
       one("form = line\nvalue = abs(x - target)\ncorners = 0: 10, 5: 0\n"),
       {{"units", "unit,x,target\na,10,10\nb,8,10\nc,12,10\nd,99,10\n"}},
       {{"a A", "10"}, {"b A", "6"}, {"c A", "6"}, {"d A", "0"}}},
      {"bonuses of one column of both signs are split, never swallowed",
       ledger + one("value = x\n") + "[bonus.b]\nvalue = sum(events: loss)\n",
       {{"units", "unit,x\na,5\n"}, {"events", "unit,loss,on\na,-3,\n"}},
       {{"complaint", "negative-adjustment"}}},
  });
}

TEST_CASE("traps: a claim without document", "[traps]") {
  check_traps({
      {"have or have not needs a document",
       documents + one("form = fixed\nvalue = done\ninstead = missing \"no document\" when doc is "
                       "not given\n",
                       "3"),
       {{"units", "unit,done,doc,on\na,yes,,\nb,yes,No. 3,\nc,no,No. 4,\nd,yes,无,\n"}},
       {{"a A", "missing"},
        {"a published", "0.00"},
        {"b A", "3"},
        {"c A", "0"},
        {"d A", "missing"}}},
      {"a date as target: the day itself is in time, no date is not",
       documents + one("form = fixed\nvalue = on <= 2025-03-31\n", "3"),
       {{"units",
         "unit,done,doc,on\na,,,2025-03-31\nb,,,2025-04-01\nc,,,\nd,,,2025年3月\ne,,,无\n"}},
       {{"a A", "3"},
        {"b A", "0"},
        {"c A", "missing"},
        {"c published", "0.00"},
        {"d A", "3"},
        {"e published", "0.00"}}},
      {"no document, no bonus",
       "[table.awards]\ncolumns = worth: number, doc: text?\n" + one("value = x\n") +
           "[bonus.E]\nvalue = sum(awards: worth where doc is given)\ncap = 3\n",
       {{"units", "unit,x\na,4\nb,4\nc,4\n"},
        {"awards", "unit,worth,doc\na,2,\na,2,无\nb,2,No. 1\nc,2,No. 2\nc,2,No. 3\n"}},
       {{"a published", "4.00"}, {"b published", "6.00"}, {"c published", "7.00"}}},
      {"a discretionary range has ends",
       "[table.units]\ncolumns = judged: number 2..5, reason: text\n" +
           one("form = deduct\nloss = judged\n"),
       {{"units", "unit,judged,reason\na,6,late\n"}},
       {{"complaint", "out-of-range"}}},
      {"a judgement without reason scores nothing",
       "[table.units]\ncolumns = judged: number 2..5, reason: text\n" +
           one("form = deduct\nloss = judged\ninstead = missing \"no reason\" when judged is given "
               "and reason is not given\n"),
       {{"units", "unit,judged,reason\na,5,\nb,5,late\n"}},
       {{"a A", "missing"}, {"b A", "5"}}},
      {"a cell says which of four",
       one("value = x\n", "6") + other,
       {{"units", "unit,x,y\na,,4\nb,不适用,4\nc,无,4\nd,0,4\n"}},
       {{"a A", "missing"},
        {"a published", "4.00"},
        {"b A", "not applicable"},
        {"b published", "10.00"},
        {"c A", "0"},
        {"c published", "4.00"},
        {"d published", "4.00"}}},
      {"a nil return is filed, an empty cell is not",
       "[define]\nfiled = if(x is filed, 1, 0)\n" + one("value = filed\n", "1"),
       {{"units", "unit,x\na,无\nb,\nc,不适用\nd,0\n"}},
       {{"a A", "1"}, {"b A", "0"}, {"c A", "0"}, {"d A", "1"}}},
      {"a dash is doubtful, and no zero",
       one("form = deduct\nloss = x\n"),
       {{"units", "unit,x\na,—\nb,0\n"}},
       {{"a A", "missing"}, {"b A", "10"}, {"warning", "doubtful-dash"}}},
  });
}

TEST_CASE("traps: no basis is not 100 %", "[traps]") {
  const std::string rate = one("form = ratio\ndone = done\ndue = due\n", "6");
  const std::string table = "unit,done,due,y\na,0,0,2\nb,0,5,2\nc,7,5,2\nd,3,0,2\ne,,5,2\nf,2,,2\n";
  check_traps({
      {"0 of 0, 0 of 5, 7 of 5, 3 of 0, unknown",
       rate + other,
       {{"units", table}},
       {{"a A", "not applicable"},
        {"a published", "5.00"},
        {"b A", "0"},
        {"c A", "6"},
        {"d A", "not applicable"},
        {"e A", "missing"},
        {"e published", "2.00"},
        {"f A", "missing"},
        {"warning", "no-basis-policy"}}},
      {"no target set, no points",
       rate + "instead = 0 when due = 0\n" + other,
       {{"units", table}},
       {{"a A", "0"}, {"a published", "2.00"}, {"f A", "missing"}}},
      {"no credit below the least rate",
       one("form = ratio\ndone = done\ndue = due\nzero_below = 60%\n", "9"),
       {{"units", "unit,done,due\na,59,100\nb,6,10\nc,3,5\n"}},
       {{"a A", "0"}, {"b A", "5.4"}, {"c A", "5.4"}}},
      {"only what was due by the fixed day counts, and what is long-term does not",
       "[table.tasks]\ncolumns = due_on: date, closed_on: date?\n" +
           one("form = ratio\ndone = count(tasks where closed_on <= due_on and due_on <= cutoff)\n"
               "due = count(tasks where due_on <= cutoff)\n"),
       {{"units", "unit\na\nb\n"},
        {"tasks",
         "unit,due_on,closed_on\na,2025-12-31,2025-12-31\na,2026-01-01,\na,2025-06-30,\n"
         "a,长期,\nb,2026-03-01,2025-05-05\n"}},
       {{"a A", "5"}, {"b A", "not applicable"}}},
      {"open work is found only if it is asked for",
       "[table.tasks]\ncolumns = due_on: date, closed_on: date?\n" +
           one("form = deduct\nloss = count(tasks where not (closed_on <= due_on))\n"),
       {{"units", "unit\na\n"}, {"tasks", "unit,due_on,closed_on\na,2025-01-31,\n"}},
       {{"a A", "10"}, {"warning", "not-of-missing"}}},
      {"open work asked for",
       "[table.tasks]\ncolumns = due_on: date, closed_on: date?\n" +
           one("form = deduct\nloss = count(tasks where closed_on is missing or closed_on > "
               "due_on)\n"),
       {{"units", "unit\na\n"}, {"tasks", "unit,due_on,closed_on\na,2025-01-31,\n"}},
       {{"a A", "9"}}},
      {"per unit governed, where it governs none",
       one("form = deduct\nloss = found / governed\n"),
       {{"units", "unit,found,governed\na,6,3\nb,6,0\n"}},
       {{"a A", "8"}, {"b A", "not applicable"}}},
  });
}

TEST_CASE("traps: bands", "[traps]") {
  const auto bands = [](const std::string& text) {
    return one("form = bands\nvalue = x\n" + text);
  };
  const std::string units = "unit,x\na,1\n";
  check_traps({
      {"a gap at the end",
       bands("bands = >=90: 10, >=80: 8\n"),
       {{"units", units}},
       {{"complaint", "bands-without-else"}}},
      {"an overlap",
       bands("bands = >=90: 10, >=95: 8, else: 0\n"),
       {{"units", units}},
       {{"complaint", "unordered-bands"}}},
      {"an edge twice",
       bands("bands = >=90: 10, >=90: 8, else: 0\n"),
       {{"units", units}},
       {{"complaint", "unordered-bands"}}},
      {"two directions",
       bands("bands = >=90: 10, <=80: 0, else: 5\n"),
       {{"units", units}},
       {{"complaint", "unordered-bands"}}},
      {"80-89 and 90-100 leave nothing out",
       bands("bands = >=90: 10, >=80: 8, else: 0\n"),
       {{"units", "unit,x\na,90\nb,89.999\nc,89.5\nd,80\ne,79.9\n"}},
       {{"a A", "10"}, {"b A", "8"}, {"c A", "8"}, {"d A", "8"}, {"e A", "0"}}},
      {"29 of 50 are 58 %",
       one("form = bands\nvalue = 100 * (done / due)\nbands = >=58: 10, else: 0\n"),
       {{"units", "unit,done,due\na,29,50\nb,28,50\n"}},
       {{"a A", "10"}, {"b A", "0"}}},
      {"within 2.5 points",
       one("form = fixed\nvalue = abs(x - 1) * 100 <= 2.5\n"),
       {{"units", "unit,x\na,0.975\nb,1.025\nc,0.974\n"}},
       {{"a A", "10"}, {"b A", "10"}, {"c A", "0"}}},
      {"a cliff is warned of",
       bands("bands = >=90: 10, >=80: 4, else: 0\n"),
       {{"units", units}},
       {{"warning", "cliff"}}},
      {"straight lines have none",
       one("form = line\nvalue = x\ncorners = 80: 4, 90: 10\n"),
       {{"units", "unit,x\na,85\nb,70\nc,95\n"}},
       {{"a A", "7"}, {"b A", "4"}, {"c A", "10"}}},
      {"lines that turn back",
       one("form = line\nvalue = x\ncorners = 90: 10, 80: 4\n"),
       {{"units", units}},
       {{"complaint", "unordered-corners"}}},
  });
}
