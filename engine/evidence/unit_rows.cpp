#include "evidence/unit_rows.hpp"

#include <algorithm>

namespace assess {

namespace {

/// Whether a folded key, its parts separated by \x1f, reads like that key.
bool reads_as(std::string_view folded, std::string_view key, std::size_t parts) {
  if (parts == 1) return folded == key;
  std::string text;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find('\x1f'), folded.size());
    if (end > 0) text += (text.empty() ? "" : " / ") + std::string(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return text == key;
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

UnitRows only_of_unit(const RowBatch& batch, std::string_view key, std::size_t parts) {
  UnitRows own;
  own.batch.number = batch.number;
  own.batch.file = batch.file;
  own.batch.values.resize(batch.values.size());
  own.batch.states.resize(batch.states.size());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (!reads_as(batch.keys[i], key, parts)) continue;
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
