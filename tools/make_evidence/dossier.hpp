#pragma once

#include <optional>
#include <string>
#include <vector>

#include "organisations.hpp"
#include "random.hpp"

namespace assess::evidence {

using Day = std::optional<int>;  ///< days since 1970-01-01; nothing: the cell is empty
using Doc = std::string;         ///< document number; empty: there is none

/// A meeting, training, check or case, and the document that proves it.
struct Dated {
  int on = 0;
  Doc doc;
};
struct Task {
  std::string name;
  int due = 0;
  Day done;
  Doc doc;
};
enum Severity { critical, major, general, minor };
struct Finding {
  std::string id, kind;
  Severity severity = general;
  bool repeat = false;
};
struct Rectification {
  std::string id, kind;
  int due = 0;
  Day closed;
  Doc accepted;
};
struct Letter {
  std::string id;
  int answer_by = 0;
  Day answered;
};
enum Vote { excellent, good, fair, poor, unknown };
struct Ballot {
  std::string office;
  Vote vote = good;
  std::string reason;
};
struct CarriedOver {
  std::string id;
  int found = 0;
  Day closed;
};
struct Recheck {
  std::string id;
  bool passed = true;
};
struct Return {
  int quarter = 1, due = 0, received = 0;
  bool is_signed = true, verified = true;
};
struct Decision {
  Doc doc;
  int due = 0;
  Day carried_out;
};
struct Event {
  std::string id;
  int level = 1;  ///< 1 (lightest) to 4
  bool self_reported = false, corrected = false, primary = false;
  Doc doc;
};
enum BonusLevel { national, provincial, city, spread };
struct Bonus {
  std::string matter;
  BonusLevel level = city;
  Doc doc;
};
struct Claim {
  std::string id;
  bool contradicted = false, concealment = false;
  Doc doc;
};

struct SelfAssessment {
  Doc list, plan, report, rectification_plan, procedure, accountability_ledger;
  Day list_on, report_on, rectification_plan_on, submitted_on, feedback_on;
  std::optional<int> signed_agreements;
  std::optional<bool> three_lists, ledger_complete, reminded;
};

/// All that is on file about a unit for one year.
struct Dossier {
  std::string code;
  Organisation name;
  int group = 0;  ///< 0..3: 甲乙丙丁
  int sub_units = 8;
  int founded_on = 0;
  bool assessed = true;
  SelfAssessment self;
  std::vector<Dated> meetings, trainings, internal_checks, cases;
  std::vector<Task> tasks;
  std::vector<std::string> inspections;  ///< numbers of the reports
  std::vector<std::string> self_checks;  ///< numbers of the records
  std::vector<Finding> findings;
  std::vector<Letter> letters;
  std::vector<Ballot> ballots;
  std::vector<Rectification> rectification;
  std::vector<CarriedOver> carried_over;
  std::vector<Recheck> rechecks;
  std::vector<Return> returns;
  std::vector<Decision> decisions;
  std::vector<Event> events;
  std::vector<Bonus> bonuses;
  std::vector<Claim> claims;
  std::optional<int> rate_last_year;  ///< percent
};

/// The days that a year's assessment turns on.
struct Year {
  explicit Year(int year);
  int number, start, list_by, report_by, cutoff, submit_by;
};

/// "2025-U007-12": different for every thing on file.
std::string reference(const Year& year, const Dossier& unit, const char* kind, std::size_t number);

/// A unit as they come; all its chances shift with `quality` (mean 0, sd 1).
void fill_ordinary(Dossier& unit, const Year& year, double quality, Random& random);

/// Files nothing, is never inspected, has no event: all it has is the vote of the offices.
void fill_silent(Dossier& unit, const Year& year);

/// Good work, inspected, nothing found.
void fill_good(Dossier& unit, const Year& year);

/// How many edge units there are; each is made by hand to test one thing.
std::size_t edge_units();
void fill_edge(Dossier& unit, const Year& year, std::size_t which);

/// What the assessing offices vote, for a unit of that quality.
void vote(Dossier& unit, double quality, Random& random);

}  // namespace assess::evidence
