// What schemes in use have got wrong in totals, grades, ranks and quotas.
#include "support/trap.hpp"

using namespace assess;

namespace {

const std::string grades =
    "[grade.good]\nat_least = 90\n[grade.fair]\nat_least = 60\n[grade.poor]\nat_least = 0\n";
const std::string hundred = "[criterion.A]\npoints = 100\nvalue = x\n";

}  // namespace

TEST_CASE("traps: parts and the whole", "[traps]") {
  const std::string halves =
      "[criterion.A]\npoints = 50\nvalue = x\n[criterion.B]\npoints = 50\nvalue = y\n";
  const std::string small =
      "[criterion.A]\nitem = C\npoints = 5\nform = ratio\ndone = x\ndue = y\n[criterion.B]\nitem = "
      "C\npoints = 25\nvalue = z\n";
  const std::string one_old_finding = "unit,x,y,z\na,1,1,不适用\n";
  check_traps({
      {"maxima add up to 90, the header says 100",
       "[total]\npoints = 100\n[criterion.A]\npoints = "
       "90\nvalue = x\n",
       {{"units", "unit,x\na,1\n"}},
       {{"complaint", "points-do-not-add-up"}}},
      {"two halves of a hundredth are rounded once",
       halves,
       {{"units", "unit,x,y\na,33.335,33.335\n"}},
       {{"a published", "66.67"}}},
      {"rounded in between only where the rules say so",
       "[criterion.A]\npoints = 50\nvalue = x\nround = 2\n[criterion.B]\npoints = 50\nvalue = y\n"
       "round = 2\n",
       {{"units", "unit,x,y\na,33.335,33.335\n"}},
       {{"a published", "66.68"}}},
      {"1.005 is 1.01",
       hundred,
       {{"units", "unit,x\na,1.005\nb,82.945\nc,0.285\n"}},
       {{"a published", "1.01"}, {"b published", "82.95"}, {"c published", "0.29"}}},
      {"one old finding, rescaled, is a whole item",
       "[item.C]\n" + small,
       {{"units", one_old_finding}},
       {{"a C", "30"}}},
      {"on a small basis the rest is filled",
       "[item.C]\nnot_applicable = fill\nbasis = 15\nfill = 30%\n" + small,
       {{"units", one_old_finding}},
       {{"a C", "12.5"}}},
      {"scored on the common half, scaled to 100",
       "[table.units]\ncolumns = class, x, y: number\n[total]\nout_of = 100\n[criterion.A]\npoints "
       "= 25\nvalue = x\n[criterion.B]\npoints = 25\nvalue = y\ninstead = not_applicable when "
       "class "
       "= 2\n",
       {{"units", "unit,class,x,y\na,1,20,10\nb,2,20,\n"}},
       {{"a published", "60.00"}, {"b published", "80.00"}}},
      {"a bonus lifts nobody past the end",
       hundred + "[bonus.b]\nvalue = 3\n[deduction.d]\nvalue = "
                 "2\n",
       {{"units", "unit,x\na,100\nb,90\n"}},
       {{"a published", "100.00"}, {"b published", "91.00"}}},
      {"clamped after each, the order of the file counts",
       "[total]\nclamp = each\n" + hundred + "[bonus.b]\nvalue = 3\n[deduction.d]\nvalue = 2\n",
       {{"units", "unit,x\na,100\n"}},
       {{"a published", "98.00"}}},
      {"the wider assessment takes the published total",
       hundred + "[criterion.annual]\nitem = none\nvalue = 20% of total.score\nround = 2\n",
       {{"units", "unit,x\na,84.4449\nb,12.3751\n"}},
       {{"a annual", "16.89"}, {"b annual", "2.48"}}},
      {"lead and supporting unit share a deduction",
       "[table.led]\nfile = events\nkey = lead\ncolumns = lead, support: text, loss: number\n"
       "[table.supported]\nfile = events\nkey = support\ncolumns = lead, support: text, loss: "
       "number\n" +
           hundred + "[deduction.d]\nvalue = sum(led: loss) + 50% of sum(supported: loss)\n",
       {{"units", "unit,x\na,90\nb,90\n"}, {"events", "lead,support,loss\na,b,4\n"}},
       {{"a published", "86.00"}, {"b published", "88.00"}}},
  });
}

TEST_CASE("traps: grades", "[traps]") {
  check_traps({
      {"between 89 and 90 there is no gap",
       hundred + grades,
       {{"units", "unit,x\na,89.995\nb,89.994\nc,89.5\nd,90\ne,59.995\nf,59.99\n"}},
       {{"a published", "90.00"},
        {"a grade", "good"},
        {"b published", "89.99"},
        {"b grade", "fair"},
        {"c grade", "fair"},
        {"d grade", "good"},
        {"e grade", "fair"},
        {"f grade", "poor"}}},
      {"90 in two grades",
       hundred + "[grade.good]\nat_least = 90\n[grade.fair]\nat_most = 90\n",
       {{"units", "unit,x\na,90\n"}},
       {{"complaint", "unordered-grades"}}},
      {"the last grade does not reach the end",
       hundred + "[grade.good]\nat_least = 90\n[grade.fair]\nat_least = 60\n",
       {{"units", "unit,x\na,10\n"}},
       {{"complaint", "grades-with-gap"}}},
      {"edges in no order",
       hundred + "[grade.good]\nat_least = 60\n[grade.fair]\nat_least = "
                 "90\n[grade.poor]\nat_least = 0\n",
       {{"units", "unit,x\na,10\n"}},
       {{"complaint", "unordered-grades"}}},
      {"an edge is met by decimals, not by their doubles",
       "[criterion.A]\npoints = 50\nvalue = x\n[criterion.B]\npoints = 50\nvalue = "
       "y\n[grade.good]\n"
       "at_least = 0.3\n[grade.poor]\nat_least = 0\n",
       {{"units", "unit,x,y\na,0.1,0.2\n"}},
       {{"a grade", "good"}}},
      {"a limit is no deduction",
       hundred + grades + "[limit.l]\nat_most = fair\nwhen = y = 1\n",
       {{"units", "unit,x,y\na,95,1\nb,94,0\n"}},
       {{"a published", "95.00"}, {"a grade", "fair"}, {"a rank", "1"}, {"b grade", "good"}}},
      {"a limit lifts nobody",
       hundred + grades + "[limit.l]\nat_most = fair\nwhen = y = 1\n",
       {{"units", "unit,x,y\na,10,1\n"}},
       {{"a grade", "poor"}}},
      {"one item under 70 %",
       "[criterion.A]\npoints = 80\nvalue = x\n[criterion.B]\npoints = 20\nvalue = y\n" + grades +
           "[limit.l]\nat_most = fair\nwhen = min(total: rate) < 70%\n",
       {{"units", "unit,x,y\na,80,13.9\nb,76,14\n"}},
       {{"a grade", "fair"}, {"b grade", "good"}}},
      {"a veto on the grade keeps the score, and stands behind the others",
       hundred + grades + "[veto.v]\ngrade = poor\nwhen = y = 1\n",
       {{"units", "unit,x,y\na,95,1\nb,20,0\n"}},
       {{"a published", "95.00"}, {"a grade", "poor"}, {"a rank", "2"}, {"b rank", "1"}}},
      {"a veto on the score too",
       hundred + grades + "[veto.v]\ngrade = poor\nscore = 0\nwhen = y = 1\n",
       {{"units", "unit,x,y\na,95,1\n"}},
       {{"a published", "0.00"}, {"a grade", "poor"}}},
      {"not graded, and no rank",
       hundred + grades + "[grade.none]\n[veto.new]\ngrade = none\nranked = no\nwhen = y = 1\n",
       {{"units", "unit,x,y\na,95,1\nb,20,0\n"}},
       {{"a grade", "none"}, {"a rank", "0"}, {"b rank", "1"}}},
      {"a veto that nobody can decide does not strike",
       hundred + grades + "[veto.v]\ngrade = poor\nwhen = y = 1\n",
       {{"units", "unit,x,y\na,95,\n"}},
       {{"a grade", "good"}}},
  });
}

TEST_CASE("traps: ranks and ties", "[traps]") {
  const std::string two =
      "[criterion.A]\npoints = 80\nvalue = x\n[criterion.B]\npoints = 20\nvalue "
      "= y\n";
  check_traps({
      {"what is published equal is ranked equal",
       two,
       {{"units", "unit,x,y\na,70.001,10\nb,70.004,10\nc,60,10\n"}},
       {{"a published", "80.00"},
        {"b published", "80.00"},
        {"a rank", "1"},
        {"b rank", "1"},
        {"c rank", "3"}}},
      {"sums of other parts are equal too",
       two,
       {{"units", "unit,x,y\na,0.1,0.2\nb,0.3,0\n"}},
       {{"a rank", "1"}, {"b rank", "1"}}},
      {"a tie-break is asked only of the tied",
       two + "[ranking]\norder = y\n",
       {{"units", "unit,x,y\na,70.001,10\nb,69.004,11\nc,70,12\nd,80,0\n"}},
       {{"c rank", "1"}, {"b rank", "2"}, {"a rank", "3"}, {"d rank", "4"}}},
      {"all points for most units tell nobody apart",
       two,
       {{"units", "unit,x,y\na,80,1\nb,80,2\nc,80,3\nd,79,4\n"}},
       {{"warning", "mostly-full"}}},
  });
}

TEST_CASE("traps: quotas", "[traps]") {
  const auto quota = [](const std::string& share, const std::string& ranking) {
    return hundred + "[grade.good]\nat_least = 90\nquota = " + share +
           "\n[grade.fair]\nat_least = 0\n[ranking]\n" + ranking;
  };
  const std::string tied = "unit,x,y\na,99,1\nb,95,1\nc,95,2\nd,91,1\n";
  const std::string groups = "group = region\n[table.units]\ncolumns = region: text, x: number\n";
  std::string many = "unit,x\n";
  for (int u = 0; u < 100; ++u)
    many += "u" + std::to_string(u) + "," + std::to_string(90 + u * 0.1) + "\n";
  check_traps({
      {"a tie at the edge does not exceed it",
       quota("50%", "quota_ties = none\n"),
       {{"units", tied}},
       {{"a grade", "good"}, {"b grade", "fair"}, {"c grade", "fair"}, {"b rank", "2"}}},
      {"unless the rules say so",
       quota("50%", "quota_ties = all\n"),
       {{"units", tied}},
       {{"b grade", "good"}, {"c grade", "good"}, {"d grade", "fair"}}},
      {"the tie-break decides who has the place",
       quota("50%", "order = y\n"),
       {{"units", tied}},
       {{"c grade", "good"}, {"b grade", "fair"}}},
      {"published equal, exact unlike: still a tie",
       quota("50%", "quota_ties = none\n"),
       {{"units", "unit,x\na,95.001\nb,95.004\n"}},
       {{"a grade", "fair"}, {"b grade", "fair"}}},
      {"by key in order, yet a tie",
       quota("50%", "ties = ordinal\nquota_ties = none\n"),
       {{"units", "unit,x\na,95\nb,95\n"}},
       {{"a rank", "1"}, {"a grade", "fair"}}},
      {"a decision after an appeal takes the place of another",
       quota("50%", ""),
       {{"units", "unit,x\na,99\nb,95\n"},
        {"overrides", "unit,node,score,document,reason,date\nb,A,99.5,No. 1,appeal,2026-02-01\n"}},
       {{"b grade", "good"}, {"a grade", "fair"}, {"b rank", "1"}}},
      {"of the total as well",
       quota("50%", ""),
       {{"units", "unit,x\na,99\nb,95\n"},
        {"overrides", "unit,node,score,document,reason,date\nb,total,99.5,No. 1,,2026-02-01\n"}},
       {{"b published", "99.50"}, {"b grade", "good"}, {"a grade", "fair"}}},
      {"a quota is never filled up",
       quota("100%", ""),
       {{"units", "unit,x\na,95\nb,89.99\n"}},
       {{"a grade", "good"}, {"b grade", "fair"}}},
      {"29 % of 100 are 29",
       quota("29%", ""),
       {{"units", many}},
       {{"u99 grade", "good"}, {"u71 grade", "good"}, {"u70 grade", "fair"}}},
      {"a fifth of four is none", quota("20%", ""), {{"units", tied}}, {{"a grade", "fair"}}},
      {"or one at least",
       quota("20%", "quota_min = 1\n"),
       {{"units", tied}},
       {{"a grade", "good"}, {"c grade", "fair"}}},
      {"or rounded up",
       quota("30%", "quota_rounding = up\nquota_ties = all\n"),
       {{"units", tied}},
       {{"b grade", "good"}, {"d grade", "fair"}}},
      {"two grades with quotas: who falls from one counts in the next",
       hundred + "[grade.good]\nat_least = 90\nquota = 25%\n[grade.fair]\nat_least = 80\nquota = "
                 "25%\n[grade.poor]\nat_least = 0\n",
       {{"units", "unit,x\na,99\nb,95\nc,85\nd,10\n"}},
       {{"a grade", "good"}, {"b grade", "fair"}, {"c grade", "poor"}}},
      {"each group has its own",
       groups + quota("50%", ""),
       {{"units", "unit,region,x\na,n,99\nb,n,98\nc,s,91\nd,s,10\n"}},
       {{"a grade", "good"}, {"b grade", "fair"}, {"c grade", "good"}, {"c rank", "1"}}},
      {"a small group shares that of another",
       groups + quota("25%", "min_group = 2\npool.s = n\n"),
       {{"units", "unit,region,x\na,n,99\nb,n,98\nc,n,97\nd,s,98.5\n"}},
       {{"a grade", "good"}, {"d grade", "fair"}, {"d rank", "1"}}},
      {"no rule for ties is warned of",
       quota("50%", ""),
       {{"units", tied}},
       {{"warning", "quota-without-ties"}}},
      {"whom a limit bars takes no place",
       quota("50%", "") + "[limit.l]\nat_most = fair\nwhen = y = 9\n",
       {{"units", "unit,x,y\na,99,9\nb,95,1\n"}},
       {{"a grade", "fair"}, {"b grade", "good"}}},
  });
}
