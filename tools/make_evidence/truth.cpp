#include "truth.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "truth_criteria.hpp"

namespace assess::evidence {

namespace {

struct Part {
  const char* id;
  double points;
};

const std::map<std::string, std::vector<Part>> parts{
    {"A", {{"A1", 4}, {"A2", 5}, {"A3", 4}, {"A4", 4}, {"A5", 10}, {"A6", 4}, {"A7", 4}}},
    {"B", {{"B1", 5}, {"B2", 8}, {"B3", 4}, {"B4", 3}}},
    {"C", {{"C1", 3}, {"C2", 9}, {"C3", 6}, {"C4", 5}, {"C5", 5}, {"C6", 2}}},
    {"D", {{"D1", 3}, {"D2", 4}, {"D3", 4}, {"D4", 4}}}};

struct Sum {
  double earned = 0, applicable = 0, all = 0;
};

/// What is missing earns nothing; what does not apply leaves the basis.
Sum add_up(const Truth& truth, const std::string& item) {
  Sum sum;
  for (const Part& part : parts.at(item)) {
    const Mark& mark = truth.criteria.at(part.id);
    sum.all += part.points;
    if (mark.state == Mark::not_applicable) continue;
    sum.applicable += part.points;
    sum.earned += mark.state == Mark::value ? mark.points : 0;
  }
  return sum;
}

double rescaled(const Sum& sum) {
  return sum.earned * sum.all / sum.applicable;
}

double rectification(const Truth& truth, const Dossier& unit, const Year& year) {
  const Sum sum = add_up(truth, "C");
  const double own[] = {0, 0.3, 0.6};
  const double fill = unit.inspections.empty() ? own[own_check(unit)] : 0.85;
  const double score =
      sum.applicable >= 15 ? rescaled(sum) : sum.earned + fill * (30 - sum.applicable);
  double overdue = 0, repeats = 0;
  for (const Rectification& matter : unit.rectification) {
    const int days = year.cutoff - matter.due;
    if (!matter.closed && days >= 1) overdue += days > 90 ? 0.6 : 0.3;
  }
  std::set<std::string> kinds;
  for (const Finding& finding : unit.findings) {
    if (!finding.repeat) continue;
    repeats += kinds.insert(finding.kind).second ? 0.5 : 1;
  }
  return std::clamp(score - std::min(overdue, 4.0) - std::min(repeats, 3.0), 0.0, 30.0);
}

double bonus(const Dossier& unit) {
  constexpr std::array each{2.0, 1.5, 1.0, 0.5};
  double sum = 0;
  for (const Bonus& matter : unit.bonuses) sum += matter.doc.empty() ? 0 : each[matter.level];
  return std::min(sum, 3.0);
}

double late_filing(const Dossier& unit, const Year& year) {
  if (!unit.self.submitted_on) return 0;
  return std::min(2.0, 0.2 * std::max(0, *unit.self.submitted_on - year.submit_by));
}

double false_claims(const Dossier& unit) {
  double sum = 0;
  for (const Claim& claim : unit.claims) sum += claim.contradicted ? 2 : 0;
  return std::min(sum, 6.0);
}

void add_items(Truth& truth, const Dossier& unit, const Year& year) {
  constexpr std::array loss{0.0, 1.0, 2.0, 4.0, 8.0};
  double lost = 0;
  for (const Event& event : events_once(unit))
    lost += loss[static_cast<std::size_t>(event.level)] *
            (event.self_reported && event.corrected ? 0.5 : 1);
  const double earned = rescaled(add_up(truth, "D"));
  truth.items["A"] = rescaled(add_up(truth, "A"));
  truth.items["B"] = rescaled(add_up(truth, "B"));
  truth.items["C"] = rectification(truth, unit, year);
  truth.items["D"] = std::max(0.0, earned - lost);
  const double spill = std::min(5.0, std::max(0.0, lost - earned));
  double total = bonus(unit) - late_filing(unit, year) - false_claims(unit) - spill;
  for (const auto& [id, score] : truth.items) total += score;
  truth.total = two_decimals(std::clamp(total, 0.0, 100.0));
}

enum Grade { best, second, third, fourth };
constexpr std::array grade_names{"excellent", "good", "qualified", "unqualified"};

Grade by_cut_points(double total) {
  return total >= 90 ? best : total >= 80 ? second : total >= 60 ? third : fourth;
}

/// The best grade still possible.
Grade limit(const Truth& truth, const Dossier& unit, const Year& year) {
  const std::map<std::string, double> most{{"A", 35}, {"B", 20}, {"C", 30}, {"D", 15}};
  double lowest = 1, applicable = 0, lacking = 0;
  for (const auto& [id, score] : truth.items) lowest = std::min(lowest, score / most.at(id));
  for (const auto& [id, mark] : truth.criteria) {
    applicable += mark.state == Mark::not_applicable ? 0 : 1;
    lacking += mark.state == Mark::missing ? 1 : 0;
  }
  bool has_critical = false, long_overdue = false, level_three = false;
  for (const Finding& finding : unit.findings) has_critical |= finding.severity == critical;
  for (const Rectification& matter : unit.rectification)
    long_overdue |= matter.closed.value_or(year.cutoff) - matter.due > 90;
  for (const Event& event : events_once(unit)) level_three |= event.level == 3;
  if (lowest + 1e-9 < 0.4 || level_three) return third;
  if (lowest + 1e-9 < 0.7 || unit.inspections.empty() || (has_critical && long_overdue) ||
      lacking > 0.1 * applicable + 1e-9)
    return second;
  return best;
}

void grade(Truth& truth, const Dossier& unit, const Year& year) {
  truth.grade = grade_names[std::max(by_cut_points(truth.total), limit(truth, unit, year))];
  int contradicted = 0;
  bool veto = false;
  for (const Claim& claim : unit.claims) {
    contradicted += claim.contradicted && !claim.doc.empty() ? 1 : 0;
    veto |= claim.concealment && !claim.doc.empty();
  }
  for (const Event& event : events_once(unit))
    veto |= event.level == 4 && event.primary && !event.doc.empty();
  const bool in_vain = !unit.self.submitted_on && unit.self.reminded.value_or(false);
  if (veto || contradicted >= 3 || in_vain) {
    truth.grade = "unqualified";
    truth.ranked = Truth::last;
  } else if (unit.founded_on > year.cutoff - 184) {
    truth.grade = "not_graded";
    truth.ranked = Truth::no;
  }
  if (in_vain) truth.total = 0;
}

}  // namespace

std::vector<Event> events_once(const Dossier& unit) {
  std::vector<Event> events;
  for (const Event& event : unit.events) {
    const auto same = std::find_if(events.begin(), events.end(),
                                   [&](const Event& other) { return other.id == event.id; });
    if (same == events.end())
      events.push_back(event);
    else if (event.level > same->level)
      *same = event;
  }
  return events;
}

double two_decimals(double x) {
  const double billionths = std::floor(x * 1e9 + 0.5);
  return std::floor((billionths + 5e6) / 1e7) / 100;
}

Truth score(const Dossier& unit, const std::map<int, RateEdges>& edges, const Year& year) {
  Truth truth;
  truth.code = unit.code;
  truth.group = unit.group;
  truth.severe = severity_sum(unit);
  implementation_marks(truth, unit, edges, year);
  inspection_marks(truth, unit, year);
  rectification_marks(truth, unit, year);
  accountability_marks(truth, unit);
  add_items(truth, unit, year);
  grade(truth, unit, year);
  return truth;
}

std::vector<Truth> truth_of(const std::vector<Dossier>& units, const Year& year) {
  std::vector<Truth> truths;
  const auto edges = rate_edges(units);
  for (const Dossier& unit : units)
    if (unit.assessed) truths.push_back(score(unit, edges, year));
  stand(truths);
  return truths;
}

}  // namespace assess::evidence
