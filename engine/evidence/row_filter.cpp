#include "evidence/row_filter.hpp"

#include "expression/evaluate.hpp"

namespace assess {

std::vector<bool> rows_that_count(const std::optional<Expr>& where, const RowBatch& batch,
                                  const Words& words) {
  std::vector<bool> counts(batch.size(), true);
  if (!where || batch.size() == 0) return counts;
  Evaluator evaluator(batch.size(), words);
  std::vector<Lane> lanes(batch.values.size());
  for (std::size_t c = 0; c < lanes.size(); ++c) lanes[c] = batch.lane(c, 0);
  const Lane holds = evaluator.evaluate(*where, {lanes, {}}, batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i)
    counts[i] = holds.state(i) <= State::nil && holds.value(i) != 0;
  return counts;
}

}  // namespace assess
