#include "evidence/overrides.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/points.hpp"
#include "base/spellings.hpp"
#include "base/text.hpp"
#include "evidence/diagnostics.hpp"

namespace assess {

namespace {

class OverrideReader {
 public:
  OverrideReader(const Scheme& scheme, const TableSpec& spec, TableReader& reader,
                 const Roster& roster, Diagnostics& notes)
      : scheme_(scheme), spec_(spec), reader_(reader), roster_(roster), notes_(notes) {}

  std::vector<Override> read() {
    std::vector<RowBatch> batches;
    reader_.read(
        1, [&](RowBatch&& batch, unsigned) { batches.push_back(std::move(batch)); }, notes_);
    for (const RowBatch& batch : batches)
      for (std::size_t i = 0; i < batch.size(); ++i) read_row(batch, i);
    std::ranges::sort(result_, [](const Override& a, const Override& b) {
      return std::tie(a.unit, a.node) < std::tie(b.unit, b.node);
    });
    return std::move(result_);
  }

 private:
  Lane cell(const RowBatch& batch, std::size_t i, const char* name) const {
    return batch.lane(*spec_.column(name), i);
  }
  std::string text(const RowBatch& batch, std::size_t i, const char* name) const {
    const Lane lane = cell(batch, i, name);
    return lane.state(0) == State::value ? std::string(scheme_.words->text(lane.value(0))) : "";
  }

  void read_row(const RowBatch& batch, std::size_t i) {
    const auto place = [&](const char* column) {
      return reader_.place(batch.file, batch.rows[i], spec_.column(column));
    };
    const auto unit = roster_.index.find(batch.keys[i]);
    if (!unit) {
      if (!roster_.left_out.contains(batch.keys[i]))
        notes_.add(evidence_complaint("unknown-unit"), reader_.place(batch.file, batch.rows[i]),
                   {batch.keys[i], "1", roster_.file},
                   Spellings(roster_.keys).nearest(batch.keys[i]));
      return;
    }
    const std::string key(roster_.keys[*unit]);
    const std::string id = text(batch, i, "node");
    const auto node = scheme_.node(id);
    if (!node) {
      std::vector<std::string> ids;
      for (const Node& known : scheme_.nodes) ids.push_back(known.id);
      return notes_.add(evidence_complaint("unknown-override"), place("node"), {key, id},
                        nearest(id, ids));
    }
    const Lane score = cell(batch, i, "score");
    const Lane date = cell(batch, i, "date");
    const Node& of = scheme_.nodes[*node];
    const Points most = of.out_of ? *of.out_of : of.points.value_or(Points{});
    if (score.state(0) == State::value && most.billionths > 0 &&
        (compare_decimals(score.value(0), 0) < 0 ||
         compare_decimals(score.value(0), most.value()) > 0))
      notes_.add(evidence_complaint("out-of-range"), place("score"),
                 {"score", to_text(score.value(0)), "0.." + to_text(most)});
    if (score.state(0) == State::missing)
      notes_.add(evidence_complaint("empty-cell"), place("score"), {"score"});
    for (const Override& other : result_)
      if (other.unit == *unit && other.node == *node)
        notes_.add(evidence_complaint("duplicate-override"), place("node"), {key, id});
    result_.push_back(
        {*unit, *node, score.value(0), score.state(0), absent, State::missing,
         text(batch, i, "document"), text(batch, i, "reason"),
         date.state(0) == State::value ? date_text(static_cast<int>(date.value(0))) : ""});
  }

  const Scheme& scheme_;
  const TableSpec& spec_;
  TableReader& reader_;
  const Roster& roster_;
  Diagnostics& notes_;
  std::vector<Override> result_;
};

}  // namespace

std::vector<Override> read_overrides(const Scheme& scheme, TableReader& reader,
                                     const Roster& roster, Diagnostics& notes) {
  const TableSpec& spec = scheme.tables[*scheme.table("overrides")];
  return OverrideReader(scheme, spec, reader, roster, notes).read();
}

}  // namespace assess
