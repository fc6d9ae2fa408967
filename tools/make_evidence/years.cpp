#include <algorithm>
#include <array>

#include "commands.hpp"
#include "distributions.hpp"
#include "dossier_parts.hpp"
#include "named_table.hpp"
#include "output_file.hpp"
#include "portable.hpp"

namespace assess::evidence {

namespace {

// What changed in the roster between the two years, by place; everybody else stays.
constexpr std::array gone{std::size_t{6}, std::size_t{30}, std::size_t{60}};
constexpr std::array fresh{std::size_t{7}, std::size_t{31}, std::size_t{61}};
constexpr std::array renamed{std::size_t{12}, std::size_t{45}};
constexpr std::size_t silent = 40;  ///< files and does nothing in the second year

template <typename List>
bool among(const List& list, std::size_t index) {
  return std::find(list.begin(), list.end(), index) != list.end();
}

/// Who a unit is, alike in both years; of the new ones, the last was founded too late for a grade.
Dossier unit_of(std::size_t index, std::size_t count, const Year& second, const Random& random) {
  Dossier unit;
  Random own = random.branch(index);
  unit.code = unit_code(index, count);
  unit.name = organisation(index);
  unit.group = group_of(index, count);
  unit.founded_on = second.start - between(own, 1000, 9000);
  if (among(fresh, index)) unit.founded_on = second.start + (index == fresh.back() ? 243 : 59);
  return unit;
}

/// How well it works: most of that stays from year to year.
double quality(std::size_t index, const Random& random, int years) {
  Random own = random.branch(index + 1'000'000);
  const double first = normal(own);
  return years == 0 ? first : 0.9 * first + 0.4 * normal(own);
}

std::optional<int> rate_of(const Dossier& unit, const Year& year) {
  int due = 0, closed = 0;
  for (const Rectification& matter : unit.rectification) {
    if (matter.due > year.cutoff) continue;
    ++due;
    closed += matter.closed && !matter.accepted.empty() ? 1 : 0;
  }
  if (due == 0) return {};
  return (200 * closed + due) / (2 * due);
}

/// What was open at the end of the year before is carried over, under the same number.
void carry_over(Dossier& unit, const Dossier& before, const Year& year, double q, Random& random) {
  unit.carried_over.clear();
  const auto add = [&](const std::string& id, int found) {
    const bool closed = chance(random, logistic(1.8 + 0.7 * q));
    unit.carried_over.push_back(
        {id, found, closed ? Day(year.start + between(random, 5, 350)) : Day()});
  };
  for (const CarriedOver& old : before.carried_over)
    if (!old.closed) add(old.id, old.found);
  for (const Rectification& matter : before.rectification)
    if (!matter.closed) add(matter.id, *before.self.feedback_on - 20);
}

/// A finding is a repeated one only if its kind was found the year before.
void repeats(Dossier& unit, const Dossier& before) {
  for (Finding& finding : unit.findings)
    finding.repeat =
        finding.repeat && std::any_of(before.findings.begin(), before.findings.end(),
                                      [&](const Finding& old) { return old.kind == finding.kind; });
}

/// After an appeal: one answer counted as late had come in time.
NamedTable overrides(const std::vector<Dossier>& units, const Year& year) {
  NamedTable table{"overrides", {"unit_code", "node", "score", "document", "reason", "date"}, {}};
  const std::string next = std::to_string(year.number + 1);
  for (const Dossier& unit : units) {
    const auto late = std::count_if(unit.letters.begin(), unit.letters.end(), [](const Letter& l) {
      return l.answered && *l.answered > l.answer_by;
    });
    if (late != 1 || unit.letters.size() != 4) continue;
    table.rows.push_back({unit.code, "B3", "4", "APPEAL-" + next + "-1",
                          "the answer had arrived in time at the inspectors' office",
                          next + "-01-28"});
    break;
  }
  return table;
}

/// For the wider annual assessment: other marks of the same units, 0 to 100 with one decimal.
std::vector<std::string> annual_row(const Dossier& unit, double q, Random& random) {
  const auto mark = [&](double usual, double spread) {
    const double x = std::clamp(usual + spread * (0.7 * q + 0.7 * normal(random)), 0.0, 100.0);
    const int tenths = static_cast<int>(10 * x);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  };
  const std::string business = mark(86, 7);
  return {unit.code, unit.name.english, business, mark(83, 5)};
}

struct TwoYears {
  std::vector<Dossier> first, second;
  NamedTable annual;
};

TwoYears make_years(const Options& options, const Year& before, const Year& year) {
  TwoYears years{{}, {}, {"annual", {"unit_code", "unit", "business", "public_rating"}, {}}};
  const Random random(options.seed);
  const std::size_t count = options.units + gone.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Dossier unit = unit_of(i, count, year, random);
    Dossier first = unit, second = unit;
    Random own = random.branch(i).branch(1), later = random.branch(i).branch(2);
    fill_ordinary(first, before, quality(i, random, 0), own);
    if (!among(fresh, i)) years.first.push_back(first);
    if (among(gone, i)) continue;
    const double q = quality(i, random, 1);
    if (i == silent)
      fill_silent(second, year);
    else
      fill_ordinary(second, year, q, later);
    if (among(renamed, i)) second.name = organisation(i + 200);
    if (among(fresh, i)) first = unit;  // nothing is known of the year before
    carry_over(second, first, year, q, later);
    if (i == silent)
      for (CarriedOver& old : second.carried_over) old.closed = {};
    repeats(second, first);
    second.rate_last_year = rate_of(first, before);
    years.second.push_back(second);
    years.annual.rows.push_back(annual_row(second, q, later));
  }
  return years;
}

}  // namespace

bool make_responsibility_years(const Options& given) {
  Options options = given;
  if (options.units == 0) options.units = 80;
  const Year before(options.year - 1), year(options.year);
  const TwoYears years = make_years(options, before, year);
  std::vector<NamedTable> tables = tables_of(years.second);
  tables.push_back(overrides(years.second, year));
  const std::string folder = options.output.empty() ? "." : options.output;
  const std::string this_year = std::to_string(year.number);
  return write_tables(folder + "/responsibility-" + std::to_string(before.number),
                      tables_of(years.first)) &&
         write_tables(folder + "/responsibility-" + this_year, tables) &&
         write_file(folder + "/annual-" + this_year + ".csv", csv_text(years.annual));
}

}  // namespace assess::evidence
