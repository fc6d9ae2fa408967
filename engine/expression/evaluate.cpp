#include "expression/evaluate.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <string>

#include "base/text.hpp"
#include "expression/kernels.hpp"

namespace assess {

namespace {

/// Operands of one call; few have more than eight.
struct Operands {
  std::array<Lane, 8> few;
  std::vector<Lane> many;
  std::span<Lane> of(std::size_t count) {
    if (count <= few.size()) return {few.data(), count};
    many.resize(count);
    return many;
  }
};

bool all_constant(std::span<const Lane> lanes) {
  return std::ranges::all_of(lanes, &Lane::constant);
}

bool has_nil(const Lane& lane, std::size_t rows) {
  return lane.states && std::memchr(lane.states, static_cast<int>(State::nil),
                                    lane.constant ? 1 : rows) != nullptr;
}

/// `starts` is the only function that looks into a text.
void starts(std::span<const Lane> args, const Words& words, Outcome& out) {
  combine_states(args, out);
  for (std::size_t i = 0; i < out.rows; ++i)
    out.values[i] = present(out, i) && folded(words.text(args[0].value(i)))
                                           .starts_with(folded(words.text(args[1].value(i))))
                        ? 1.0
                        : 0.0;
  blank_absent(out);
}

/// Calls by their text: equal texts over the same rows are equal.
void find_calls(const Expr& expr, std::map<std::string, std::vector<const Expr*>>& calls) {
  if (expr.kind == Expr::Kind::call) calls[to_text(expr)].push_back(&expr);
  for (const Expr& arg : expr.args) find_calls(arg, calls);
}

}  // namespace

Evaluator::Buffer Evaluator::new_buffer() const {
  return {std::make_unique_for_overwrite<double[]>(batch_),
          std::make_unique_for_overwrite<State[]>(batch_)};
}

void Evaluator::share(std::span<const Expr* const> expressions) {
  std::map<std::string, std::vector<const Expr*>> alike;  // by text
  for (const Expr* expr : expressions) find_calls(*expr, alike);
  for (const auto& [text, calls] : alike) {
    if (calls.size() < 2) continue;
    for (const Expr* expr : calls) shared_of_[expr] = shared_.size();
    shared_.push_back({new_buffer(), {}});
  }
}

void Evaluator::start() {
  reset();
  for (Shared& one : shared_) one.known = false;
}

Outcome Evaluator::take(std::size_t rows) {
  if (used_ == buffers_.size()) buffers_.push_back(new_buffer());
  const Buffer& buffer = buffers_[used_++];
  return {buffer.values.get(), buffer.states.get(), rows};
}

Lane Evaluator::evaluate(const Expr& expr, const Leaves& leaves, std::size_t rows) {
  static constexpr double nothing = absent;
  switch (expr.kind) {
    case Expr::Kind::constant:
      return {&expr.number, nullptr, true};
    case Expr::Kind::absence:
      return {&nothing, &expr.state, true};
    case Expr::Kind::reference:
      return (expr.space == Space::row ? leaves.row : leaves.unit)[expr.index];
    case Expr::Kind::lookup:
      return lookup(expr, leaves, rows);
    default:
      return once(expr, leaves, rows);
  }
}

Lane Evaluator::once(const Expr& expr, const Leaves& leaves, std::size_t rows) {
  const auto found = shared_of_.find(&expr);
  if (found == shared_of_.end()) return call(expr, leaves, take(rows));
  Shared& shared = shared_[found->second];
  if (!shared.known) {
    const Buffer& buffer = shared.buffer;
    shared.result = call(expr, leaves, {buffer.values.get(), buffer.states.get(), rows});
    shared.known = true;
  }
  return shared.result;
}

Lane Evaluator::call(const Expr& expr, const Leaves& leaves, Outcome out) {
  const std::size_t rows = out.rows;
  const std::size_t mark = used_;  // the operands' buffers are free again after the call
  Operands operands;
  const auto lanes = operands.of(expr.args.size());
  for (std::size_t k = 0; k < lanes.size(); ++k) lanes[k] = evaluate(expr.args[k], leaves, rows);
  const bool is_column = expr.args[0].kind == Expr::Kind::reference;
  if (expr.function->apply == stated_day && is_column && !has_nil(lanes[0], rows))
    return lanes[0];  // nothing to change
  const bool constant = all_constant(lanes);
  if (constant) out.rows = 1;
  if (expr.function->apply)
    expr.function->apply(lanes, out);
  else
    starts(lanes, *words_, out);
  used_ = mark;
  return {out.values, out.has_states ? out.states : nullptr, constant};
}

Lane Evaluator::lookup(const Expr& expr, const Leaves& leaves, std::size_t rows) {
  Outcome out = take(rows);
  const std::size_t mark_used = used_;
  const Lookup& table = *expr.table;
  Operands key_operands;
  const auto keys = key_operands.of(expr.args.size());
  for (std::size_t k = 0; k < keys.size(); ++k) keys[k] = evaluate(expr.args[k], leaves, rows);
  std::vector<Lane> entries(table.entries.size());
  for (std::size_t e = 0; e < entries.size(); ++e)
    entries[e] = evaluate(table.entries[e], leaves, rows);
  Lane otherwise;
  if (!table.otherwise.empty()) otherwise = evaluate(table.otherwise[0], leaves, rows);

  combine_states(keys, out);
  std::vector<double> key(keys.size());
  for (std::size_t i = 0; i < rows; ++i) {
    if (!present(out, i)) continue;
    for (std::size_t k = 0; k < keys.size(); ++k) key[k] = keys[k].value(i);
    const long found = table.find(key.data());
    if (found < 0 && !otherwise.values) {
      mark(out, i, State::not_listed);
      continue;
    }
    const Lane& entry = found < 0 ? otherwise : entries[static_cast<std::size_t>(found)];
    out.values[i] = entry.value(i);
    if (entry.state(i) != State::value) mark(out, i, entry.state(i));
  }
  blank_absent(out);
  used_ = mark_used;
  return {out.values, out.has_states ? out.states : nullptr, false};
}

}  // namespace assess
