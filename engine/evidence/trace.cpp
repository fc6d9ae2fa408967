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

class Tracer {
 public:
  Tracer(const Scheme& scheme, const std::vector<Column>& values, const TraceWish& wish,
         unsigned threads)
      : scheme_(scheme), values_(values), wish_(wish), threads_(threads) {}

  std::vector<TracedRows> trace(const std::vector<std::vector<Source>>& files) {
    for (std::size_t t = 0; t < scheme_.tables.size(); ++t) {
      const bool wanted = std::ranges::any_of(wish_.quantities, [&](std::size_t q) {
        return table_of(scheme_.quantities[q], scheme_.tables.size()) == t;
      });
      if (wanted && scheme_.tables[t].run.empty()) trace_table(t, files_of(t, files));
    }
    return std::move(result_);
  }

 private:
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
    std::vector<UnitRows> rows = rows_of_unit(reader, spec, known);
    const UnitEvaluator evaluator(scheme_, values_, wish_.unit);
    for (UnitRows& batch : rows) evaluator.apply(spec.where, batch);
    if (!spec.unique.empty() && table != 0) {
      Roster roster;
      roster.keys = {wish_.key};
      settle_matters(spec, rows, reader, roster, *scheme_.words, known);
    }
    for (const std::size_t q : wish_.quantities)
      if (table_of(scheme_.quantities[q], scheme_.tables.size()) == table)
        result_.push_back(traced(q, rows, evaluator, reader));
  }

  /// In the order of the files.
  std::vector<UnitRows> rows_of_unit(TableReader& reader, const TableSpec& spec,
                                     Diagnostics& known) const {
    std::vector<UnitRows> rows;
    std::mutex mutex;
    reader.read(
        threads_,
        [&](RowBatch&& batch, unsigned) {
          UnitRows own = only_of_unit(batch, wish_.key, spec.key.size());
          if (own.batch.size() == 0) return;
          const std::lock_guard lock(mutex);
          rows.push_back(std::move(own));
        },
        known);
    std::ranges::sort(rows, [](const UnitRows& a, const UnitRows& b) {
      return std::tie(a.batch.file, a.batch.number) < std::tie(b.batch.file, b.batch.number);
    });
    return rows;
  }

  TracedRows traced(std::size_t quantity, const std::vector<UnitRows>& rows,
                    const UnitEvaluator& evaluator, const TableReader& reader) const {
    TracedRows result{quantity, {}, 0};
    const auto column = column_of(scheme_.quantities[quantity]);
    for (const auto& [batch, i] : evaluator.counted(scheme_.quantities[quantity], rows))
      if (++result.rows <= wish_.most_places)
        result.places.push_back(reader.place(batch->batch.file, batch->batch.rows[i], column));
    return result;
  }

  const Scheme& scheme_;
  const std::vector<Column>& values_;
  const TraceWish& wish_;
  unsigned threads_;
  std::vector<TracedRows> result_;
};

bool can_be_read_again(const EvidenceArgument& argument) {
  std::error_code error;
  return std::filesystem::is_regular_file(argument.path, error) ||
         std::filesystem::is_directory(argument.path, error);
}

}  // namespace

std::optional<std::vector<TracedRows>> trace_rows(const Scheme& scheme,
                                                  const std::vector<EvidenceArgument>& evidence,
                                                  const std::vector<Column>& values,
                                                  const TraceWish& wish, unsigned threads) {
  if (!std::ranges::all_of(evidence, can_be_read_again)) return {};
  Diagnostics known;
  const auto files = sources_of_tables(scheme, evidence, known);
  if (known.has_errors()) return {};
  return Tracer(scheme, values, wish, threads).trace(files);
}

}  // namespace assess
