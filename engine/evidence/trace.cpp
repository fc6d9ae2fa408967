#include "evidence/trace.hpp"

#include <algorithm>
#include <filesystem>
#include <mutex>

#include "evidence/matters.hpp"
#include "evidence/sources.hpp"
#include "evidence/unit_rows.hpp"

namespace assess {

namespace {

std::size_t table_of(const Quantity& quantity, std::size_t no_table) {
  if (std::holds_alternative<RosterColumn>(quantity.how)) return 0;
  if (const auto* ledger = std::get_if<LedgerAggregate>(&quantity.how)) return ledger->table;
  if (const auto* single = std::get_if<SingleRow>(&quantity.how)) return single->table;
  return no_table;
}

/// The column of the rows whose cell is shown: the one that is counted or summed, else one that
/// decides.
std::optional<std::size_t> column_named(const Expr& expr) {
  if (expr.kind == Expr::Kind::reference && expr.space == Space::row) return expr.index;
  for (const Expr& argument : expr.args)
    if (const auto column = column_named(argument)) return column;
  return {};
}

std::optional<std::size_t> column_of(const Quantity& quantity) {
  if (const auto* roster = std::get_if<RosterColumn>(&quantity.how)) return roster->column;
  if (const auto* single = std::get_if<SingleRow>(&quantity.how)) return single->column;
  const auto& ledger = std::get<LedgerAggregate>(quantity.how);
  for (const auto* expr : {&ledger.value, &ledger.where})
    if (*expr)
      if (const auto column = column_named(**expr)) return column;
  return {};
}

using RowsOfUnits = std::vector<std::vector<UnitRows>>;  ///< by wish, in the order of the files

class Tracer {
 public:
  Tracer(const Scheme& scheme, const std::vector<Column>& values,
         const std::vector<TraceWish>& wishes, unsigned threads)
      : scheme_(scheme), values_(values), wishes_(wishes), threads_(threads) {}

  std::vector<std::vector<TracedRows>> trace(const std::vector<std::vector<Source>>& files) {
    result_.resize(wishes_.size());
    std::vector<bool> wanted(scheme_.tables.size() + 1);
    for (const TraceWish& wish : wishes_)
      for (const std::size_t q : wish.quantities)
        wanted[table_of(scheme_.quantities[q], scheme_.tables.size())] = true;
    for (std::size_t t = 0; t < scheme_.tables.size(); ++t)
      if (wanted[t] && scheme_.tables[t].run.empty()) trace_table(t, files_of(t, files));
    return std::move(result_);
  }

 private:
  /// A row whose place is told, and where.
  struct Told {
    std::size_t file;
    RowId row;
    std::optional<std::size_t> column;
    std::size_t wish, quantity, place;
  };

  /// A roster that was not handed in is taken from another table.
  const std::vector<Source>& files_of(std::size_t table,
                                      const std::vector<std::vector<Source>>& files) const {
    const auto from = scheme_.table(scheme_.tables[table].from);
    return table == 0 && files[0].empty() && from ? files[*from] : files[table];
  }

  void trace_table(std::size_t table, const std::vector<Source>& files) {
    const TableSpec& spec = scheme_.tables[table];
    if (files.empty()) return;
    Diagnostics known;  // everything was said when the evidence was read first
    TableReader reader(spec, files, *scheme_.words, known);
    RowsOfUnits rows = rows_of_units(reader, spec, known);
    std::vector<Told> told;
    for (std::size_t w = 0; w < wishes_.size(); ++w) {
      settle(table, wishes_[w], rows[w], reader, known);
      trace_wish(table, w, rows[w], told);
      rows[w].clear();
    }
    // The text is read again: once through, in the order of the files.
    std::ranges::stable_sort(told, {},
                             [](const Told& one) { return std::pair(one.file, one.row); });
    for (const Told& one : told)
      result_[one.wish][one.quantity].places[one.place] =
          reader.place(one.file, one.row, one.column);
  }

  RowsOfUnits rows_of_units(TableReader& reader, const TableSpec& spec, Diagnostics& known) const {
    std::vector<std::string> keys;
    for (const TraceWish& wish : wishes_) keys.push_back(wish.key);
    const WantedUnits units(keys);
    RowsOfUnits rows(wishes_.size());
    std::mutex mutex;
    reader.read(
        threads_,
        [&](RowBatch&& batch, unsigned) {
          auto found = units.rows_of(batch, spec.key.size());
          const std::lock_guard lock(mutex);
          for (auto& [wish, own] : found) rows[wish].push_back(std::move(own));
        },
        known);
    for (auto& own : rows)
      std::ranges::sort(
          own, {}, [](const UnitRows& one) { return std::pair(one.batch.file, one.batch.number); });
    return rows;
  }

  /// Which of the rows count.
  void settle(std::size_t table, const TraceWish& wish, std::vector<UnitRows>& rows,
              const TableReader& reader, Diagnostics& known) const {
    const TableSpec& spec = scheme_.tables[table];
    const UnitEvaluator evaluator(scheme_, values_, wish.unit);
    for (UnitRows& batch : rows) evaluator.apply(spec.where, batch);
    if (spec.unique.empty() || table == 0) return;
    Roster roster;
    roster.keys = {wish.key};
    settle_matters(spec, rows, reader, roster, *scheme_.words, known);
  }

  void trace_wish(std::size_t table, std::size_t w, const std::vector<UnitRows>& rows,
                  std::vector<Told>& told) {
    const UnitEvaluator evaluator(scheme_, values_, wishes_[w].unit);
    for (const std::size_t q : wishes_[w].quantities) {
      const Quantity& quantity = scheme_.quantities[q];
      if (table_of(quantity, scheme_.tables.size()) != table) continue;
      const auto counted = evaluator.counted(quantity, rows);
      const std::size_t places = std::min(counted.size(), most_places_told);
      for (std::size_t p = 0; p < places; ++p) {
        const auto& [batch, i] = counted[p];
        told.push_back({batch->batch.file, batch->batch.rows[i], column_of(quantity), w,
                        result_[w].size(), p});
      }
      result_[w].push_back({q, std::vector<Place>(places), counted.size()});
    }
  }

  const Scheme& scheme_;
  const std::vector<Column>& values_;
  const std::vector<TraceWish>& wishes_;
  unsigned threads_;
  std::vector<std::vector<TracedRows>> result_;  ///< by wish
};

bool can_be_read_again(const EvidenceArgument& argument) {
  std::error_code error;
  return std::filesystem::is_regular_file(argument.path, error) ||
         std::filesystem::is_directory(argument.path, error);
}

}  // namespace

std::optional<std::vector<std::vector<TracedRows>>> trace_rows(
    const Scheme& scheme, const std::vector<EvidenceArgument>& evidence,
    const std::vector<Column>& values, const std::vector<TraceWish>& wishes, unsigned threads) {
  if (!std::ranges::all_of(evidence, can_be_read_again)) return {};
  Diagnostics known;
  const auto files = sources_of_tables(scheme, evidence, known);
  if (known.has_errors()) return {};
  return Tracer(scheme, values, wishes, threads).trace(files);
}

}  // namespace assess
