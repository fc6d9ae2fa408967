#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "expression/bind.hpp"
#include "scheme/diagnostics.hpp"
#include "scheme/draft.hpp"
#include "scheme/scopes.hpp"
#include "scheme/values.hpp"

namespace assess {

namespace {

constexpr std::array edge_keys{
    std::pair{"at_least", BandTest::at_least}, std::pair{"above", BandTest::above},
    std::pair{"at_most", BandTest::at_most}, std::pair{"below", BandTest::below}};

std::optional<std::size_t> grade_named(const Scheme& scheme, std::string_view id) {
  for (std::size_t g = 0; g < scheme.grades.size(); ++g)
    if (scheme.grades[g].id == id) return g;
  return {};
}

std::optional<std::size_t> read_grade_id(Draft& draft, const IniKey& key) {
  const auto grade = grade_named(draft.scheme, key.value.text);
  if (grade) return grade;
  std::vector<std::string> ids;
  for (const Grade& known : draft.scheme.grades) ids.push_back(known.id);
  draft.notes.add(rule_complaint("unknown-grade"), key.value.place(), {key.value.text},
                  nearest(key.value.text, ids));
  return {};
}

std::optional<double> read_share(const Snippet& value, std::string_view key, Diagnostics& notes) {
  const std::string_view text = trimmed(value.text);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool percent = error == std::errc{} && std::string_view(end, text.data() + text.size()) == "%";
  if (percent || (error == std::errc{} && end == text.data() + text.size())) {
    const double share = percent ? number / 100 : number;
    if (share >= 0 && share <= 1) return share;
  }
  notes.add(rule_complaint("bad-value"), value.place(),
            {value.text, std::string(key), "0% .. 100%"});
  return {};
}

int read_count(const Snippet& value, std::string_view key, Diagnostics& notes) {
  int number = 0;
  const std::string& text = value.text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size() && number >= 0) return number;
  notes.add(rule_complaint("bad-value"), value.place(),
            {text, std::string(key), both("a whole number", "整数")});
  return 0;
}

void read_grade(Draft& draft, const IniSection& section) {
  Grade grade;
  grade.id = section.id;
  grade.name = read_text(section, "name");
  if (grade.name.empty()) grade.name.en = grade.id;
  grade.follow_up = read_text(section, "follow_up");
  grade.at = section.at;
  UnitScope scope(draft);
  for (const auto& [key, test] : edge_keys) {
    const auto of_key = [&](const IniKey& k) { return k.name == key; };
    if (std::ranges::none_of(section.keys, of_key)) continue;
    if (grade.test != BandTest::otherwise) {
      draft.notes.add(rule_complaint("duplicate-key"),
                      std::ranges::find_if(section.keys, of_key)->at.place(),
                      {key, std::to_string(section.at.line)});
      continue;
    }
    grade.test = test;
    grade.edge = grouped_setting(draft, section, key, scope, {});
  }
  if (const IniKey* quota = section.find("quota"))
    grade.quota = read_share(quota->value, "quota", draft.notes);
  draft.scheme.grades.push_back(std::move(grade));
}

/// Edges of a group: the constants that its units see, best grade first.
std::optional<double> edge_of(const Expr& edge, std::string_view group) {
  if (edge.is_constant()) return edge.number;
  if (edge.kind != Expr::Kind::call || edge.name != "if") return {};
  for (std::size_t k = 0; k + 1 < edge.args.size(); k += 2) {
    const Expr& test = edge.args[k];
    if (test.args.size() == 2 && test.args[1].name == group && edge.args[k + 1].is_constant())
      return edge.args[k + 1].number;
  }
  if (edge.args.back().is_constant()) return edge.args.back().number;
  return {};
}

void check_order(Draft& draft, std::string_view group) {
  const Grade* last = nullptr;
  double last_edge = 0;
  for (const Grade& grade : draft.scheme.grades) {
    if (!grade.edge) continue;
    const auto edge = edge_of(*grade.edge, group);
    if (!edge) {
      last = nullptr;
      continue;
    }
    const bool falls = grade.test == BandTest::at_least || grade.test == BandTest::above;
    const bool last_falls =
        last && (last->test == BandTest::at_least || last->test == BandTest::above);
    if (last && (falls != last_falls ? true : falls ? *edge >= last_edge : *edge <= last_edge) &&
        !(falls != last_falls && !last_falls && *edge >= last_edge))
      draft.notes.add(rule_complaint("unordered-grades"), grade.at.place(),
                      {to_text(*edge), grade.id, to_text(last_edge), falls ? both("fall", "递减") : both("rise", "递增")});
    last = &grade;
    last_edge = *edge;
  }
}

std::vector<std::string> groups_of_grades(const Draft& draft) {
  std::vector<std::string> groups{""};
  for (const IniSection& section : draft.file.sections)
    if (section.kind == "grade")
      for (const IniKey& key : section.keys)
        if (std::ranges::any_of(edge_keys, [&](const auto& e) { return e.first == key.name; }) &&
            std::ranges::find(groups, key.suffix) == groups.end())
          groups.push_back(key.suffix);
  return groups;
}

/// The last edge must reach the end of the total's range, or some total gets no grade.
void check_reach(Draft& draft) {
  const Scheme& scheme = draft.scheme;
  const Grade* last = nullptr;
  for (const Grade& grade : scheme.grades)
    if (grade.edge) last = &grade;
  const Node& total = scheme.nodes[scheme.total];
  if (!last || !total.range || !total.range->low.is_constant() || !total.range->high.is_constant())
    return;
  double low = total.range->low.number, high = total.range->high.number;
  if (total.out_of && total.points && total.points->billionths > 0) {
    low *= total.out_of->value() / total.points->value();
    high *= total.out_of->value() / total.points->value();
  }
  for (const std::string& group : groups_of_grades(draft)) {
    const auto edge = edge_of(*last->edge, group);
    if (!edge) continue;
    const bool falls = last->test == BandTest::at_least || last->test == BandTest::above;
    const bool open = last->test == BandTest::above || last->test == BandTest::below;
    const double end = falls ? low : high;
    const auto order = compare_decimals(*edge, end);
    if (falls ? order > 0 || (open && order == 0) : order < 0 || (open && order == 0))
      return draft.notes.add(rule_complaint("grades-with-gap"), last->at.place(), {to_text(end)});
  }
}

// ---- adjustments ----------------------------------------------------------------------------

std::optional<AdjustmentKind> adjustment_kind(std::string_view section) {
  if (section == "bonus") return AdjustmentKind::bonus;
  if (section == "deduction") return AdjustmentKind::deduction;
  if (section == "limit") return AdjustmentKind::limit;
  if (section == "veto") return AdjustmentKind::veto;
  return {};
}

void read_adjustment(Draft& draft, const IniSection& section, AdjustmentKind kind) {
  Scheme& scheme = draft.scheme;
  Adjustment one;
  one.id = section.id;
  one.kind = kind;
  one.name = read_text(section, "name");
  if (one.name.empty()) one.name.en = one.id;
  one.because = read_text(section, "because");
  one.at = section.at;
  one.node = scheme.total;
  if (const IniKey* item = section.find("item")) {
    const auto node = scheme.node(item->value.text);
    if (node && scheme.nodes[*node].kind != NodeKind::criterion)
      one.node = *node;
    else
      draft.notes.add(rule_complaint("unknown-item"), item->value.place(), {item->value.text});
  }
  UnitScope scope(draft);
  if (const auto& points = scheme.nodes[one.node].points)
    scope.own["points"] = constant_of(points->value(), Type::number);
  if (const IniKey* when = section.find("when"))
    one.when = bound_expression(when->value, scope, draft.notes, Type::yes_no);
  one.value = grouped_setting(draft, section, "value", scope, {});
  one.score = grouped_setting(draft, section, kind == AdjustmentKind::limit ? "score_at_most" : "score",
                              scope, {});
  if (const IniKey* cap = section.find("cap")) one.cap = read_points(cap->value, "cap", draft.notes);
  if (const IniKey* spill = section.find("spill"))
    one.spill = read_points(spill->value, "spill", draft.notes).value_or(Points{});
  for (const char* key : {"at_most", "grade"})
    if (const IniKey* grade = section.find(key)) one.grade = read_grade_id(draft, *grade);
  if (kind == AdjustmentKind::limit && !section.find("at_most") && !section.find("score_at_most"))
    draft.notes.add(rule_complaint("missing-key"), section.at.place(), {section.at.text, "at_most"});
  if (const IniKey* ranked = section.find("ranked"))
    one.ranked = static_cast<VetoRanked>(
        read_word(ranked->value, "ranked", {"last", "no", "yes"}, draft.notes).value_or(0));
  scheme.nodes[one.node].adjustments.push_back(scheme.adjustments.size());
  scheme.adjustments.push_back(std::move(one));
}

// ---- ranking --------------------------------------------------------------------------------

void read_order_keys(Draft& draft, const IniKey& key) {
  const auto order = read_order(key.value, draft.notes);
  if (!order) return;
  UnitScope scope(draft);
  const Context context{key.value, draft.notes};
  for (const ParsedOrder& one : *order) {
    const auto bound = bind(one.expr, scope, context);
    if (bound)
      draft.scheme.ranking.order.push_back({one.lowest, draft.quantity_of(*bound, key.value)});
  }
}

void read_pools(Draft& draft, const IniSection& section) {
  for (const IniKey& key : section.keys) {
    if (key.name != "pool") continue;
    if (!draft.scheme.group)
      draft.notes.add(rule_complaint("unused-group"), key.at.place(), {key.full()});
    draft.scheme.ranking.pool.push_back({draft.group_named(key.suffix, key.at),
                                         draft.group_named(key.value.text, key.value), key.value});
  }
}

}  // namespace

void read_grades(Draft& draft) {
  for (const IniSection& section : draft.file.sections)
    if (section.kind == "grade" && !section.id.empty()) read_grade(draft, section);
  for (const std::string& group : groups_of_grades(draft)) check_order(draft, group);
}

void read_adjustments(Draft& draft) {
  for (const IniSection& section : draft.file.sections)
    if (const auto kind = adjustment_kind(section.kind); kind && !section.id.empty())
      read_adjustment(draft, section, *kind);
}

void read_ranking(Draft& draft) {
  check_reach(draft);
  const IniSection* section = draft.section("ranking");
  if (!section) return;
  Ranking& ranking = draft.scheme.ranking;
  const auto word = [&](const char* key, const std::vector<std::string>& words) -> std::size_t {
    const IniKey* found = section->find(key);
    return found ? read_word(found->value, key, words, draft.notes).value_or(0) : 0;
  };
  const auto count = [&](const char* key) {
    const IniKey* found = section->find(key);
    return found ? read_count(found->value, key, draft.notes) : 0;
  };
  ranking.best_is_highest = word("best", {"highest", "lowest"}) == 0;
  ranking.exact_basis = word("basis", {"published", "exact"}) == 1;
  ranking.ties =
      static_cast<Ties>(word("ties", {"competition", "dense", "fractional", "ordinal"}));
  ranking.within_group = word("within", {"group", "all"}) == 0;
  ranking.quota_rounding = static_cast<QuotaRounding>(word("quota_rounding", {"down", "nearest", "up"}));
  ranking.quota_ties_all = word("quota_ties", {"none", "all"}) == 1;
  ranking.quota_ties_given = section->find("quota_ties") != nullptr;
  ranking.quota_min = count("quota_min");
  ranking.min_group = static_cast<std::size_t>(count("min_group"));
  read_pools(draft, *section);
  if (const IniKey* order = section->find("order")) read_order_keys(draft, *order);
}

}  // namespace assess
