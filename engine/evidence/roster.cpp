#include "evidence/roster.hpp"

#include <algorithm>
#include <mutex>

#include "base/text.hpp"
#include "evidence/diagnostics.hpp"
#include "evidence/row_filter.hpp"

namespace assess {

namespace {

/// All batches of a table, back in the order of its files.
std::vector<RowBatch> collect(TableReader& reader, unsigned threads, Diagnostics& notes) {
  std::vector<std::vector<RowBatch>> of_worker(threads);
  reader.read(
      threads,
      [&](RowBatch&& batch, unsigned worker) { of_worker[worker].push_back(std::move(batch)); },
      notes);
  std::vector<RowBatch> all;
  for (auto& batches : of_worker) std::ranges::move(batches, std::back_inserter(all));
  std::ranges::sort(all, [](const RowBatch& a, const RowBatch& b) {
    return std::tie(a.file, a.number) < std::tie(b.file, b.number);
  });
  return all;
}

/// The parts of a key that are there, as people read them.
std::string shown_key(std::string_view folded_key) {
  std::string text;
  while (!folded_key.empty()) {
    const std::size_t end = std::min(folded_key.find('\x1f'), folded_key.size());
    if (end > 0) text += (text.empty() ? "" : " / ") + std::string(folded_key.substr(0, end));
    folded_key.remove_prefix(std::min(end + 1, folded_key.size()));
  }
  return text;
}

bool is_empty_key(std::string_view key) {
  return std::ranges::all_of(key, [](char c) { return c == '\x1f'; });
}

/// Where a unit was first seen.
struct First {
  std::uint32_t unit;
  std::size_t file;
  RowId row;
};

class Builder {
 public:
  Builder(const Scheme& scheme, TableReader& reader, Diagnostics& notes)
      : scheme_(scheme), spec_(scheme.tables[0]), repeats_allowed_(!spec_.from.empty()), reader_(reader),
        notes_(notes), words_(*scheme.words) {}

  Roster build(std::vector<RowBatch> batches, const std::vector<std::vector<bool>>& counted) {
    std::size_t rows = 0;
    for (const RowBatch& batch : batches) rows += batch.size();
    roster_.keys.reserve(rows);
    roster_.rows.reserve(rows);
    roster_.index.reserve(rows);
    picked_.resize(batches.size());
    for (std::size_t b = 0; b < batches.size(); ++b) add(batches, b, counted[b]);
    take_columns(batches);
    take_names();
    return std::move(roster_);
  }

 private:
  void add(std::vector<RowBatch>& batches, std::size_t b, const std::vector<bool>& counted) {
    RowBatch& batch = batches[b];
    picked_[b].reserve(batch.size());
    for (std::size_t i = 0; i < batch.size(); ++i) {
      std::string& key = batch.keys[i];
      if (is_empty_key(key)) {
        notes_.add(evidence_complaint("no-key"), reader_.place(batch.file, batch.rows[i]),
                   {spec_.name, spec_.columns[spec_.key[0]].name});
        continue;
      }
      if (!counted[i]) {
        roster_.left_out.insert(std::move(key));
        continue;
      }
      const auto unit = static_cast<std::uint32_t>(roster_.keys.size());
      const auto [found, fresh] = roster_.index.try_emplace(key, unit);
      if (!fresh) {
        again(batches, b, i, found->second);
        continue;
      }
      roster_.keys.push_back(shown_key(key));
      roster_.rows.push_back(batch.rows[i]);
      seen_.push_back({unit, batch.file, batch.rows[i]});
      where_.push_back({static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(i)});
      picked_[b].push_back(static_cast<std::uint32_t>(i));
    }
  }

  void again(const std::vector<RowBatch>& batches, std::size_t b, std::size_t i, std::uint32_t unit) {
    const RowBatch& batch = batches[b];
    const Place first = reader_.place(seen_[unit].file, seen_[unit].row);
    const std::string line = first.cell.empty() ? std::to_string(first.line) : first.cell;
    if (!repeats_allowed_)
      return notes_.add(evidence_complaint("duplicate-unit"), reader_.place(batch.file, batch.rows[i]),
                        {roster_.keys[unit], first.file + ":" + line});
    const auto [fb, fi] = where_[unit];
    for (std::size_t c = 0; c < spec_.columns.size(); ++c) {
      const Lane here = batch.lane(c, i), there = batches[fb].lane(c, fi);
      const bool same = here.state(0) == there.state(0) &&
                        (here.state(0) > State::nil || here.value(0) == there.value(0));
      if (!same)
        notes_.add(evidence_complaint("changing-column"), reader_.place(batch.file, batch.rows[i], c),
                   {roster_.keys[unit], spec_.columns[c].name, first.file + ":" + line});
    }
  }

  /// One column after the other, freeing what was copied: the table is never there twice.
  void take_columns(std::vector<RowBatch>& batches) {
    const std::size_t units = roster_.keys.size();
    roster_.columns.resize(spec_.columns.size());
    for (std::size_t c = 0; c < spec_.columns.size(); ++c) {
      Column& column = roster_.columns[c];
      if (std::ranges::find(spec_.key, c) != spec_.key.end()) {
        if (is_named(c)) take_key_column(column, c);
        continue;
      }
      column.values.reserve(units);
      const bool plain = std::ranges::all_of(batches, [&](const RowBatch& b) { return b.states[c].empty(); });
      if (!plain) column.states.reserve(units);
      for (std::size_t b = 0; b < batches.size(); ++b) {
        const Lane lane = batches[b].lane(c, 0);
        for (const std::uint32_t i : picked_[b]) {
          column.values.push_back(lane.value(i));
          if (!plain) column.states.push_back(lane.state(i));
        }
        batches[b].values[c] = {};
        batches[b].states[c] = {};
      }
    }
  }

  /// Whether an expression asks for the column; a million different keys need no codes otherwise.
  bool is_named(std::size_t c) const {
    return std::ranges::any_of(scheme_.quantities, [&](const Quantity& quantity) {
      const auto* column = std::get_if<RosterColumn>(&quantity.how);
      return column && column->column == c;
    });
  }

  void take_key_column(Column& column, std::size_t c) {
    const auto part = std::ranges::find(spec_.key, c) - spec_.key.begin();
    column.values.resize(roster_.keys.size());
    for (const auto& [key, unit] : roster_.index) {
      std::string_view rest = key;
      for (std::ptrdiff_t k = 0; k < part; ++k) rest.remove_prefix(rest.find('\x1f') + 1);
      column.values[unit] = words_.code(rest.substr(0, rest.find('\x1f')));
    }
  }

  /// The column that a reader would call the unit: `unit`, or `name`, if it is not the key.
  void take_names() {
    for (const char* name : {"unit", "name"}) {
      const auto column = spec_.column(name);
      if (!column || spec_.columns[*column].type.type != Type::text ||
          std::ranges::find(spec_.key, *column) != spec_.key.end())
        continue;
      for (std::size_t u = 0; u < roster_.keys.size(); ++u)
        roster_.names.emplace_back(roster_.columns[*column].has_number(u)
                                       ? words_.text(roster_.columns[*column].values[u])
                                       : "");
      return;
    }
  }

  const Scheme& scheme_;
  const TableSpec& spec_;
  bool repeats_allowed_;
  TableReader& reader_;
  Diagnostics& notes_;
  Words& words_;
  Roster roster_;
  std::vector<First> seen_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> where_;  ///< batch and row of each unit
  std::vector<std::vector<std::uint32_t>> picked_;              ///< rows of each batch that are units
};

}  // namespace

std::optional<Roster> read_roster(const Scheme& scheme, TableReader& reader, unsigned threads,
                                  Diagnostics& notes) {
  const std::size_t errors = notes.errors();
  std::vector<RowBatch> batches = collect(reader, threads, notes);
  if (notes.errors() > errors) return {};  // rows before a damage are never the table
  std::vector<std::vector<bool>> counted;
  for (const RowBatch& batch : batches)
    counted.push_back(rows_that_count(scheme.tables[0].where, batch, *scheme.words));
  Roster roster = Builder(scheme, reader, notes).build(std::move(batches), counted);
  if (roster.units() == 0 && notes.errors() == errors) {
    const auto origins = reader.report().origins;
    notes.add(evidence_complaint("no-units"),
              {.file = origins.empty() ? "" : origins[0].file, .cell = {}, .excerpt = {}},
              {scheme.tables[0].name});
  }
  if (notes.errors() > errors) return {};
  return roster;
}

}  // namespace assess
