#include "evidence/roster.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <shared_mutex>

#include "base/text.hpp"
#include "base/unset.hpp"
#include "evidence/alike_units.hpp"
#include "evidence/column_packer.hpp"
#include "evidence/diagnostics.hpp"
#include "evidence/in_order.hpp"
#include "evidence/repeated_keys.hpp"
#include "evidence/row_filter.hpp"

namespace assess {

namespace {

/// The parts of a key that are there, as people read them.
std::string shown_key(std::string_view folded_key) {
  if (folded_key.find('\x1f') == std::string_view::npos) return std::string(folded_key);
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

/// A batch, and which units its rows are.
struct NumberedBatch {
  RowBatch batch;
  std::size_t first_unit = 0;
  std::vector<std::uint32_t> picked = {};  ///< rows that are units: first_unit and so on
  std::vector<std::uint32_t> others = {};  ///< rows that are not
};

/// Units of a file, by its first rows; 0: not known. At most so many that room which is never used
/// is no burden.
std::size_t expected_units(const RowBatch& first) {
  constexpr double most = 4e6;
  if (first.share <= 0) return 0;
  return static_cast<std::size_t>(
      std::min(most, 1.01 * static_cast<double>(first.size()) / first.share + 64));
}

/// What is wrong with a row; told once the table is read, because a place is a look into the file.
struct Trouble {
  const DiagnosticKind* kind;
  std::size_t file;
  RowId row;
  std::optional<std::size_t> column;
  std::optional<std::uint32_t> unit;  ///< that was there already
};

/// Units of a file begin there; files come one after the other.
struct FileStart {
  std::size_t unit, file;
};

template <typename T>
void copy_picked(const std::vector<T>& from, const std::vector<std::uint32_t>& picked, T* to) {
  if (picked.size() == from.size())  // mostly all
    std::ranges::copy(from, to);
  else
    std::ranges::transform(picked, to, [&](std::uint32_t row) { return from[row]; });
}

std::vector<bool> columns_that_are_no_keys(const TableSpec& spec) {
  std::vector<bool> others(spec.columns.size(), true);
  for (const std::size_t key : spec.key) others[key] = false;
  return others;
}

class Builder {
 public:
  Builder(const Scheme& scheme, const TableReader& reader, Diagnostics& notes)
      : scheme_(scheme),
        spec_(scheme.tables[0]),
        repeats_allowed_(!spec_.from.empty()),
        reader_(reader),
        notes_(notes),
        words_(*scheme.words),
        packer_(columns_that_are_no_keys(spec_)) {}

  /// Which rows are units, or one more row of a unit; of several batches at once, in any order.
  void pick(NumberedBatch& numbered) const {
    const RowBatch& batch = numbered.batch;
    numbered.picked.clear();
    numbered.others.clear();
    const auto counts = rows_that_count(spec_.where, batch, words_);
    for (std::uint32_t i = 0; i < batch.size(); ++i)
      (counts[i] && !is_empty_key(batch.keys[i]) ? numbered.picked : numbered.others).push_back(i);
  }

  /// Which units they are; batches come in the order of the files, one at a time.
  void number(NumberedBatch& numbered) {
    const RowBatch& batch = numbered.batch;
    if (batch.number == 0 && !repeats_allowed_)  // rows of a ledger are more than its units
      expect(units_ + expected_units(batch));
    for (const std::uint32_t i : numbered.others)
      if (is_empty_key(batch.keys[i]))
        note(evidence_complaint("no-key"), batch.file, batch.rows[i]);
      else
        roster_.left_out.insert(batch.keys[i]);
    numbered.first_unit = units_;
    if (starts_.empty() || starts_.back().file != batch.file)
      starts_.push_back({units_, batch.file});
    if (repeats_allowed_) drop_repeated(numbered);
    units_ += numbered.picked.size();
    make_room();
    if (!repeats_allowed_) return;
    append(numbered);
    compare_repeated(batch);
  }

  /// Takes the values of numbered rows, of several batches at once.
  void take_values(NumberedBatch& numbered) {
    if (!repeats_allowed_) append(numbered);  // else that was done
  }

  Roster finish(bool looked_up, unsigned threads) {
    roster_.columns = std::move(packer_.columns());
    if (!repeats_allowed_) find_repeated(threads);
    for (std::size_t c = 0; c < spec_.columns.size(); ++c)
      if (is_key(c) && is_named(c)) roster_.columns[c] = key_column(c);
    if (!repeats_allowed_ && (looked_up || !spec_.known_as.empty())) fill_index();
    if (has_parts_) show_keys();
    for (const Trouble& one : troubles_) tell(one);
    warn_of_alike();
    take_names();
    add_further_names();
    return std::move(roster_);
  }

 private:
  bool is_key(std::size_t c) const { return std::ranges::find(spec_.key, c) != spec_.key.end(); }

  void note(const DiagnosticKind& kind, std::size_t file, RowId row,
            std::optional<std::uint32_t> unit = {}, std::optional<std::size_t> column = {}) {
    troubles_.push_back({&kind, file, row, column, unit});
  }

  /// Makes room at once: what grows is copied, and leaves holes of its former sizes. Memory that is
  /// not touched yet costs nothing. Nobody may write meanwhile.
  void expect(std::size_t units) {
    const std::unique_lock lock(growing_);
    most_ = units;
    roster_.keys.reserve(units);
    rows_.reserve(units);
  }

  /// For the units so far. What is there stays where it is: others may write there meanwhile.
  void make_room() {
    if (units_ > most_) expect(2 * units_);
    roster_.keys.resize(units_);
    rows_.resize(units_);
  }

  /// Leaves one row of each unit that is new.
  void drop_repeated(NumberedBatch& numbered) {
    auto next = static_cast<std::uint32_t>(units_);
    std::erase_if(numbered.picked, [&](std::uint32_t i) {
      const auto [found, fresh] = roster_.index.try_emplace(numbered.batch.keys[i], next);
      fresh ? void(++next) : void(repeated_.emplace_back(i, found->second));
      return !fresh;
    });
  }

  void append(NumberedBatch& numbered) {
    const std::shared_lock lock(growing_);
    auto& [batch, first, picked, others] = numbered;
    if (roster_.keys.put(first, batch.keys, picked).find('\x1f') != std::string_view::npos)
      has_parts_ = true;
    copy_picked(batch.rows, picked, rows_.data() + first);
    packer_.take(batch, picked, first);
  }

  /// Where a unit may have several rows, they agree.
  void compare_repeated(const RowBatch& batch) {
    for (const auto& [i, unit] : repeated_)
      for (std::size_t c = 0; c < spec_.columns.size(); ++c) {
        if (is_key(c)) continue;
        const Lane here = batch.lane(c, i);
        const auto [value, state] = packer_.columns()[c].at(unit);
        const bool same = here.state(0) == state && (state > State::nil || here.value(0) == value);
        if (!same) note(evidence_complaint("changing-column"), batch.file, batch.rows[i], unit, c);
      }
    repeated_.clear();
  }

  /// Where each unit may have one row only, all rows were numbered; this takes it back.
  void find_repeated(unsigned threads) {
    for (const auto& [unit, first] : repeated_keys(roster_.keys, threads)) {
      note(evidence_complaint("duplicate-unit"), file_of(unit), rows_[unit], first);
      not_units_.push_back(unit);
    }
    if (!not_units_.empty())
      std::ranges::stable_sort(troubles_, {},
                               [](const Trouble& one) { return std::pair(one.file, one.row); });
  }

  bool is_unit(std::uint32_t u) const { return !std::ranges::binary_search(not_units_, u); }

  void fill_index() {
    roster_.index.expect(roster_.keys.size());
    constexpr std::size_t ahead = 16;
    for (std::uint32_t u = 0; u < roster_.keys.size(); ++u) {
      if (u + ahead < roster_.keys.size())
        roster_.index.prefetch(KeyIndex::word_of(roster_.keys[u + ahead]));
      roster_.index.try_emplace_lasting(roster_.keys[u], u);
    }
  }

  /// What looks at the folded keys still finds them.
  void show_keys() {
    for (std::size_t u = 0; u < roster_.keys.size(); ++u)
      if (roster_.keys[u].find('\x1f') != std::string_view::npos)
        roster_.keys.set(u, shown_key(roster_.keys[u]));
  }

  std::size_t file_of(std::uint32_t unit) const {
    return std::prev(std::ranges::upper_bound(starts_, unit, {}, &FileStart::unit))->file;
  }

  Place place_of(std::uint32_t unit) const { return reader_.place(file_of(unit), rows_[unit]); }

  void warn_of_alike() const {
    if (not_units_.empty())
      return warn_of_alike_units(
          roster_.keys, [&](std::uint32_t u) { return place_of(u); }, notes_);
    std::vector<std::uint32_t> units;
    std::vector<std::string_view> keys;
    for (std::uint32_t u = 0; u < roster_.keys.size(); ++u)
      if (is_unit(u)) units.push_back(u), keys.push_back(roster_.keys[u]);
    warn_of_alike_units(
        keys, [&](std::uint32_t k) { return place_of(units[k]); }, notes_);
  }

  void tell(const Trouble& one) {
    const Place place = reader_.place(one.file, one.row, one.column);
    if (!one.unit)
      return notes_.add(*one.kind, place, {spec_.name, spec_.columns[spec_.key[0]].name});
    std::vector<std::string> words{std::string(roster_.keys[*one.unit])};
    if (one.column) words.push_back(spec_.columns[*one.column].name);
    const Place first = place_of(*one.unit);
    const std::string line = first.cell.empty() ? std::to_string(first.line) : first.cell;
    words.push_back(first.file + ":" + line);
    notes_.add(*one.kind, place, std::move(words));
  }

  /// Whether an expression asks for the column; a million different keys need no codes otherwise.
  bool is_named(std::size_t c) const {
    return std::ranges::any_of(scheme_.quantities, [&](const Quantity& quantity) {
      const auto* column = std::get_if<RosterColumn>(&quantity.how);
      return column && column->column == c;
    });
  }

  PackedColumn key_column(std::size_t c) const {
    const auto part = std::ranges::find(spec_.key, c) - spec_.key.begin();
    Column column{std::vector<double>(roster_.keys.size()), {}};
    for (std::size_t u = 0; u < roster_.keys.size(); ++u) {
      std::string_view rest = roster_.keys[u];
      for (std::ptrdiff_t k = 0; k < part; ++k) rest.remove_prefix(rest.find('\x1f') + 1);
      column.values[u] = words_.code(rest.substr(0, rest.find('\x1f')));
    }
    return PackedColumn(column);
  }

  /// The column that a reader would call the unit: `unit`, or `name`, if it is not the key.
  void take_names() {
    for (const char* name : {"unit", "name"}) {
      const auto column = spec_.column(name);
      if (!column || spec_.columns[*column].type.type != Type::text ||
          std::ranges::find(spec_.key, *column) != spec_.key.end())
        continue;
      const Column names = roster_.columns[*column].unpacked(1);
      for (std::size_t u = 0; u < names.size(); ++u)
        roster_.names.emplace_back(names.has_number(u) ? words_.text(names.values[u]) : "");
      return;
    }
  }

  /// Other tables may call a unit by what stands in these columns.
  void add_further_names() {
    if (!spec_.known_as.empty()) roster_.known_as.resize(roster_.keys.size());
    for (const std::size_t c : spec_.known_as) {
      const Column names = roster_.columns[c].unpacked(1);
      for (std::uint32_t u = 0; u < names.size(); ++u) {
        if (!is_unit(u) || !names.has_number(u)) continue;
        const std::string name(words_.text(names.values[u]));
        roster_.known_as[u].push_back(name);
        const auto [found, fresh] = roster_.index.try_emplace(folded(name), u);
        if (!fresh && found->second != u)
          notes_.add(
              evidence_complaint("shared-name"), reader_.place(file_of(u), rows_[u], c),
              {std::string(roster_.keys[u]), name, std::string(roster_.keys[found->second])});
      }
    }
  }

  const Scheme& scheme_;
  const TableSpec& spec_;
  bool repeats_allowed_;
  const TableReader& reader_;
  Diagnostics& notes_;
  Words& words_;
  ColumnPacker packer_;
  Roster roster_;
  UnsetVector<RowId> rows_;  ///< of each unit
  std::vector<FileStart> starts_;
  std::vector<Trouble> troubles_;
  /// Of the batch that is numbered: row and unit.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> repeated_;
  std::vector<std::uint32_t> not_units_;  ///< rows that were numbered, but repeat a unit
  std::atomic<bool> has_parts_ = false;   ///< some key
  std::shared_mutex growing_;
  std::size_t units_ = 0;  ///< numbered so far
  std::size_t most_ = 0;   ///< room that nothing has to be moved for
};

}  // namespace

std::optional<Roster> read_roster(const Scheme& scheme, TableReader& reader, bool looked_up,
                                  unsigned threads, Diagnostics& notes) {
  const std::size_t errors = notes.errors();
  Builder builder(scheme, reader, notes);
  // values are looked at only to tell which rows count, and whether those of one unit agree
  const TableSpec& spec = scheme.tables[0];
  if (!spec.where && spec.from.empty()) reader.pack_columns();
  InOrder<NumberedBatch> in_order([&](NumberedBatch& one) { builder.number(one); },
                                  [&](NumberedBatch& one) { builder.take_values(one); });
  std::vector<NumberedBatch> at_hand(threads);
  reader.read(
      threads,
      [&](RowBatch&& batch, unsigned worker) {
        NumberedBatch& own = at_hand[worker];
        std::swap(own.batch, batch);
        builder.pick(own);
        in_order.take(own);
        std::swap(own.batch, batch);
      },
      notes);
  if (notes.errors() > errors) return {};  // rows before a damage are never the table
  in_order.finish();
  Roster roster = builder.finish(looked_up, threads);
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
