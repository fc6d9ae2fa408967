#include "evidence/ledger.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/spellings.hpp"
#include "base/text.hpp"
#include "evidence/accumulate.hpp"
#include "evidence/diagnostics.hpp"
#include "evidence/matters.hpp"
#include "evidence/pushdown.hpp"
#include "evidence/tally.hpp"
#include "evidence/text_use.hpp"
#include "expression/conditions.hpp"
#include "expression/evaluate.hpp"

namespace assess {

namespace {

constexpr std::size_t window = 2048;  ///< rows evaluated at once: their columns stay in the cache

/// What the rules want of one table.
struct Plan {
  std::vector<std::size_t> counts;       ///< quantities that count rows
  std::vector<std::size_t> aggregates;   ///< quantities of the other aggregates
  std::vector<std::size_t> singles;      ///< quantities
  std::vector<std::size_t> unit_leaves;  ///< quantities of the roster that row expressions name
};

void find_unit_leaves(const Expr& expr, std::set<std::size_t>& leaves) {
  if (expr.kind == Expr::Kind::reference && expr.space == Space::unit) leaves.insert(expr.index);
  for (const Expr& arg : expr.args) find_unit_leaves(arg, leaves);
  if (expr.table) {
    for (const Expr& entry : expr.table->entries) find_unit_leaves(entry, leaves);
    for (const Expr& other : expr.table->otherwise) find_unit_leaves(other, leaves);
  }
}

Plan plan_of(const Scheme& scheme, std::size_t table) {
  Plan plan;
  std::set<std::size_t> leaves;
  const auto look = [&](const std::optional<Expr>& expr) {
    if (expr) find_unit_leaves(*expr, leaves);
  };
  for (std::size_t q = 0; q < scheme.quantities.size(); ++q) {
    if (const auto* ledger = std::get_if<LedgerAggregate>(&scheme.quantities[q].how);
        ledger && ledger->table == table) {
      const bool counts = ledger->function->kind == RowAggregate::Kind::count && !ledger->value;
      (counts ? plan.counts : plan.aggregates).push_back(q);
      look(ledger->value), look(ledger->where), look(ledger->date);
    }
    if (const auto* single = std::get_if<SingleRow>(&scheme.quantities[q].how);
        single && single->table == table)
      plan.singles.push_back(q);
  }
  look(scheme.tables[table].where);
  plan.unit_leaves.assign(leaves.begin(), leaves.end());
  return plan;
}

/// A row of a table that may have one row per unit only.
struct Single {
  std::uint32_t unit;
  std::size_t file;
  RowId row;
  std::vector<std::pair<double, State>> cells;  ///< by single of the plan
};

/// What one worker has of the table so far.
struct Part {
  std::vector<Accumulator> accumulators;  ///< by aggregate of the plan
  std::unique_ptr<Tally> tally;           ///< of the counts
  std::vector<Single> singles;
  std::map<std::string, std::pair<Single, std::uint64_t>> strangers;  ///< first row, rows
  std::uint64_t used = 0, left_out = 0;
  std::vector<UnitRows> stored;
  std::vector<std::uint64_t> words;  ///< of the keys of the batch at hand
  std::unique_ptr<Evaluator> evaluator;
  std::unique_ptr<Conditions> conditions;
};

class Pass {
 public:
  Pass(const Scheme& scheme, std::size_t table, TableReader& reader, const Roster& roster,
       std::vector<Column>& quantities, Diagnostics& notes)
      : scheme_(scheme),
        table_(table),
        spec_(scheme.tables[table]),
        reader_(reader),
        roster_(roster),
        quantities_(quantities),
        notes_(notes),
        plan_(plan_of(scheme, table)) {}

  void run(unsigned threads, TableReport& report) {
    const std::size_t errors = notes_.errors();
    Words matters;
    code_texts(matters);
    std::vector<Part> parts(threads);
    const auto board = std::make_shared<CountBoard>(roster_.units(), plan_.counts.size());
    for (Part& part : parts) prepare(part, board);
    const bool store = !spec_.unique.empty();
    reader_.read(
        threads,
        [&](RowBatch&& batch, unsigned worker) {
          UnitRows rows = find_units(std::move(batch), parts[worker]);
          if (store) {
            rows.batch.keys = {};
            parts[worker].stored.push_back(std::move(rows));
          } else {
            add(rows, parts[worker]);
            batch = std::move(rows.batch);
          }
        },
        notes_);
    report = reader_.report();
    if (store && notes_.errors() == errors) add_stored(parts, report);
    Part whole = std::move(parts[0]);
    for (unsigned w = 1; w < threads; ++w) join(whole, std::move(parts[w]));
    report.used = whole.used;
    report.left_out = whole.left_out;
    complain_of_strangers(whole);
    for (std::size_t a = 0; a < plan_.aggregates.size(); ++a)
      quantities_[plan_.aggregates[a]] = whole.accumulators[a].finish(roster_.units());
    whole.tally->finish();
    for (std::size_t k = 0; k < plan_.counts.size(); ++k)
      quantities_[plan_.counts[k]] = board->column(k);
    finish_singles(whole);
  }

 private:
  const LedgerAggregate& aggregate(std::size_t quantity) const {
    return std::get<LedgerAggregate>(scheme_.quantities[quantity].how);
  }

  /// Only texts that the rules compare get a code for good; others one among the rows, or none.
  void code_texts(Words& matters) {
    const std::vector<TextUse> uses = text_uses(scheme_, table_);
    for (std::size_t c = 0; c < uses.size(); ++c)
      if (uses[c] != TextUse::rules)
        reader_.code_texts_in(uses[c] == TextUse::matters ? &matters : nullptr, c);
  }

  void prepare(Part& part, const std::shared_ptr<CountBoard>& board) const {
    part.tally = std::make_unique<Tally>(board, roster_.units(), window);
    for (const std::size_t q : plan_.aggregates)
      part.accumulators.emplace_back(aggregate(q), roster_.units());
    part.conditions = std::make_unique<Conditions>(conditions(), window);
    part.evaluator = std::make_unique<Evaluator>(window, *scheme_.words);
    std::vector<const Expr*> computed = part.conditions->operands();
    for (const std::size_t q : plan_.aggregates)
      for (const auto* expr : {&aggregate(q).value, &aggregate(q).date})
        if (*expr) computed.push_back(&**expr);
    part.evaluator->share(computed);
  }

  /// The conditions of the counts, then those of the other aggregates.
  std::vector<const Expr*> conditions() const {
    std::vector<const Expr*> result;
    for (const auto* quantities : {&plan_.counts, &plan_.aggregates})
      for (const std::size_t q : *quantities)
        if (aggregate(q).where) result.push_back(&*aggregate(q).where);
    return result;
  }

  UnitRows find_units(RowBatch&& batch, Part& part) const {
    UnitRows rows{std::move(batch), {}, {}};
    const std::size_t n = rows.batch.size();
    rows.units.resize(n);
    rows.counts.assign(n, 1);
    part.words.resize(n);
    std::ranges::transform(rows.batch.keys, part.words.begin(), KeyIndex::word_of);
    constexpr std::size_t ahead = 16;
    for (std::size_t i = 0; i < n; ++i) {
      if (i + ahead < n) roster_.index.prefetch(part.words[i + ahead]);
      const std::string& key = rows.batch.keys[i];
      if (const auto unit = roster_.index.find(key, part.words[i])) {
        rows.units[i] = *unit;
        continue;
      }
      rows.counts[i] = 0;
      if (roster_.left_out.contains(key)) {
        ++part.left_out;
        continue;
      }
      meet_stranger(key, rows.batch, i, part);
    }
    apply_where(rows, part);
    return rows;
  }

  static void meet_stranger(const std::string& key, const RowBatch& batch, std::size_t i,
                            Part& part) {
    auto& [first, count] =
        part.strangers.try_emplace(key, Single{0, batch.file, batch.rows[i], {}}, 0).first->second;
    if (std::tie(batch.file, batch.rows[i]) < std::tie(first.file, first.row))
      first = {0, batch.file, batch.rows[i], {}};
    ++count;
  }

  /// Lanes of the columns of a window of rows, and of the roster columns that expressions name.
  struct Window {
    std::vector<Lane> row, unit;
    std::vector<std::vector<double>> values;
    std::vector<std::vector<State>> states;
  };

  Window look_at(const UnitRows& rows, std::size_t from, std::size_t n) const {
    Window view;
    for (std::size_t c = 0; c < rows.batch.values.size(); ++c)
      view.row.push_back(rows.batch.lane(c, from));
    if (plan_.unit_leaves.empty()) return view;
    view.unit.resize(scheme_.quantities.size());
    view.values.reserve(plan_.unit_leaves.size());
    view.states.reserve(plan_.unit_leaves.size());
    for (const std::size_t q : plan_.unit_leaves) {
      const Column& column = quantities_[q];
      auto& values = view.values.emplace_back(n);
      auto& states = view.states.emplace_back(n);
      for (std::size_t i = 0; i < n; ++i) {
        if (!rows.counts[from + i]) continue;
        values[i] = column.values[rows.units[from + i]];
        states[i] = column.state(rows.units[from + i]);
      }
      view.unit[q] = {values.data(), states.data(), false};
    }
    return view;
  }

  void apply_where(UnitRows& rows, Part& part) const {
    if (!spec_.where) return;
    for (std::size_t from = 0; from < rows.units.size(); from += window) {
      const std::size_t n = std::min(window, rows.units.size() - from);
      const Window view = look_at(rows, from, n);
      part.evaluator->start();
      const Lane holds = part.evaluator->evaluate(*spec_.where, {view.row, view.unit}, n);
      for (std::size_t i = 0; i < n; ++i) {
        if (!rows.counts[from + i]) continue;
        if (holds.state(i) <= State::nil && holds.value(i) != 0) continue;
        rows.counts[from + i] = 0;
        ++part.left_out;
      }
    }
  }

  void add(const UnitRows& rows, Part& part) const {
    for (std::size_t from = 0; from < rows.units.size(); from += window)
      add_window(rows, from, std::min(window, rows.units.size() - from), part);
  }

  void add_window(const UnitRows& rows, std::size_t from, std::size_t n, Part& part) const {
    const Window view = look_at(rows, from, n);
    const Leaves leaves{view.row, view.unit};
    const std::span<const std::uint32_t> units(rows.units.data() + from, n);
    const std::span<const unsigned char> used(rows.counts.data() + from, n);
    part.evaluator->start();
    part.conditions->ask(*part.evaluator, leaves, n);
    std::size_t condition = 0;
    const auto choose = [&](const LedgerAggregate& how, std::span<unsigned char> counts) {
      how.where ? part.conditions->holds(condition++, used, counts)
                : void(std::ranges::copy(used, counts.begin()));
    };
    for (std::size_t k = 0; k < plan_.counts.size(); ++k)
      choose(aggregate(plan_.counts[k]), part.tally->rows_of(k, n));
    part.tally->add(units);
    std::vector<unsigned char> counts(n);
    for (std::size_t a = 0; a < plan_.aggregates.size(); ++a) {
      const LedgerAggregate& how = aggregate(plan_.aggregates[a]);
      choose(how, counts);
      part.evaluator->reset();
      Lane value, date;
      if (how.value) value = part.evaluator->evaluate(*how.value, leaves, n);
      if (how.date) date = part.evaluator->evaluate(*how.date, leaves, n);
      const RowSlice slice{units, counts, {rows.batch.rows.data() + from, n}, rows.batch.file};
      part.accumulators[a].add(slice, how.value ? &value : nullptr, how.date ? &date : nullptr);
    }
    part.used += static_cast<std::uint64_t>(std::ranges::count(used, 1));
    if (plan_.singles.empty()) return;
    for (std::size_t i = 0; i < n; ++i)
      if (used[i]) add_single(rows, from + i, part);
  }

  void add_single(const UnitRows& rows, std::size_t i, Part& part) const {
    Single single{rows.units[i], rows.batch.file, rows.batch.rows[i], {}};
    for (const std::size_t q : plan_.singles) {
      const Lane lane = rows.batch.lane(std::get<SingleRow>(scheme_.quantities[q].how).column, i);
      single.cells.emplace_back(lane.value(0), lane.state(0));
    }
    part.singles.push_back(std::move(single));
  }

  void add_stored(std::vector<Part>& parts, TableReport& report) {
    std::vector<UnitRows> all;
    for (Part& part : parts) std::ranges::move(part.stored, std::back_inserter(all));
    std::ranges::sort(all, [](const UnitRows& a, const UnitRows& b) {
      return std::tie(a.batch.file, a.batch.number) < std::tie(b.batch.file, b.batch.number);
    });
    report.repeated = settle_matters(spec_, all, reader_, roster_, *scheme_.words, notes_);
    for (const UnitRows& rows : all) add(rows, parts[0]);
  }

  static void join(Part& whole, Part&& part) {
    for (std::size_t a = 0; a < whole.accumulators.size(); ++a)
      whole.accumulators[a].merge(std::move(part.accumulators[a]));
    part.tally->finish();
    std::ranges::move(part.singles, std::back_inserter(whole.singles));
    whole.used += part.used;
    whole.left_out += part.left_out;
    for (auto& [key, stranger] : part.strangers) {
      const auto [found, fresh] = whole.strangers.try_emplace(key, stranger);
      if (fresh) continue;
      auto& [first, count] = found->second;
      if (std::tie(stranger.first.file, stranger.first.row) < std::tie(first.file, first.row))
        first = stranger.first;
      count += stranger.second;
    }
  }

  void complain_of_strangers(const Part& whole) const {
    if (whole.strangers.empty()) return;
    const UnitKeys& known = roster_.keys;
    for (const auto& [key, stranger] : whole.strangers) {
      std::string shown_key = key;
      std::ranges::replace(shown_key, '\x1f', '/');
      const bool unnamed = std::ranges::all_of(key, [](char c) { return c == '\x1f'; });
      const Place place = reader_.place(stranger.first.file, stranger.first.row);
      if (unnamed)
        notes_.add(evidence_complaint("no-key"), place,
                   {spec_.name, spec_.columns[spec_.key[0]].name});
      else
        notes_.add(evidence_complaint("unknown-unit"), place,
                   {shown_key, std::to_string(stranger.second), roster_.file},
                   known.size() <= 20'000 ? Spellings(known).nearest(shown_key) : "");
    }
  }

  void finish_singles(Part& whole) {
    std::ranges::sort(whole.singles, [](const Single& a, const Single& b) {
      return std::tie(a.unit, a.file, a.row) < std::tie(b.unit, b.file, b.row);
    });
    for (const std::size_t q : plan_.singles)
      quantities_[q] = column_of(roster_.units(), State::missing);
    for (std::size_t s = 0; s < whole.singles.size(); ++s) {
      const Single& single = whole.singles[s];
      if (s > 0 && whole.singles[s - 1].unit == single.unit) {
        const Place first = reader_.place(whole.singles[s - 1].file, whole.singles[s - 1].row);
        notes_.add(
            evidence_complaint("not-one-row"), reader_.place(single.file, single.row),
            {std::string(roster_.keys[single.unit]), spec_.name,
             first.file + ":" + (first.cell.empty() ? std::to_string(first.line) : first.cell)});
        continue;
      }
      for (std::size_t k = 0; k < plan_.singles.size(); ++k) {
        Column& column = quantities_[plan_.singles[k]];
        column.values[single.unit] = single.cells[k].first;
        column.states[single.unit] = single.cells[k].second;
      }
    }
  }

  const Scheme& scheme_;
  const std::size_t table_;
  const TableSpec& spec_;
  TableReader& reader_;
  const Roster& roster_;
  std::vector<Column>& quantities_;
  Diagnostics& notes_;
  Plan plan_;
};

}  // namespace

void read_ledger(const Scheme& scheme, std::size_t table, TableReader& reader, const Roster& roster,
                 unsigned threads, std::vector<Column>& quantities, TableReport& report,
                 Diagnostics& notes) {
  if (push_down(scheme, table, reader, roster, quantities, report, notes)) return;
  Pass(scheme, table, reader, roster, quantities, notes).run(threads, report);
}

}  // namespace assess
