// What schemes in use have got wrong where units are compared, voted on, or measured by last year.
#include "support/trap.hpp"

using namespace assess;

namespace {

std::string one(const std::string& keys) {
  return "[criterion.A]\npoints = 10\n" + keys;
}

const std::string regions = "group = region\n[table.units]\ncolumns = region: text, x: number\n";

}  // namespace

TEST_CASE("traps: comparison with others", "[traps]") {
  const std::string eleven = "unit,x\na,0\nb,1\nc,2\nd,3\ne,4\nf,5\ng,6\nh,7\ni,8\nj,9\nk,1000\n";
  const std::string by_tenths =
      "form = efficacy\nvalue = x\nlow = percentile(units: x, 10%)\nhigh "
      "= percentile(units: x, 90%)\n";
  check_traps({
      {"one outlier leaves nothing to the others",
       one("form = minmax\nvalue = x\n"),
       {{"units", eleven}},
       {{"k A", "10"}, {"j A", "0.09"}}},
      {"between the tenth and the ninetieth percentile it does not",
       one(by_tenths),
       {{"units", eleven}},
       {{"a A", "0"}, {"b A", "6"}, {"f A", "8"}, {"j A", "10"}, {"k A", "10"}}},
      {"a small group has fixed anchors",
       regions + one("form = efficacy\nvalue = x\nlow = if(count(units by region) < 3, 2, "
                     "min(units: x by region))\nhigh = if(count(units by region) < 3, 10, "
                     "max(units: x by region))\n"),
       {{"units", "unit,region,x\na,n,3\nb,n,4\nc,n,5\nd,s,6\n"}},
       {{"a A", "6"}, {"b A", "8"}, {"c A", "10"}, {"d A", "8"}}},
      {"all equal is neither full marks nor none",
       one("form = minmax\nvalue = x\n"),
       {{"units", "unit,x\na,7\nb,7\n"}},
       {{"a A", "5"}, {"b A", "5"}, {"warning", "all-equal"}}},
      {"alone in its group",
       regions + one("form = minmax\nvalue = x\nwithin = group\nconstant = not_applicable\n") +
           "[criterion.B]\npoints = 4\nvalue = x\n",
       {{"units", "unit,region,x\na,n,1\nb,n,2\nc,s,2\n"}},
       {{"b A", "10"}, {"c A", "not applicable"}, {"c published", "7.00"}, {"warning", "alone"}}},
      {"first has the points, every rank costs 5 %; ties share, the next rank falls away",
       one("value = points * (1 - 5% * (rank(units: x) - 1))\n"),
       {{"units", "unit,x\na,9\nb,9\nc,8\nd,\n"}},
       {{"a A", "10"}, {"b A", "10"}, {"c A", "9"}, {"d A", "missing"}}},
      {"who hands in nothing is not the lowest of those who do",
       one("form = minmax\nvalue = x\ndirection = lower\n"),
       {{"units", "unit,x\na,2\nb,4\nc,\n"}},
       {{"a A", "10"}, {"b A", "0"}, {"c A", "missing"}}},
      {"groups are compared apart",
       regions + one("form = best_ratio\nvalue = x\nwithin = group\n"),
       {{"units", "unit,region,x\na,n,4\nb,n,2\nc,s,100\nd,s,50\n"}},
       {{"a A", "10"},
        {"b A", "5"},
        {"c A", "10"},
        {"d A", "5"},
        {"a rank", "1"},
        {"c rank", "1"}}},
  });
}

TEST_CASE("traps: votes", "[traps]") {
  const std::string ballots =
      "[table.ballots]\ncolumns = office: text, vote: excellent|good|fair|poor|unknown?\n"
      "where = vote != \"unknown\"\nunique = office\n[lookup.mark]\nexcellent = 100\ngood = 80\n"
      "fair = 60\npoor = 40\nunknown = 0\n";
  const std::string votes =
      "[criterion.A]\npoints = 100\nvalue = if(count(ballots) >= 5, trimmed_mean(ballots: "
      "lookup(mark, vote), 1), mean(ballots: lookup(mark, vote)))\n"
      "instead = not_applicable \"too few votes\" when count(ballots) < 3\n"
      "[criterion.B]\npoints = 1\nvalue = 1\n";
  const std::string units = "unit\na\n";
  const auto cast = [&](const std::string& name, const std::string& rows,
                        const std::string& score) {
    return Trap{name,
                ballots + votes,
                {{"units", units}, {"ballots", "unit,office,vote\n" + rows}},
                {{"a A", score}}};
  };
  check_traps({
      cast("do not know is no 0", "a,1,good\na,2,good\na,3,good\na,4,unknown\n", "80"),
      cast("a blank is no 0", "a,1,good\na,2,good\na,3,good\na,4,\n", "80"),
      cast("of five the highest and the lowest are dropped",
           "a,1,poor\na,2,good\na,3,good\na,4,good\na,5,excellent\n", "80"),
      cast("of four none is dropped", "a,1,poor\na,2,good\na,3,good\na,4,excellent\n", "75"),
      cast("fewer than three say nothing", "a,1,excellent\na,2,excellent\na,3,unknown\n",
           "not applicable"),
      cast("no vote at all", "", "not applicable"),
      {"one office votes once",
       ballots + votes,
       {{"units", units},
        {"ballots", "unit,office,vote\na,1,good\na,1,poor\na,2,good\na,3,good\n"}},
       {{"complaint", "duplicate-matter"}}},
  });
}

TEST_CASE("traps: last year", "[traps]") {
  const std::string progress = "value = 1 + 20 * (rate - last)\n";
  const std::string rates = "unit,rate,last\na,0.99,1\nb,0.65,0.6\nc,0.6,0.7\nd,0.7,\n";
  const std::string gone =
      "instead = not_applicable \"no last year\" when last is missing; points "
      "when rate >= 95%\n";
  check_traps({
      {"who is near the end of the scale cannot rise",
       "[criterion.A]\npoints = 2\n" + progress,
       {{"units", rates}},
       {{"a A", "0.8"}, {"b A", "2"}, {"c A", "0"}, {"d A", "missing"}}},
      {"from 95 % on all points; without last year no basis",
       "[criterion.A]\npoints = 2\n" + progress + gone,
       {{"units", rates}},
       {{"a A", "2"}, {"b A", "2"}, {"c A", "0"}, {"d A", "not applicable"}}},
  });
}
