#include "report/result_workbook_formulas.hpp"

#include <algorithm>

#include "base/points.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

/// As the engine rounds: to nine places, then as the rules say. Spreadsheets round a half away from
/// zero, as decimals.
std::string rounded_formula(const std::string& x, const Rounding& rounding) {
  const std::string function = rounding.mode == RoundingMode::down ? "ROUNDDOWN"
                               : rounding.mode == RoundingMode::up ? "ROUNDUP"
                                                                   : "ROUND";
  const std::string snapped = "ROUND(" + x + ",9)";
  const int places = decimals(rounding);
  if (rounding == to_decimals(places, rounding.mode))
    return function + "(" + snapped + "," + std::to_string(places) + ")";
  const std::string step = to_text(rounding.step);
  return function + "(" + snapped + "/" + step + ",0)*" + step;
}

std::string test_of(BandTest test) {
  switch (test) {
    case BandTest::at_least:
      return ">=";
    case BandTest::above:
      return ">";
    case BandTest::at_most:
      return "<=";
    case BandTest::below:
      return "<";
    default:
      return "=";
  }
}

}  // namespace

ScoreFormulas::ScoreFormulas(const ResultBook& book)
    : book_(book),
      scheme_(book.assessment.scheme),
      at_(book.layout),
      missing_(quoted(state_word(State::missing, book.language))),
      not_applicable_(quoted(state_word(State::not_applicable, book.language))),
      all_others_(quoted("<>" + std::string(state_word(State::not_applicable, book.language)))) {}

std::string ScoreFormulas::here(std::optional<std::uint32_t> column, std::uint32_t row) const {
  return place(row, *column, Fix::column);
}

std::string ScoreFormulas::children(std::size_t n, std::uint32_t row, bool fixed) const {
  const auto& nodes = scheme_.nodes[n].children;
  return across(row, at_.nodes[nodes.front()], at_.nodes[nodes.back()], fixed);
}

std::string ScoreFormulas::trial_size(std::size_t n) const {
  return "=SUM(" + children(n, ScoresLayout::trial, false) + ")";
}

std::string ScoreFormulas::factor(std::size_t n) const {
  const std::string official = place(ScoresLayout::official, at_.nodes[n]);
  return "=IF(" + official + "=0,0," + place(ScoresLayout::trial, at_.nodes[n]) + "/" + official +
         ")";
}

std::string ScoreFormulas::applicable(std::size_t n, std::uint32_t row) const {
  const std::string scores = children(n, row, false);
  const std::string sizes = children(n, ScoresLayout::trial, true);
  if (book_.trial->parents[n]->missing_is_zero)
    return "=SUMIF(" + scores + "," + all_others_ + "," + sizes + ")";
  return "=SUMPRODUCT(ISNUMBER(" + scores + ")*" + sizes + ")";
}

std::string ScoreFormulas::of_children(std::size_t n, std::uint32_t row) const {
  const TrialParent& parent = *book_.trial->parents[n];
  const std::string sizes = children(n, ScoresLayout::trial, true), all = "SUM(" + sizes + ")";
  const bool points = parent.kind == TrialParent::Kind::points;
  std::string sum = "SUMPRODUCT(" + children(n, row, false) + ",";
  sum += (points ? children(n, ScoresLayout::weight, true) : sizes) + ")";
  if (!parent.some_lack) return parent.kind == TrialParent::Kind::mean ? sum + "/" + all : sum;
  const std::string applicable = here(at_.applicable[n], row);
  if (parent.policy == NotApplicablePolicy::lose)
    return parent.kind == TrialParent::Kind::mean ? sum + "/" + all : sum;
  if (parent.kind == TrialParent::Kind::mean) return sum + "/" + applicable;
  return sum + "*" + all + "/" + applicable;
}

/// With what is filled, the adjustments, and the range.
std::string ScoreFormulas::within_range(std::size_t n, std::uint32_t row) const {
  const TrialParent& parent = *book_.trial->parents[n];
  std::string score = of_children(n, row);
  if (at_.fill[n]) {
    const std::string sizes = children(n, ScoresLayout::trial, true);
    const std::string applicable = here(at_.applicable[n], row);
    const std::string filled = "SUMPRODUCT(" + children(n, row, false) + "," +
                               children(n, ScoresLayout::weight, true) + ")+" +
                               here(at_.fill[n], row) + "*(SUM(" + sizes + ")-" + applicable + ")";
    score = "IF(" + applicable + "<" + to_text(scheme_.nodes[n].basis) + "," + filled + "," +
            score + ")";
  }
  if (at_.moved[n]) score += "+" + here(at_.moved[n], row);
  if (parent.low) score = "MAX(" + to_text(*parent.low) + "," + score + ")";
  if (parent.high) score = "MIN(" + top(n) + "," + score + ")";
  return score;
}

/// A range that ends at the points of the node does so in a trial too.
std::string ScoreFormulas::top(std::size_t n) const {
  const Node& node = scheme_.nodes[n];
  const double high = *book_.trial->parents[n]->high;
  if (!node.points || node.points->value() != high) return to_text(high);
  return "SUM(" + children(n, ScoresLayout::trial, true) + ")";
}

std::string ScoreFormulas::score(std::size_t n, std::uint32_t row) const {
  const Node& node = scheme_.nodes[n];
  const TrialParent& parent = *book_.trial->parents[n];
  std::string score = within_range(n, row);
  if (node.out_of)
    score = "(" + score + ")*" + place(ScoresLayout::trial, at_.nodes[n], Fix::row) + "/SUM(" +
            children(n, ScoresLayout::trial, true) + ")";
  if (node.round) score = rounded_formula(score, *node.round);
  if (!parent.some_lack) return "=" + score;
  if (!at_.fill[n])
    score = "IF(" + here(at_.applicable[n], row) + "=0," + not_applicable_ + "," + score + ")";
  if (parent.missing_is_blank)
    score = "IF(COUNTIF(" + children(n, row, false) + "," + missing_ + ")>0," + missing_ + "," +
            score + ")";
  return "=" + score;
}

/// A score that stands for itself grows with the points of its node.
std::string ScoreFormulas::pinned(std::size_t n, double score) const {
  std::string formula = "=" + to_text(score);
  if (scheme_.has_points) formula += "*" + place(ScoresLayout::factor, at_.nodes[n], Fix::row);
  return formula;
}

/// How many units of the same list are in front of this one by `rest`.
std::string ScoreFormulas::equal_before(std::uint32_t row, const std::string& rest) const {
  std::string formula = "COUNTIFS(" + down(*at_.list, at_) + "," + here(at_.list, row);
  if (at_.behind) formula += "," + down(*at_.behind, at_) + "," + here(at_.behind, row);
  return formula + rest + leading() + ")";
}

/// Dense ranks count one unit of each rank only.
std::string ScoreFormulas::leading() const {
  return at_.leads ? "," + down(*at_.leads, at_) + ",1" : "";
}

std::string ScoreFormulas::leads(std::uint32_t row) const {
  std::string formula = "=IF(COUNTIFS(", between;
  for (const auto column :
       {at_.list, at_.behind, at_.tie_place, std::optional(at_.nodes[scheme_.total])}) {
    if (!column) continue;
    const std::string own = here(column, row);
    formula += between + place(ScoresLayout::first, *column, Fix::both) + ":" + own + "," + own;
    between = ",";
  }
  return formula + ")=1,1,0)";
}

std::string ScoreFormulas::rank(std::uint32_t row) const {
  const auto total = at_.nodes[scheme_.total];
  const std::string totals = "," + down(total, at_) + ",", own = place(row, total, Fix::column);
  const std::string better = scheme_.ranking.best_is_highest ? "\">\"&" : "\"<\"&";
  std::string formula = "=1+" + equal_before(row, totals + better + own);
  if (at_.behind)
    formula += "+COUNTIFS(" + down(*at_.list, at_) + "," + here(at_.list, row) + "," +
               down(*at_.behind, at_) + ",\"<\"&" + here(at_.behind, row) + leading() + ")";
  if (at_.tie_place)
    formula += "+" + equal_before(row, totals + own + "," + down(*at_.tie_place, at_) + ",\"<\"&" +
                                           here(at_.tie_place, row));
  if (scheme_.ranking.ties != Ties::fractional) return formula;
  std::string shared = totals + own;
  if (at_.tie_place) shared += "," + down(*at_.tie_place, at_) + "," + here(at_.tie_place, row);
  return formula + "+(" + equal_before(row, shared) + "-1)/2";
}

/// The best grade whose edge is reached, but none better than the limit.
std::string ScoreFormulas::grade(std::uint32_t row) const {
  const TrialStanding& standing = book_.trial->standing;
  const std::string total = place(row, at_.nodes[scheme_.total], Fix::column);
  std::string number, names;
  for (std::size_t e = 0; e < standing.edges.size(); ++e) {
    const Grade& grade = scheme_.grades[standing.grades[e]];
    const bool is_last = e + 1 == standing.edges.size();
    const std::string own = std::to_string(standing.grades[e] + 1);
    number += is_last ? own
                      : "IF(" + total + test_of(grade.test) + to_text(standing.edges[e]) + "," +
                            own + ",";
  }
  number += std::string(standing.edges.size() - 1, ')');
  if (at_.limit) number = "MAX(" + here(at_.limit, row) + "," + number + ")";
  for (const Grade& grade : scheme_.grades)
    names += "," + quoted(grade.name.empty() ? grade.id : grade.name.in(book_.language));
  return "=IF(ISNUMBER(" + total + "),CHOOSE(" + number + names + "),\"\")";
}

std::string ScoreFormulas::is_trial() const {
  const auto first = at_.nodes[scheme_.total];
  const auto last = *at_.remarks - 1;
  const auto row_of = [&](std::uint32_t row) {
    return "ROUND(" + place(row, first, Fix::both) + ":" + place(row, last, Fix::both) + ",9)";
  };
  return "SUMPRODUCT(--(" + row_of(ScoresLayout::official) + "<>" + row_of(ScoresLayout::trial) +
         "))>0";
}

}  // namespace assess
