#include "evidence/unit_rows.hpp"

#include <algorithm>
#include <map>

namespace assess {

namespace {

/// A folded key, its parts separated by \x1f, as it stands among the figures.
std::string key_of(const std::string& folded, std::size_t parts) {
  if (parts == 1) return folded;
  std::string text;
  for (std::string_view rest = folded; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\x1f'), rest.size());
    if (end > 0) text += (text.empty() ? "" : " / ") + std::string(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return text;
}

UnitRows taken_from(const RowBatch& batch, const std::vector<std::size_t>& rows) {
  UnitRows own;
  own.batch.number = batch.number;
  own.batch.file = batch.file;
  own.batch.values.resize(batch.values.size());
  own.batch.states.resize(batch.states.size());
  for (const std::size_t i : rows) {
    own.batch.rows.push_back(batch.rows[i]);
    for (std::size_t c = 0; c < batch.values.size(); ++c) {
      own.batch.values[c].push_back(batch.values[c][i]);
      if (!batch.states[c].empty()) own.batch.states[c].push_back(batch.states[c][i]);
    }
  }
  own.units.assign(own.batch.size(), 0);
  own.counts.assign(own.batch.size(), 1);
  return own;
}

bool holds(const Lane& condition, std::size_t row) {
  return condition.state(row) <= State::nil && condition.value(row) != 0;
}

std::vector<Lane> lanes_of(const UnitRows& rows) {
  std::vector<Lane> lanes;
  for (std::size_t c = 0; c < rows.batch.values.size(); ++c) lanes.push_back(rows.batch.lane(c, 0));
  return lanes;
}

}  // namespace

WantedUnits::WantedUnits(const std::vector<std::string>& keys) {
  for (std::size_t k = 0; k < keys.size(); ++k) places_.emplace(keys[k], k);
}

std::vector<std::pair<std::size_t, UnitRows>> WantedUnits::rows_of(const RowBatch& batch,
                                                                   std::size_t parts) const {
  std::map<std::size_t, std::vector<std::size_t>> found;
  for (std::size_t i = 0; i < batch.size(); ++i)
    if (const auto place = places_.find(key_of(batch.keys[i], parts)); place != places_.end())
      found[place->second].push_back(i);
  std::vector<std::pair<std::size_t, UnitRows>> result;
  for (const auto& [place, rows] : found) result.emplace_back(place, taken_from(batch, rows));
  return result;
}

UnitEvaluator::UnitEvaluator(const Scheme& scheme, const std::vector<Column>& values,
                             std::size_t unit)
    : scheme_(scheme) {
  for (const Column& column : values)
    unit_.push_back(column.size() == 0
                        ? Lane{}
                        : Lane{column.values.data() + unit,
                               column.states.empty() ? nullptr : column.states.data() + unit,
                               true});
}

void UnitEvaluator::apply(const std::optional<Expr>& where, UnitRows& rows) const {
  if (!where) return;
  Evaluator evaluator(rows.batch.size(), *scheme_.words);
  const std::vector<Lane> lanes = lanes_of(rows);
  const Lane condition = evaluator.evaluate(*where, {lanes, unit_}, rows.batch.size());
  for (std::size_t i = 0; i < rows.batch.size(); ++i)
    if (!holds(condition, i)) rows.counts[i] = 0;
}

std::vector<UnitEvaluator::Row> UnitEvaluator::of_aggregate(const LedgerAggregate& how,
                                                            const UnitRows& rows,
                                                            std::vector<double>& days) const {
  const std::size_t n = rows.batch.size();
  Evaluator evaluator(n, *scheme_.words);
  const std::vector<Lane> lanes = lanes_of(rows);
  const auto evaluated = [&](const std::optional<Expr>& expr) {
    return expr ? evaluator.evaluate(*expr, {lanes, unit_}, n) : Lane{};
  };
  const Lane where = evaluated(how.where), value = evaluated(how.value), date = evaluated(how.date);
  const bool shares = how.function->kind == RowAggregate::Kind::share;
  std::vector<Row> result;
  for (std::size_t i = 0; i < n; ++i) {
    if (!rows.counts[i] || (how.where && !holds(where, i))) continue;
    if (how.value && !shares && value.state(i) > State::nil) continue;
    if (how.value && value.state(i) == State::not_applicable) continue;
    if (how.date && date.state(i) != State::value) continue;
    result.emplace_back(&rows, i);
    days.push_back(how.date ? date.value(i) : 0);
  }
  return result;
}

std::vector<UnitEvaluator::Row> UnitEvaluator::counted(const Quantity& quantity,
                                                       const std::vector<UnitRows>& rows) const {
  const auto* how = std::get_if<LedgerAggregate>(&quantity.how);
  std::vector<Row> result;
  std::vector<double> days;
  for (const UnitRows& batch : rows) {
    if (how) {
      for (const Row& row : of_aggregate(*how, batch, days)) result.push_back(row);
      continue;
    }
    for (std::size_t i = 0; i < batch.batch.size(); ++i)
      if (batch.counts[i]) result.emplace_back(&batch, i);
  }
  if (!how || !how->date || days.empty()) return result;
  const double last = *std::ranges::max_element(days);  // `latest` looks at the last day only
  std::vector<Row> latest;
  for (std::size_t k = 0; k < result.size(); ++k)
    if (days[k] == last) latest.push_back(result[k]);
  return latest;
}

}  // namespace assess
