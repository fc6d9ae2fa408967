#include "evidence/matters.hpp"

#include <algorithm>
#include <cmath>

#include "base/key_index.hpp"
#include "base/text.hpp"
#include "evidence/diagnostics.hpp"
#include "expression/evaluate.hpp"

namespace assess {

namespace {

struct Spot {
  std::size_t batch, row;
};

class Matters {
 public:
  Matters(const TableSpec& spec, std::vector<UnitRows>& batches, const TableReader& reader,
          const Roster& roster, const Words& words, Diagnostics& notes)
      : spec_(spec),
        batches_(batches),
        reader_(reader),
        roster_(roster),
        words_(words),
        notes_(notes) {}

  std::uint64_t settle() {
    std::size_t rows = 0;
    for (const UnitRows& batch : batches_) rows += batch.batch.size();
    matters_.expect(rows);
    for (std::size_t b = 0; b < batches_.size(); ++b) {
      weigh(batches_[b].batch);
      name(batches_[b]);
      constexpr std::size_t ahead = 16;
      for (std::size_t i = 0; i < words_of_keys_.size(); ++i) {
        if (i + ahead < words_of_keys_.size()) matters_.prefetch(words_of_keys_[i + ahead]);
        if (batches_[b].counts[i]) meet({b, i});
      }
    }
    // only when the row that stays is known: the order of the rows must not decide
    for (const auto& [spot, matter] : rivals_) settle(spot, kept_[matter]);
    return dropped_;
  }

 private:
  /// What `keep` compares, for the rows of a batch.
  void weigh(const RowBatch& batch) {
    weights_.emplace_back(batch.size(), 0.0);
    if (!spec_.keep || batch.size() == 0) return;
    Evaluator evaluator(batch.size(), words_);
    std::vector<Lane> lanes(batch.values.size());
    for (std::size_t c = 0; c < lanes.size(); ++c) lanes[c] = batch.lane(c, 0);
    const Lane lane = evaluator.evaluate(spec_.keep->by, {lanes, {}}, batch.size());
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const double x = lane.state(i) <= State::nil ? lane.value(i) : absent;
      weights_.back()[i] = spec_.keep->highest ? x : 0 - x;
    }
  }

  /// Makes a key for each row of a batch.
  void name(const UnitRows& rows) {
    const std::size_t size = 1 + spec_.unique.size();
    keys_.resize(rows.batch.size() * size);
    for (std::size_t i = 0; i < rows.batch.size(); ++i)
      keys_[i * size] = static_cast<double>(rows.units[i]);
    for (std::size_t k = 1; k < size; ++k) {
      const Lane lane = rows.batch.lane(spec_.unique[k - 1], 0);
      for (std::size_t i = 0; i < rows.batch.size(); ++i)
        keys_[i * size + k] = lane.state(i) == State::value
                                  ? lane.value(i) + 0.0  // -0 is 0
                                  : -1e300 - 1e290 * static_cast<int>(lane.state(i));
    }
    words_of_keys_.resize(rows.batch.size());
    for (std::size_t i = 0; i < rows.batch.size(); ++i)
      words_of_keys_[i] = KeyIndex::word_of(key_of(i));
  }

  /// The bytes of the unit and of what `unique` names: equal for rows of one matter.
  std::string_view key_of(std::size_t row) const {
    const std::size_t size = 1 + spec_.unique.size();
    return {reinterpret_cast<const char*>(&keys_[row * size]), size * sizeof(double)};
  }

  void meet(const Spot& spot) {
    const auto [matter, fresh] = matters_.try_emplace(key_of(spot.row), words_of_keys_[spot.row],
                                                      static_cast<std::uint32_t>(kept_.size()));
    if (fresh) return void(kept_.push_back(spot));
    Spot& kept = kept_[matter->second];
    rivals_.emplace_back(spot, matter->second);
    const double here = weight(spot), there = weight(kept);
    const bool better = here > there || (std::isnan(there) && !std::isnan(here));
    if (spec_.keep && better) std::swap(rivals_.back().first, kept);
  }

  void settle(const Spot& spot, const Spot& kept) {
    if (!spec_.keep) return complain("duplicate-matter", spot, kept);
    const double here = weight(spot), there = weight(kept);
    const bool ties = here == there || (std::isnan(here) && std::isnan(there));
    if (ties && !alike(spot, kept)) return complain("undecided-matter", spot, kept);
    drop(spot);
  }

  double weight(const Spot& spot) const { return weights_[spot.batch][spot.row]; }

  void drop(const Spot& spot) {
    batches_[spot.batch].counts[spot.row] = 0;
    ++dropped_;
  }

  bool alike(const Spot& a, const Spot& b) const {
    for (std::size_t c = 0; c < spec_.columns.size(); ++c) {
      const Lane x = batches_[a.batch].batch.lane(c, a.row),
                 y = batches_[b.batch].batch.lane(c, b.row);
      if (x.state(0) != y.state(0)) return false;
      if (x.state(0) <= State::nil && x.value(0) != y.value(0)) return false;
    }
    return true;
  }

  void complain(std::string_view code, const Spot& spot, const Spot& other) {
    std::vector<std::string> columns;
    for (const std::size_t column : spec_.unique) columns.push_back(spec_.columns[column].name);
    const auto& [batch, units, counts] = batches_[spot.batch];
    const RowBatch& first = batches_[other.batch].batch;
    const Place there = reader_.place(first.file, first.rows[other.row], spec_.unique[0]);
    const DiagnosticKind& kind = code == "duplicate-matter"
                                     ? evidence_complaint("duplicate-matter")
                                     : evidence_complaint("undecided-matter");
    notes_.add(kind, reader_.place(batch.file, batch.rows[spot.row], spec_.unique[0]),
               {std::string(roster_.keys[units[spot.row]]), joined(columns, ", "),
                there.file + ":" + (there.cell.empty() ? std::to_string(there.line) : there.cell)});
  }

  const TableSpec& spec_;
  std::vector<UnitRows>& batches_;
  const TableReader& reader_;
  const Roster& roster_;
  const Words& words_;
  Diagnostics& notes_;
  std::vector<std::vector<double>> weights_;
  std::vector<double> keys_;  ///< of the batch at hand
  std::vector<std::uint64_t> words_of_keys_;
  KeyIndex matters_;
  std::vector<Spot> kept_;                              ///< by matter: the row that stays
  std::vector<std::pair<Spot, std::uint32_t>> rivals_;  ///< the others, and their matter
  std::uint64_t dropped_ = 0;
};

}  // namespace

std::uint64_t settle_matters(const TableSpec& spec, std::vector<UnitRows>& batches,
                             const TableReader& reader, const Roster& roster, const Words& words,
                             Diagnostics& notes) {
  return Matters(spec, batches, reader, roster, words, notes).settle();
}

}  // namespace assess
