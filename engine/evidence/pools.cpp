#include "evidence/pools.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "evidence/diagnostics.hpp"

namespace assess {

void warn_of_empty_pools(const Scheme& scheme, const Figures& figures, Diagnostics& notes) {
  if (scheme.ranking.pool.empty() || !scheme.group) return;
  const Quantity& group = scheme.quantities[*scheme.group];
  if (!std::holds_alternative<RosterColumn>(group.how) || !group.words.empty()) return;
  const Column& column = figures.quantities[*scheme.group];
  std::set<double> values;
  for (std::size_t u = 0; u < figures.units(); ++u)
    if (column.has_number(u)) values.insert(column.values[u]);
  std::vector<std::string> names;
  for (const double value : values)
    names.emplace_back(group.type == Type::text ? scheme.words->text(value) : to_text(value));
  std::ranges::sort(names);  // codes differ from run to run
  const auto has_units = [&](const std::string& name) {
    return std::ranges::binary_search(names, name);
  };
  for (const PooledGroup& pool : scheme.ranking.pool)
    if (has_units(pool.small) && !has_units(pool.joins))
      notes.add(evidence_complaint("empty-pool"), pool.at.place(), {pool.joins, pool.small},
                nearest(pool.joins, names));
}

}  // namespace assess
