#include "analysis/comparison.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "analysis/called_alike.hpp"
#include "base/text.hpp"

namespace assess {

namespace {

Points difference(Points a, Points b) {
  return {a.billionths - b.billionths};
}

/// Who is who, by key and by what the roster knows a unit as.
class Names {
 public:
  explicit Names(const std::vector<PublishedUnit>& units) {
    for (std::size_t u = 0; u < units.size(); ++u) keys_.emplace(folded(units[u].key), u);
  }
  std::optional<std::size_t> find(const std::string& key) const {
    const auto found = keys_.find(folded(key));
    return found == keys_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::unordered_map<std::string, std::size_t> keys_;
};

/// Changes of the parts, in the order of the new result; they add up to the change of the total.
std::vector<Part> changes_of(const std::vector<Part>& before, const std::vector<Part>& after) {
  std::vector<Part> changes;
  const auto add = [&](const Part& part, Int128 amount) {
    const auto same = [&](const Part& one) { return one.kind == part.kind && one.id == part.id; };
    const auto found = std::ranges::find_if(changes, same);
    if (found != changes.end())
      found->points.billionths += amount;
    else
      changes.push_back({part.kind, part.id, {amount}});
  };
  for (const Part& part : after) add(part, part.points.billionths);
  for (const Part& part : before) add(part, -part.points.billionths);
  std::erase_if(changes, [](const Part& part) { return part.points.billionths == 0; });
  return changes;
}

/// Then all was done by the evidence.
bool same_rules(const Comparison& c) {
  return !c.before.sha256.empty() && c.before.sha256 == c.after.sha256 &&
         c.before.trial == c.after.trial;
}

class Comparer {
 public:
  Comparer(Comparison& c, const PublishedResult* between)
      : c_(c),
        between_(same_rules(c) ? &c.before : between),
        old_names_(c.before.units),
        new_names_(c.after.units) {
    if (between_) between_names_.emplace(between_->units);
  }

  void compare_units() {
    std::vector<bool> matched(c_.before.units.size(), false);
    for (std::size_t u = 0; u < c_.after.units.size(); ++u) {
      c_.units.push_back(change_of(u, matched));
      if (c_.units.back().before) matched[*c_.units.back().before] = true;
    }
    std::vector<std::size_t> fresh;
    for (const UnitChange& one : c_.units)
      if (one.fate == UnitFate::fresh) fresh.push_back(*one.after);
    const CalledAlike alike(c_.after.units, fresh);
    for (std::size_t u = 0; u < matched.size(); ++u)
      if (!matched[u])
        c_.units.push_back({UnitFate::gone, u, {}, {}, {}, {}, {}, alike.find(c_.before.units[u])});
  }

 private:
  UnitChange change_of(std::size_t u, const std::vector<bool>& matched) const {
    const PublishedUnit& unit = c_.after.units[u];
    UnitChange change{UnitFate::fresh, {}, u, {}, {}, {}, {}, {}};
    if (const auto same = old_names_.find(unit.key)) {
      change.before = same;
      const std::string& old_name = c_.before.units[*same].name;
      const bool other = !old_name.empty() && !unit.name.empty() && old_name != unit.name;
      change.fate = other ? UnitFate::renamed : UnitFate::same;
    } else {
      for (const std::string& name : unit.known_as) {
        const auto old = old_names_.find(name);
        if (!old || matched[*old] || new_names_.find(name)) continue;  // that one has its own row
        change.before = old;
        change.fate = UnitFate::renamed;
        break;
      }
    }
    if (change.before) compare_totals(change);
    return change;
  }

  void compare_totals(UnitChange& change) const {
    const PublishedUnit& was = c_.before.units[*change.before];
    const PublishedUnit& is = c_.after.units[*change.after];
    if (!was.total || !is.total) return;
    change.change = difference(*is.total, *was.total);
    change.parts = changes_of(was.parts, is.parts);
    const auto u = between_ ? between_names_->find(was.key) : std::nullopt;
    if (!u || !between_->units[*u].total) return;
    change.rules = difference(*between_->units[*u].total, *was.total);
    change.data = difference(*is.total, *between_->units[*u].total);
  }

  Comparison& c_;
  const PublishedResult* between_;
  Names old_names_, new_names_;
  std::optional<Names> between_names_;
};

/// Half away from zero, in integers.
Points mean_of(Int128 sum, std::size_t count, int decimals) {
  Int128 unit = 1'000'000'000;
  for (int d = 0; d < decimals; ++d) unit /= 10;
  const Int128 whole = unit * static_cast<Int128>(count), magnitude = sum < 0 ? -sum : sum;
  const Int128 rounded = (magnitude + whole / 2) / whole * unit;
  return {sum < 0 ? -rounded : rounded};
}

ChangeSummary summary_of(const Comparison& c) {
  ChangeSummary summary;
  Int128 change = 0, rules = 0;
  bool split = true;
  for (const UnitChange& one : c.units) {
    summary.fresh += one.fate == UnitFate::fresh;
    summary.gone += one.fate == UnitFate::gone;
    summary.renamed += one.fate == UnitFate::renamed;
    if (!one.before || !one.after) continue;
    const PublishedUnit &was = c.before.units[*one.before], &is = c.after.units[*one.after];
    summary.grades += was.grade != is.grade;
    summary.ranks += was.rank != is.rank;
    if (!one.change) continue;
    ++summary.compared;
    change += one.change->billionths;
    split = split && one.rules;
    if (one.rules) rules += one.rules->billionths;
  }
  if (summary.compared == 0) return summary;
  summary.mean = mean_of(change, summary.compared, c.decimals);
  if (!split) return summary;
  summary.rules = mean_of(rules, summary.compared, c.decimals);
  summary.data = difference(*summary.mean, *summary.rules);  // so that what is printed adds up
  return summary;
}

std::vector<GroupChange> groups_of(const Comparison& c) {
  struct Sums {
    std::size_t units = 0;
    Int128 before = 0, after = 0;
  };
  std::vector<std::string> order;
  std::map<std::string, Sums> sums;
  for (const UnitChange& one : c.units) {
    if (!one.change) continue;
    const PublishedUnit& is = c.after.units[*one.after];
    if (!sums.contains(is.group)) order.push_back(is.group);
    Sums& group = sums[is.group];
    ++group.units;
    group.before += c.before.units[*one.before].total->billionths;
    group.after += is.total->billionths;
  }
  std::vector<GroupChange> groups;
  for (const std::string& name : order) {
    const Sums& group = sums[name];
    groups.push_back({name, group.units, mean_of(group.before, group.units, c.decimals),
                      mean_of(group.after, group.units, c.decimals)});
  }
  return groups;
}

}  // namespace

Comparison compare(PublishedResult before, PublishedResult after, const PublishedResult* between) {
  Comparison c;
  c.decimals = std::max(before.decimals, after.decimals);
  c.before = std::move(before);
  c.after = std::move(after);
  Comparer(c, between).compare_units();
  c.groups = groups_of(c);
  c.rules = rule_changes(c.before, c.after);
  c.summary = summary_of(c);
  return c;
}

}  // namespace assess
