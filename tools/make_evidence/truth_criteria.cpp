#include "truth_criteria.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "truth_marks.hpp"

namespace assess::evidence {

namespace {

/// Linear between the ordered values, as spreadsheets do it.
double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const double place = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

Mark efficacy(const Dossier& unit, const std::map<int, RateEdges>& edges) {
  const Mark own = check_rate(unit);
  if (own.state != Mark::value) return own;
  const auto [low, high] = edges.at(unit.group);
  const double x = own.points;
  if (x + tiny >= high) return points(4, 4);  // also where all are equal
  if (x < low) return points(4 * 0.6 * x / low, 4);
  return points(4 * (0.6 + 0.4 * (x - low) / (high - low)), 4);
}

Mark list_issued(const Dossier& unit, const Year& year) {
  if (unit.self.list.empty()) return missing;
  const int late = *unit.self.list_on - year.list_by;
  return {Mark::value, late <= 0 ? 4.0 : late <= 30 ? 3.0 : 2.0};
}

Mark completion(double rate) {
  const double r = rate + tiny;
  return {Mark::value, r >= 0.95  ? 10
                       : r >= 0.9 ? 9
                       : r >= 0.8 ? 7.5
                       : r >= 0.7 ? 5
                       : r >= 0.6 ? 3
                                  : 0.0};
}

Mark rating(const Dossier& unit) {
  constexpr std::array value{100.0, 80.0, 60.0, 40.0};
  std::vector<double> votes;
  for (const Ballot& ballot : unit.ballots)
    if (ballot.vote != unknown && (ballot.vote != poor || !ballot.reason.empty()))
      votes.push_back(value[ballot.vote]);
  if (votes.size() < 3) return not_applicable;
  std::sort(votes.begin(), votes.end());
  if (votes.size() >= 5) votes = {votes.begin() + 1, votes.end() - 1};
  double sum = 0;
  for (const double vote : votes) sum += vote;
  return ratio(sum / static_cast<double>(votes.size()), 100, 3);
}

}  // namespace

Mark check_rate(const Dossier& unit) {
  if (!unit.assessed || unit.sub_units == 0) return not_applicable;
  return {Mark::value, documented(unit.internal_checks) / unit.sub_units};
}

double severity_sum(const Dossier& unit) {
  constexpr std::array loss{2.0, 0.8, 0.2, 0.05};
  double sum = 0;
  for (const Finding& finding : unit.findings) sum += loss[finding.severity];
  return sum;
}

int own_check(const Dossier& unit) {
  return (unit.self_checks.empty() ? 0 : 1) + (unit.self.report.empty() ? 0 : 1);
}

std::map<int, RateEdges> rate_edges(const std::vector<Dossier>& units) {
  std::map<int, std::vector<double>> rates;
  for (const Dossier& unit : units)
    if (const Mark rate = check_rate(unit); rate.state == Mark::value)
      rates[unit.group].push_back(rate.points);
  std::map<int, RateEdges> edges;
  for (const auto& [group, of_group] : rates)
    edges[group] = of_group.size() < 5 ? RateEdges{0.5, 3}
                                       : RateEdges{std::max(0.1, percentile(of_group, 0.1)),
                                                   std::max(0.2, percentile(of_group, 0.9))};
  return edges;
}

void implementation_marks(Truth& truth, const Dossier& unit,
                          const std::map<int, RateEdges>& edges, const Year& year) {
  auto& mark = truth.criteria;
  mark["A1"] = list_issued(unit, year);
  std::set<int> days;
  for (const Dated& meeting : unit.meetings)
    if (!meeting.doc.empty()) days.insert(meeting.on);
  mark["A2"] = points(5 * static_cast<double>(days.size()) / (unit.group == 2 ? 2 : 4), 5);
  mark["A3"] = unit.sub_units == 0 ? not_applicable
               : !unit.self.signed_agreements
                   ? missing
                   : ratio(*unit.self.signed_agreements, unit.sub_units, 4);
  const double trainings = documented(unit.trainings) / 3;
  mark["A4"] = points(trainings <= 1 ? 3.5 * trainings : 3.5 + 0.5 * (trainings - 1) / 0.2, 4);
  double completed = 0, in_time = 0;
  for (const Task& task : unit.tasks) {
    if (!task.done || task.doc.empty()) continue;
    completed += *task.done <= year.cutoff ? 1 : 0;
    in_time += *task.done <= task.due ? 1 : 0;
  }
  const auto tasks = static_cast<double>(unit.tasks.size());
  mark["A5"] = tasks == 0 ? not_applicable : completion(completed / tasks);
  mark["A6"] = ratio(in_time, tasks, 4, 0.5);
  mark["A7"] = efficacy(unit, edges);
}

void inspection_marks(Truth& truth, const Dossier& unit, const Year& year) {
  auto& mark = truth.criteria;
  const SelfAssessment& self = unit.self;
  double own = (self.plan.empty() ? 0 : 1) + (unit.self_checks.empty() ? 0 : 2);
  if (!self.report.empty()) own += std::max(0.0, 2 - 0.5 * weeks(*self.report_on - year.report_by));
  mark["B1"] = points(own, 5);
  double loss = 0;
  for (const Finding& finding : unit.findings) {
    constexpr std::array each{2.0, 0.8, 0.2, 0.05};
    loss += each[finding.severity] * (finding.repeat ? 2 : 1);
  }
  const double uninspected[] = {0, 8 * 0.35, 8 * 0.7};
  mark["B2"] = points(unit.inspections.empty() ? uninspected[own_check(unit)] : 8 - loss, 8);
  double answered = 0;
  for (const Letter& letter : unit.letters)
    answered += letter.answered && *letter.answered <= letter.answer_by ? 1 : 0;
  mark["B3"] = ratio(answered, static_cast<double>(unit.letters.size()), 4, 0.5);
  mark["B4"] = rating(unit);
}

}  // namespace assess::evidence
