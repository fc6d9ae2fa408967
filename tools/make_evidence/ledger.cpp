#include <array>
#include <string>
#include <vector>

#include "calendar.hpp"
#include "commands.hpp"
#include "csv_text.hpp"
#include "distributions.hpp"
#include "organisations.hpp"
#include "output_file.hpp"

namespace assess::evidence {

namespace {

/// Twenty conditional counts per unit, each of them a criterion with equal weight.
constexpr std::array counts{
    R"(count(ledger))",
    R"(count(ledger where severity = "critical"))",
    R"(count(ledger where severity = "major"))",
    R"(count(ledger where severity = "general"))",
    R"(count(ledger where severity = "minor"))",
    R"(count(ledger where status = "open"))",
    R"(count(ledger where status = "closed"))",
    R"(count(ledger where status in ("open", "overdue")))",
    R"(count(ledger where closed <= due))",
    R"(count(ledger where closed > due))",
    R"(count(ledger where closed is given))",
    R"(count(ledger where due <= cutoff))",
    R"(count(ledger where due <= cutoff and closed <= due))",
    R"(count(ledger where due <= cutoff and closed is not given))",
    R"(count(ledger where severity in ("critical", "major") and closed is not given))",
    R"(count(ledger where severity = "critical" and closed <= due))",
    R"(count(ledger where date >= 2025-01-01))",
    R"(count(ledger where date < 2025-01-01 and closed is not given))",
    R"(count(ledger where due - date > 60))",
    R"(count(ledger where closed - date between 0 and 30))",
};

/// Without a roster the units are those that occur.
std::string ledger_rules(bool with_roster) {
  std::string text =
      "[scheme]\nid = ledger\nname = Ledger\nname.zh = 台账\nyear = 2025\n\n"
      "[table.units]\n" + std::string(with_roster ? "" : "from = ledger\n") +
      "key = unit\ncolumns = unit: text\n\n"
      "[table.ledger]\nkey = unit\ncolumns = unit: text, date, due: date, closed: date?, "
      "severity: critical|major|general|minor, status: open|overdue|closed\n";
  for (std::size_t i = 0; i < counts.size(); ++i)
    text += "\n[criterion.n" + std::to_string(i + 1) + "]\nvalue = " + counts[i] + "\n";
  return text + "\n[total]\nname = Mean count\nname.zh = 平均件数\n";
}

std::string roster_text(std::uint64_t units) {
  std::string text = "unit\n";
  for (std::uint64_t unit = 0; unit < units; ++unit) text += unit_code(unit, units) + "\n";
  return text;
}

/// The days that occur, as text: writing a date is then a copy.
class Days {
 public:
  Days(int first, int last) : first_(first) {
    for (int day = first; day <= last; ++day) texts_.push_back(iso_date(day));
  }
  const std::string& operator()(int day) const {
    return texts_[static_cast<std::size_t>(day - first_)];
  }

 private:
  int first_;
  std::vector<std::string> texts_;
};

/// A finding of the two years before the end of `year`; nine in ten are closed, most in time.
void write_row(CsvText& csv, Random& random, const Options& options, const Days& days) {
  constexpr std::array severities{"critical", "major", "general", "minor"};
  const int end = day_number(options.year, 12, 31);
  const int found = end - between(random, 0, 729), due = found + between(random, 15, 120);
  const int closed = due - between(random, 0, 14) + (chance(random, 0.13) ? 40 : 0);
  const bool is_closed = closed <= end && chance(random, 0.95);
  csv.cell(unit_code(random.below(options.units), options.units));
  csv.cell(days(found));
  csv.cell(severities[static_cast<std::size_t>(pick(random, {0.02, 0.10, 0.53, 0.35}))]);
  csv.cell(is_closed ? "closed" : due < end ? "overdue" : "open");
  csv.cell(days(due));
  csv.cell(is_closed ? std::string_view(days(closed)) : "");
  csv.end_row();
}

}  // namespace

bool make_ledger(const Options& given) {
  Options options = given;
  if (options.units == 0) options.units = 1000;
  const bool with_roster = !options.roster.empty();
  if (!options.rules.empty() && !write_file(options.rules, ledger_rules(with_roster))) return false;
  if (with_roster && !write_file(options.roster, roster_text(options.units))) return false;
  return write_file(options.output, [&](std::FILE* file) {
    CsvText csv(file);
    for (const char* name : {"unit", "date", "severity", "status", "due", "closed"}) csv.cell(name);
    csv.end_row();
    const int end = day_number(options.year, 12, 31);
    const Days days(end - 760, end + 200);
    Random random(options.seed);
    for (std::uint64_t i = 0; i < options.rows; ++i) write_row(csv, random, options, days);
    return csv.flush();
  });
}

}  // namespace assess::evidence
