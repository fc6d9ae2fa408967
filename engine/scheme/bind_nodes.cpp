#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "expression/bind.hpp"
#include "scheme/diagnostics.hpp"
#include "scheme/draft.hpp"
#include "scheme/scopes.hpp"
#include "scheme/values.hpp"

namespace assess {

namespace {

/// Whether a section that was not understood may have held the parts of an item.
bool may_lack_sections(const Diagnostics& notes) {
  static constexpr std::array<std::string_view, 10> codes{
      "rules-not-utf8", "rules-empty", "open-section", "unknown-section", "missing-id",
      "each-cells",     "each-column", "unknown-node", "no-such-file",
      "item-circle"};
  return std::ranges::any_of(notes.list(), [](const Diagnostic& note) {
    return std::ranges::find(codes, note.kind->code) != codes.end();
  });
}

/// Reads the keys of one node. The node is written to at the end of each step only, because
/// binding may add quantities but never nodes.
class NodeReader {
 public:
  NodeReader(Draft& draft, std::size_t n, const IniSection& section)
      : draft_(draft), node_(draft.scheme.nodes[n]), section_(section), scope_(draft) {}

  void read() {
    const Scheme& scheme = draft_.scheme;
    if (node_.points) scope_.own["points"] = constant_of(node_.points->value(), Type::number);
    node_.scale = node_.points ? Scale{0, node_.points->value()} : scheme.scale;
    if (auto weight = grouped_setting(draft_, section_, "weight", scope_, node_.weight))
      node_.weight = std::move(*weight);
    read_missing();
    if (node_.kind == NodeKind::criterion)
      read_form();
    else
      read_parent();
    read_instead_cases();
    read_node_range();
    if (const IniKey* round = section_.find("round"))
      node_.round = read_rounding(round->value, draft_.notes);
    else if (node_.kind == NodeKind::total)
      node_.round = to_decimals(2);
  }

 private:
  Context context(const IniKey& key) const { return {key.value, draft_.notes}; }

  void read_missing() {
    const std::vector<std::string> words{"zero", "skip", "blank", "error"};
    const IniSection* scheme = draft_.section("scheme");
    const IniKey* general = scheme ? scheme->find("missing") : nullptr;
    const IniKey* own = section_.find("missing");
    std::size_t policy = draft_.scheme.has_points ? 0 : 1;
    if (general && std::ranges::find(words, general->value.text) != words.end())
      policy = *read_word(general->value, "missing", words, draft_.notes);
    if (own) policy = read_word(own->value, "missing", words, draft_.notes).value_or(policy);
    node_.missing = static_cast<MissingPolicy>(policy);
  }

  // ---- criteria -----------------------------------------------------------------------------

  void read_form() {
    const IniKey* key = section_.find("form");
    const std::string keyword = key ? key->value.text : "points";
    const auto form = form_named(keyword);
    if (!form) {
      std::vector<std::string> names;
      for_each_form([&](const FormInfo& known) { names.emplace_back(known.keyword); });
      return draft_.notes.add(rule_complaint("unknown-form"), key->value.place(), {keyword},
                              nearest(keyword, names));
    }
    FormUse use{*form, {}, {}, Within::all, {}, constant_of(1, Type::number),
                constant_of(0.5, Type::number), SharedRank::low};
    const FormInfo& form_info = info(*form);
    for (const Slot& slot : form_info.slots) read_slot(slot, use);
    if (form_info.compares) read_comparison(use);
    node_.form = std::move(use);
  }

  void read_slot(const Slot& slot, FormUse& use) {
    if (slot.kind == SlotKind::bands || slot.kind == SlotKind::corners) return read_steps(slot, use);
    const std::string key(slot.key);
    std::optional<Expr> value;
    const std::size_t errors = draft_.notes.errors();
    if (slot.kind == SlotKind::setting) {
      std::optional<Expr> otherwise;
      if (slot.otherwise) otherwise = constant_of(*slot.otherwise, Type::number);
      value = grouped_setting(draft_, section_, key, scope_, otherwise);
    } else if (slot.kind == SlotKind::condition) {
      if (const IniKey* given = section_.find(key))
        value = bound_expression(given->value, scope_, draft_.notes, Type::yes_no);
      else if (key == "value")
        value = named_like_node(Type::yes_no);
    } else {
      value = grouped_setting(draft_, section_, key, scope_, {});
      if (!value && draft_.notes.errors() == errors && key == "value")
        value = named_like_node(Type::number);
    }
    if (!value && draft_.notes.errors() == errors)
      draft_.notes.add(rule_complaint("missing-key"), section_.at.place(), {section_.at.text, key});
    Expr expr = value ? std::move(*value) : constant_of(0, Type::number);
    scope_.own[key] = expr;
    use.slots.push_back(std::move(expr));
  }

  /// `value` by default: the column (or defined name) named like the criterion.
  std::optional<Expr> named_like_node(Type type) {
    Snippet at = node_.at;
    at.text = node_.id;
    at.filled = true;
    Expr name;
    name.kind = Expr::Kind::name;
    name.name = node_.id;
    name.length = node_.id.size();
    const Context where{at, draft_.notes};
    auto bound = bind(name, scope_, where);
    if (bound && !require(*bound, type, where)) return {};
    return bound;
  }

  void read_steps(const Slot& slot, FormUse& use) {
    const bool bands = slot.kind == SlotKind::bands;
    bool found = false;
    for (const IniKey& key : section_.keys) {
      if (key.name != slot.key) continue;
      found = true;
      const auto parsed =
          bands ? read_bands(key.value, draft_.notes) : read_corners(key.value, draft_.notes);
      if (!parsed) continue;
      StepsForGroup steps;
      if (!key.suffix.empty()) steps.group = draft_.group_named(key.suffix, key.at);
      for (const ParsedStep& step : *parsed) {
        auto edge = bind(step.edge, scope_, context(key));
        auto points = bind(step.points, scope_, context(key));
        if (edge && points && require(*edge, Type::number, context(key)) &&
            require(*points, Type::number, context(key)))
          steps.steps.push_back({step.test, std::move(*edge), std::move(*points)});
      }
      if (steps.steps.size() == parsed->size()) check_steps(steps, bands, key);
      if (steps.group && !draft_.scheme.group)
        draft_.notes.add(rule_complaint("unused-group"), key.at.place(), {key.full()});
      use.steps.push_back(std::move(steps));
    }
    if (!found)
      draft_.notes.add(rule_complaint("missing-key"), section_.at.place(),
                       {section_.at.text, std::string(slot.key)});
    // groups first, then the line for all others
    std::ranges::stable_partition(use.steps, [](const StepsForGroup& s) { return s.group.has_value(); });
  }

  /// Edges fall with >=, rise with <=; corners rise. Only constants can be checked.
  void check_steps(const StepsForGroup& steps, bool bands, const IniKey& key) {
    const Expr* last = nullptr;
    BandTest last_test = BandTest::otherwise;
    for (const StepExpr& step : steps.steps) {
      if (step.test == BandTest::otherwise || !step.edge.is_constant()) {
        last = nullptr;
        continue;
      }
      const bool falls = step.test == BandTest::at_least || step.test == BandTest::above;
      const bool last_falls = last_test == BandTest::at_least || last_test == BandTest::above;
      if (last && !(bands ? follows(*last, last_test, step.edge, step.test, falls, last_falls)
                          : compare_decimals(last->number, step.edge.number) <= 0))
        draft_.notes.add(bands ? rule_complaint("unordered-bands") : rule_complaint("unordered-corners"),
                         key.value.place(step.edge.at, step.edge.length),
                         {to_text(step.edge), to_text(*last)});
      if (step.test != BandTest::equal) last = &step.edge, last_test = step.test;
    }
    if (bands && steps.steps.back().test != BandTest::otherwise)
      draft_.notes.add(rule_complaint("bands-without-else"), key.value.place());
    for (std::size_t s = 0; s + 1 < steps.steps.size(); ++s)
      if (steps.steps[s].test == BandTest::otherwise)
        draft_.notes.add(rule_complaint("unordered-bands"),
                         key.value.place(steps.steps[s + 1].edge.at, steps.steps[s + 1].edge.length),
                         {to_text(steps.steps[s + 1].edge), "else"});
  }

  static bool follows(const Expr& before, BandTest before_test, const Expr& edge, BandTest test,
                      bool falls, bool before_falls) {
    const auto order = compare_decimals(edge.number, before.number);
    if (test == BandTest::equal) return true;
    if (falls != before_falls) return false;
    if (order == 0)  // > 5 then >= 5 is the one point 5 more; the same test again is empty
      return (before_test == BandTest::above && test == BandTest::at_least) ||
             (before_test == BandTest::below && test == BandTest::at_most);
    return falls ? order < 0 : order > 0;
  }

  void read_comparison(FormUse& use) {
    if (const IniKey* within = section_.find("within")) {
      if (within->value.text == "all") {
        use.within = Within::all;
      } else if (within->value.text == "group") {
        use.within = Within::group;
      } else if (const auto by = bound_expression(within->value, scope_, draft_.notes, {})) {
        use.within = Within::by;
        use.by = draft_.quantity_of(*by, within->value);
      }
    }
    if (const IniKey* direction = section_.find("direction")) read_direction(*direction, use);
    if (const IniKey* constant = section_.find("constant")) {
      use.constant.reset();
      if (constant->value.text != "not_applicable") {
        use.constant = bound_expression(constant->value, scope_, draft_.notes, Type::number);
        if (use.constant && !use.constant->is_constant())
          draft_.notes.add(rule_complaint("not-constant"), constant->value.place(),
                           {constant->value.text});
      }
    }
    if (const IniKey* ties = section_.find("ties"))
      use.ties = read_word(ties->value, "ties", {"low", "mean"}, draft_.notes) == 1u
                     ? SharedRank::mean
                     : SharedRank::low;
  }

  void read_direction(const IniKey& key, FormUse& use) {
    const std::string& word = key.value.text;
    if (word == "higher" || word == "1" || word == "+1") return;
    if (word == "lower" || word == "-1" || word == "−1") {
      use.direction = constant_of(-1, Type::number);
      return;
    }
    read_word(key.value, "direction", {"higher", "lower", "1", "-1"}, draft_.notes);
  }

  // ---- items and the total ------------------------------------------------------------------

  void read_parent() {
    const IniKey* key = section_.find("aggregate");
    ParsedAggregate aggregate{draft_.scheme.has_points && node_.points ? "sum" : "mean", {}};
    if (key) aggregate = read_aggregate(key->value, draft_.notes).value_or(aggregate);
    if (const auto known = aggregation_named(aggregate.keyword, aggregate.parameter)) {
      node_.aggregation = *known;
    } else {
      std::vector<std::string> names;
      for_each_aggregation([&](const AggregationInfo& i) { names.emplace_back(i.keyword); });
      draft_.notes.add(rule_complaint("unknown-aggregate"), key->value.place(), {key->value.text},
                       nearest(aggregate.keyword, names));
    }
    if (const IniKey* policy = section_.find("not_applicable"))
      node_.not_applicable = static_cast<NotApplicablePolicy>(
          read_word(policy->value, "not_applicable", {"rescale", "lose", "fill"}, draft_.notes)
              .value_or(0));
    node_.policy_given = section_.find("not_applicable") != nullptr;
    if (const IniKey* basis = section_.find("basis"))
      node_.basis = read_points(basis->value, "basis", draft_.notes).value_or(Points{});
    node_.fill = grouped_setting(draft_, section_, "fill", scope_, {});
    if (node_.not_applicable == NotApplicablePolicy::fill && !section_.find("fill"))
      draft_.notes.add(rule_complaint("missing-key"), section_.at.place(),
                       {section_.at.text, "fill"});
    if (const IniKey* clamp = section_.find("clamp"))
      node_.clamp = read_word(clamp->value, "clamp", {"end", "each"}, draft_.notes) == 1u ? Clamp::each
                                                                                        : Clamp::end;
    if (node_.children.empty() && !may_lack_sections(draft_.notes))
      draft_.notes.add(node_.kind == NodeKind::total ? rule_complaint("no-criteria")
                                                     : rule_complaint("empty-item"),
                       node_.at.place(), {node_.id});
  }

  // ---- all nodes ----------------------------------------------------------------------------

  void read_instead_cases() {
    const IniKey* key = section_.find("instead");
    if (!key) return;
    const auto cases = read_instead(key->value, draft_.notes);
    if (!cases) return;
    for (const ParsedCase& one : *cases) {
      auto result = bind(one.result, scope_, context(*key));
      auto when = bind(one.when, scope_, context(*key));
      if (result && when && require(*result, Type::number, context(*key)) &&
          require(*when, Type::yes_no, context(*key)))
        node_.instead.push_back({std::move(*result), one.reason, std::move(*when)});
    }
  }

  void read_node_range() {
    const IniKey* key = section_.find("range");
    if (!key) return default_range();
    const auto range = read_range(key->value, draft_.notes);
    if (!range || !*range) return;  // `none`, or complained of
    auto low = bind((*range)->first, scope_, context(*key));
    auto high = bind((*range)->second, scope_, context(*key));
    if (!low || !high || !require(*low, Type::number, context(*key)) ||
        !require(*high, Type::number, context(*key)))
      return;
    if (low->is_constant() && high->is_constant() && low->number > high->number)
      draft_.notes.add(rule_complaint("bad-range"), key->value.place(), {key->value.text});
    node_.range = Range{std::move(*low), std::move(*high)};
  }

  /// 0..points; in a weight scheme the scale, for forms that give a part of it.
  void default_range() {
    const auto clamp_to = [&](Scale scale) {
      node_.range = Range{constant_of(scale.bottom, Type::number), constant_of(scale.top, Type::number)};
    };
    if (draft_.scheme.has_points) {
      if (node_.points) clamp_to(node_.scale);
    } else if (node_.kind == NodeKind::criterion && node_.form) {
      const FormInfo& form = info(node_.form->form);
      if (form.gives != Gives::own_scale && form.keyword != "points")
        clamp_to(node_.scale);
    }
  }

  Draft& draft_;
  Node& node_;
  const IniSection& section_;
  UnitScope scope_;
};

}  // namespace

void bind_nodes(Draft& draft) {
  static const IniSection no_total{"total", "", {}, {}, {}};
  for (std::size_t n = 0; n < draft.scheme.nodes.size(); ++n) {
    const Node& node = draft.scheme.nodes[n];
    const char* kind = node.kind == NodeKind::total       ? "total"
                       : node.kind == NodeKind::criterion ? "criterion"
                                                          : "item";
    const IniSection* section = draft.section(kind, node.kind == NodeKind::total ? "" : node.id);
    NodeReader(draft, n, section ? *section : no_total).read();
  }
}

}  // namespace assess
