#include "evidence/accumulate.hpp"

#include <algorithm>
#include <cmath>

#include "base/points.hpp"

namespace assess {

using Kind = RowAggregate::Kind;

Accumulator::Accumulator(const LedgerAggregate& aggregate, std::size_t units)
    : kind_(aggregate.function->kind), argument_(aggregate.argument) {
  if (aggregate.function->streams && kind_ != Kind::distinct) counts_.resize(units);
  if (kind_ == Kind::share) holds_.resize(units);
  if (kind_ == Kind::sum || kind_ == Kind::mean) sums_.resize(units);
  if (kind_ == Kind::min || kind_ == Kind::max) extremes_.resize(units);
}

void Accumulator::fault(std::uint32_t unit, State state) { faults_.emplace_back(unit, state); }

void Accumulator::add(const RowSlice& slice, const Lane* value, const Lane* date) {
  if (value && value->states)
    for (std::size_t i = 0; i < slice.units.size(); ++i)
      if (slice.counts[i] && is_fault(value->state(i))) fault(slice.units[i], value->state(i));
  switch (kind_) {
    case Kind::count:
      return add_count(slice, value);
    case Kind::sum:
    case Kind::mean:
      return add_sum(slice, *value);
    case Kind::share:
      return add_share(slice, *value);
    case Kind::min:
    case Kind::max:
      return add_extreme(slice, *value);
    default:
      return add_kept(slice, *value, date);
  }
}

void Accumulator::add_count(const RowSlice& slice, const Lane* value) {
  for (std::size_t i = 0; i < slice.units.size(); ++i)
    counts_[slice.units[i]] += slice.counts[i] && (!value || value->state(i) <= State::nil);
}

void Accumulator::add_sum(const RowSlice& slice, const Lane& value) {
  for (std::size_t i = 0; i < slice.units.size(); ++i) {
    if (!slice.counts[i] || value.state(i) > State::nil) continue;
    ++counts_[slice.units[i]];
    sums_[slice.units[i]].add(value.value(i));
  }
}

/// A condition that cannot be told does not hold, but its row is there: an open task is no proof.
void Accumulator::add_share(const RowSlice& slice, const Lane& value) {
  for (std::size_t i = 0; i < slice.units.size(); ++i) {
    if (!slice.counts[i] || value.state(i) == State::not_applicable) continue;
    ++counts_[slice.units[i]];
    holds_[slice.units[i]] += value.state(i) <= State::nil && value.value(i) != 0;
  }
}

void Accumulator::add_extreme(const RowSlice& slice, const Lane& value) {
  for (std::size_t i = 0; i < slice.units.size(); ++i) {
    if (!slice.counts[i] || value.state(i) > State::nil) continue;
    double& extreme = extremes_[slice.units[i]];
    const double x = value.value(i);
    if (counts_[slice.units[i]]++ == 0 || (kind_ == Kind::min ? x < extreme : x > extreme))
      extreme = x;
  }
}

void Accumulator::add_kept(const RowSlice& slice, const Lane& value, const Lane* date) {
  for (std::size_t i = 0; i < slice.units.size(); ++i) {
    if (!slice.counts[i] || value.state(i) > State::nil) continue;
    if (date && date->state(i) != State::value) continue;
    kept_.push_back({slice.units[i], value.value(i), date ? date->value(i) : 0});
  }
}

void Accumulator::merge(Accumulator&& other) {
  for (std::size_t u = 0; u < extremes_.size(); ++u) {
    if (other.counts_[u] == 0) continue;
    const double x = other.extremes_[u];
    if (counts_[u] == 0 || (kind_ == Kind::min ? x < extremes_[u] : x > extremes_[u])) extremes_[u] = x;
  }
  for (std::size_t u = 0; u < counts_.size(); ++u) counts_[u] += other.counts_[u];
  for (std::size_t u = 0; u < holds_.size(); ++u) holds_[u] += other.holds_[u];
  for (std::size_t u = 0; u < sums_.size(); ++u) sums_[u].merge(other.sums_[u]);
  kept_.insert(kept_.end(), other.kept_.begin(), other.kept_.end());
  faults_.insert(faults_.end(), other.faults_.begin(), other.faults_.end());
}

Column Accumulator::finish(std::size_t units) {
  Column column{std::vector<double>(units, 0.0), {}};
  if (counts_.empty()) {
    column = finish_kept(units);
  } else {
    for (std::size_t u = 0; u < units; ++u) {
      const auto n = static_cast<double>(counts_[u]);
      if (counts_[u] == 0 && kind_ != Kind::sum && kind_ != Kind::count) {
        column.set(u, State::not_applicable);
        continue;
      }
      if (kind_ == Kind::count) column.values[u] = n;
      if (kind_ == Kind::sum) column.values[u] = sums_[u].value();
      if (kind_ == Kind::mean) column.values[u] = sums_[u].value() / n;
      if (kind_ == Kind::share) column.values[u] = static_cast<double>(holds_[u]) / n;
      if (!extremes_.empty()) column.values[u] = extremes_[u];
    }
  }
  std::ranges::sort(faults_);
  for (const auto& [unit, state] : faults_) column.set(unit, state);
  return column;
}

Column Accumulator::finish_kept(std::size_t units) {
  std::ranges::sort(kept_);  // by unit, then value and date: the order of rows is gone
  Column column{std::vector<double>(units, 0.0), {}};
  std::vector<double> values;
  auto at = kept_.begin();
  for (std::uint32_t u = 0; u < units; ++u) {
    auto end = at;
    while (end != kept_.end() && end->unit == u) ++end;
    values.clear();
    double last_day = at == end ? 0 : at->date;
    for (auto row = at; row != end; ++row) last_day = std::max(last_day, row->date);
    for (auto row = at; row != end; ++row)
      if (kind_ != Kind::latest || row->date == last_day) values.push_back(row->value);
    at = end;
    const bool single = kind_ == Kind::latest || kind_ == Kind::only;
    if (values.empty()) {
      if (kind_ != Kind::distinct) column.set(u, single ? State::missing : State::not_applicable);
    } else if (single && compare_decimals(values.front(), values.back()) != 0) {
      column.set(u, State::not_single);
    } else if (kind_ == Kind::only && values.size() > 1) {
      column.set(u, State::not_single);
    } else {
      column.values[u] = single ? values.front() : finish_values(kind_, values, argument_);
      if (std::isnan(column.values[u])) column.set(u, State::not_applicable);
    }
  }
  return column;
}

}  // namespace assess
