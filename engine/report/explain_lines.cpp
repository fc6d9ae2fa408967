#include "report/explain_lines.hpp"

#include <algorithm>
#include <cmath>

#include "base/points.hpp"
#include "base/text.hpp"
#include "report/explain_words.hpp"

namespace assess {

namespace {

std::string names_of(const Assessment& a, const std::vector<std::size_t>& nodes) {
  std::vector<std::string> ids;
  for (const std::size_t n : nodes) ids.push_back(shown(a.scheme.nodes[n].id));
  return joined(ids, ", ");
}

const AccountLine* line_of(const ExplainedNode& one, AccountStep step) {
  const auto found = std::ranges::find(one.account, step, &AccountLine::step);
  return found == one.account.end() ? nullptr : &*found;
}

/// Steps that follow the first one, as far as they are no children.
void add_later_steps(const Assessment& a, const ExplainedNode& one, Language language,
                     std::vector<std::string>& lines) {
  for (const AccountLine& line : one.account) {
    const bool told = line.step == AccountStep::form || line.step == AccountStep::child ||
                      line.step == AccountStep::instead || line.step == AccountStep::aggregate;
    if (told || shows_as_zero(line.amount)) continue;
    lines.push_back(filled_in(
        {"{0}: {1}", "{0}：{1}"},
        {account_text(a, one.node, line, language), amount_text(a.scheme, one.node, line.amount)},
        language));
  }
}

std::string missing_text(const Node& node, Language language) {
  constexpr Message zero{"no evidence: counts as 0", "无佐证：计0分"},
      skip{"no evidence: left out like what does not apply", "无佐证：按不适用处理"},
      blank{"no evidence: no score", "无佐证：无得分"};
  const Message& text = node.missing == MissingPolicy::zero   ? zero
                        : node.missing == MissingPolicy::skip ? skip
                                                              : blank;
  return std::string(text.in(language));
}

/// Why a case of `instead` stands there: its reason, or what it gives.
std::string instead_text(const Assessment& a, const ExplainedNode& one, Language language) {
  const std::string why = one.reason.empty() ? points_text(a, one, language) : shown(one.reason);
  return filled_in({"by the rule for this case: {0}", "按该情形的规定：{0}"}, {why}, language);
}

bool is_instead(const ExplainedNode& one) {
  return line_of(one, AccountStep::instead) || !one.reason.empty();
}

/// Parts that add up, and by how much they were scaled up for those that do not apply.
std::string sum_text(const Assessment& a, const ExplainedNode& one, Language language) {
  const Node& node = a.scheme.nodes[one.node];
  const AggregationInfo& how = info(node.aggregation);
  double parts = 0;
  for (const AccountLine& line : one.account)
    if (line.step == AccountStep::child) parts += line.amount;
  const bool is_sum = how.keyword == "sum";
  const bool scaled = is_sum && one.applicable > 0 && one.applicable < one.all &&
                      node.not_applicable != NotApplicablePolicy::lose &&
                      !line_of(one, AccountStep::filled);
  const std::string sum = figure(snapped(parts));
  const std::string name(is_sum ? Message{"sum of its parts", "各部分之和"}.in(language)
                                : how.summary.in(language));
  if (!scaled) return filled_in({"{0}: {1}", "{0}：{1}"}, {name, sum}, language);
  return filled_in({"{0}: {1} × {2} ÷ {3} = {4}", "{0}：{1} × {2} ÷ {3} = {4}"},
                   {name, figure(snapped(parts * one.applicable / one.all)), figure(one.all),
                    figure(one.applicable), sum},
                   language);
}

std::string left_out_text(const Assessment& a, const ExplainedNode& one, Language language) {
  const bool lost = a.scheme.nodes[one.node].not_applicable == NotApplicablePolicy::lose;
  constexpr Message without{"left out: {0}", "不计：{0}"}, as_0{"counts as 0: {0}", "计0分：{0}"};
  return filled_in(lost ? as_0 : without, {names_of(a, one.not_applicable)}, language);
}

}  // namespace

std::vector<std::string> criterion_lines(const Assessment& a, const ExplainedNode& one,
                                         Language language) {
  std::vector<std::string> lines;
  if (one.working) {
    const AccountLine* form = line_of(one, AccountStep::form);
    const std::string points = figure(form ? form->amount : one.score);
    const bool computed = one.working->sum != points;
    lines.push_back(filled_in(
        {"{0}: {1}", "{0}：{1}"},
        {one.working->before.in(language), (computed ? one.working->sum + " = " : "") + points},
        language));
  } else if (is_instead(one)) {
    lines.push_back(instead_text(a, one, language));
  }
  if (one.state == State::missing && std::isnan(one.score))
    lines.push_back(missing_text(a.scheme.nodes[one.node], language));
  add_later_steps(a, one, language, lines);
  return lines;
}

std::vector<std::string> parent_lines(const Assessment& a, const ExplainedNode& one,
                                      Language language) {
  std::vector<std::string> lines;
  const AccountLine* whole = line_of(one, AccountStep::aggregate);
  if (line_of(one, AccountStep::child)) {
    lines.push_back(sum_text(a, one, language));
    if (!one.not_applicable.empty()) lines.push_back(left_out_text(a, one, language));
  } else if (whole) {
    const Message& how = info(a.scheme.nodes[one.node].aggregation).summary;
    lines.push_back(filled_in({"{0}: {1}", "{0}：{1}"},
                              {std::string(how.in(language)), figure(whole->amount)}, language));
  } else if (is_instead(one)) {
    lines.push_back(instead_text(a, one, language));
  }
  add_later_steps(a, one, language, lines);
  return lines;
}

}  // namespace assess
