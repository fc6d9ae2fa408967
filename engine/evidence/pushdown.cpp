#include "evidence/pushdown.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "evidence/accumulate.hpp"
#include "evidence/diagnostics.hpp"
#include "evidence/pushdown_columns.hpp"
#include "evidence/pushdown_matters.hpp"
#include "evidence/pushdown_statement.hpp"
#include "evidence/pushdown_table.hpp"
#include "evidence/total_rows.hpp"

namespace assess {

namespace {

constexpr std::size_t most_at_once = 4096;  ///< equal rows added at once

class PushDown {
 public:
  PushDown(const Scheme& scheme, std::size_t table, const TableReader& reader, const Roster& roster,
           const DatabaseTable& ledger)
      : scheme_(scheme),
        spec_(scheme.tables[table]),
        reader_(reader),
        roster_(roster),
        ledger_(ledger),
        backend_(ledger.database().dialect()) {
    rows_.from = ledger.from();
    rows_.reals_as_text = ledger.driver_shortens();
    for (std::size_t q = 0; q < scheme.quantities.size(); ++q) {
      const auto& how = scheme.quantities[q].how;
      if (const auto* aggregate = std::get_if<LedgerAggregate>(&how);
          aggregate && aggregate->table == table) {
        quantities_.push_back(q);
        aggregates_.push_back(aggregate);
      }
      const auto* single = std::get_if<SingleRow>(&how);
      has_singles_ = has_singles_ || (single && single->table == table);
    }
  }

  /// Why it cannot be; empty: it was counted.
  std::string run() {
    if (std::string why = refused(); !why.empty()) return why;
    if (std::string why = look_at_columns(); !why.empty()) return why;
    SqlPrinter printer(columns_, backend_, *scheme_.words);
    if (spec_.where) {
      const auto condition = printer.print(*spec_.where);
      if (!condition) return printer.why();
      rows_.where = condition->sql;
    }
    if (std::string why = push_matters(spec_, ledger_, columns_, printer, rows_); !why.empty())
      return why;
    const auto statement = statement_of(rows_, aggregates_, printer, backend_);
    return statement ? count(*statement) : printer.why();
  }

  void take(std::vector<Column>& quantities, TableReport& report) {
    for (std::size_t a = 0; a < quantities_.size(); ++a)
      quantities[quantities_[a]] = std::move(results_[a]);
    report = std::move(report_);
  }

  std::string texts() const {
    std::vector<std::string> texts;
    for (const std::size_t q : quantities_) texts.push_back(scheme_.quantities[q].text);
    return joined(texts, "; ");
  }

 private:
  std::string refused() const {
    if (backend_ == Backend::odbc)
      return both("a server whose SQL is not known", "服务器的 SQL 方言未知");
    if (has_singles_) return both("columns of single rows", "取单行的列");
    return "";
  }

  std::string look_at_columns() {
    report_.table = spec_.name;
    ColumnProbe probe(ledger_, spec_, *scheme_.words);
    std::vector<std::size_t> added;
    for (std::size_t c = 0; c < spec_.columns.size(); ++c) {
      const auto of_table = reader_.column_of_single(c);
      columns_.emplace_back().why = both("a column that is not in the table", "表中没有的列");
      if (!of_table || std::ranges::find(spec_.key, c) != spec_.key.end()) continue;
      probe.add(c, *of_table);
      added.push_back(c);
    }
    for (const std::size_t key : spec_.key) {
      const auto of_table = reader_.column_of_single(key);
      if (!of_table) return both("a key that is not in the table", "表中没有的键");
      const DatabaseColumn& column = ledger_.columns()[*of_table];
      if (ledger_.may_be_cut(column))
        return both("a key that its driver may cut", "键可能被驱动截断");
      probe.add_key(*of_table);
      rows_.keys.push_back("(" + whole_text_of(column, backend_) + ")");
    }
    std::string error;
    if (!probe.ask(error)) return error;
    if (probe.has_binary_key()) return both("a key of binary numbers", "键为二进制数值");
    for (std::size_t a = 0; a < added.size(); ++a) {
      StateCounts counts;
      SqlColumn& column = columns_[added[a]] = probe.column(a, counts);
      if (column.kind == SqlColumn::Kind::unknown) return column.why;
      report_.values += counts.values;
      report_.nils += counts.nils;
      report_.missing += counts.missing;
      report_.not_applicable += counts.not_applicable;
    }
    return "";
  }

  std::string count(const PushedStatement& statement) {
    totals_.assign(statement.aggregates.size(), std::vector<PushedTotal>(roster_.units()));
    met_.assign(roster_.units(), false);
    std::string why, error, groups;
    for (std::size_t k = 0; k < rows_.keys.size(); ++k)
      groups += (k > 0 ? ", " : "") + std::to_string(k + 1);
    const auto add = [&](ResultRow row) {
      if (std::string reason = add_group(statement, row); !reason.empty()) why = std::move(reason);
    };
    if (!ledger_.database().select(statement.columns, "FROM " + rows_.from + " GROUP BY " + groups,
                                   add, error))
      return error;
    if (!why.empty()) return why;
    results_.resize(aggregates_.size());
    for (const PushedValues& values : statement.values)
      if (!take_values(values, error)) return error;
    finish(statement);
    return "";
  }

  /// Why the rows are to be read.
  std::string add_group(const PushedStatement& statement, ResultRow row) {
    const auto rows_of = [&](RowsOf which) {
      return count_in(row[rows_.keys.size() + static_cast<std::size_t>(which)]);
    };
    report_.rows += rows_of(RowsOf::all);
    if (rows_of(RowsOf::doubtful) > 0)
      return both("numbers that nearly are an edge", "与界限几乎相等的数值");
    const std::string key = key_of(row);
    if (roster_.left_out.contains(key)) {
      report_.left_out += rows_of(RowsOf::all);
      return "";
    }
    const auto unit = roster_.index.find(key);
    if (!unit || is_total(row)) return both("rows of no unit", "不属于任何单位的行");
    if (met_[*unit] && (!statement.merges || !spec_.unique.empty()))
      return both("different spellings of one unit", "同一单位有不同写法");
    met_[*unit] = true;
    const std::uint64_t used = rows_of(RowsOf::used), repeated = rows_of(RowsOf::repeated);
    report_.used += used;
    report_.repeated += repeated;
    report_.left_out += rows_of(RowsOf::all) - used - repeated;
    for (std::size_t a = 0; a < totals_.size(); ++a)
      totals_[a][*unit].add(statement.aggregates[a], row);
    return "";
  }

  /// The same as from the rows: each value is added as often as it stands there.
  bool take_values(const PushedValues& how, std::string& error) {
    Accumulator accumulator(*aggregates_[how.aggregate], roster_.units());
    const std::size_t keys = rows_.keys.size();
    const auto add = [&](ResultRow row) {
      const auto unit = roster_.index.find(key_of(row));
      if (!unit) return;  // of a unit that is left out
      const double value = number_in(row[keys + 1], how.is_real, how.places);
      const double day = row.size() > keys + 2 ? number_in(row[keys + 2], false, 0) : 0;
      const Lane values{&value, nullptr, true}, days{&day, nullptr, true};
      for (std::uint64_t left = count_in(row[keys]); left > 0;) {
        const std::size_t n = std::min<std::uint64_t>(left, most_at_once);
        const std::vector<std::uint32_t> units(n, *unit);
        const std::vector<unsigned char> counts(n, 1);
        accumulator.add({units, counts, {}, 0}, &values, row.size() > keys + 2 ? &days : nullptr);
        left -= n;
      }
    };
    if (!ledger_.database().select(
            how.columns, "FROM " + rows_.from + " " + how.where + " " + how.group, add, error))
      return false;
    results_[how.aggregate] = accumulator.finish(roster_.units());
    return true;
  }

  std::string key_of(ResultRow row) const {
    std::string key;
    for (std::size_t k = 0; k < rows_.keys.size(); ++k)
      key += (k > 0 ? "\x1f" : "") + folded(row[k].value_or(""));
    return key;
  }

  bool is_total(ResultRow row) const {
    for (std::size_t k = 0; k < rows_.keys.size(); ++k)
      if (is_total_label(row[k].value_or(""))) return true;
    return false;
  }

  void finish(const PushedStatement& statement) {
    for (std::size_t a = 0; a < totals_.size(); ++a) {
      Column column{std::vector<double>(roster_.units(), 0.0), {}};
      for (std::size_t u = 0; u < roster_.units(); ++u)
        totals_[a][u].finish(statement.aggregates[a], u, column);
      results_[statement.aggregates[a].aggregate] = std::move(column);
    }
    report_.origins.push_back(ledger_.origin());
    report_.origins.back().rows = report_.rows;
  }

  const Scheme& scheme_;
  const TableSpec& spec_;
  const TableReader& reader_;
  const Roster& roster_;
  const DatabaseTable& ledger_;
  Backend backend_;
  std::vector<std::size_t> quantities_;
  std::vector<const LedgerAggregate*> aggregates_;
  bool has_singles_ = false;
  std::vector<SqlColumn> columns_;
  PushedRows rows_;
  std::vector<std::vector<PushedTotal>> totals_;  ///< [aggregate of the statement][unit]
  std::vector<bool> met_;                         ///< units of which there are rows
  std::vector<Column> results_;                   ///< by aggregate
  TableReport report_;
};

std::string count_text(std::size_t statements) {
  const std::string number = std::to_string(statements);
  return both(number + (statements == 1 ? " statement" : " statements"), number + " 条语句");
}

}  // namespace

bool push_down(const Scheme& scheme, std::size_t table, const TableReader& reader,
               const Roster& roster, std::vector<Column>& quantities, TableReport& report,
               Diagnostics& notes) {
  const auto* ledger = dynamic_cast<const DatabaseTable*>(reader.single_table());
  if (!ledger) return false;
  PushDown pushing(scheme, table, reader, roster, *ledger);
  const std::size_t before = ledger->database().statements();
  const std::string why = pushing.run();
  const std::string asked = count_text(ledger->database().statements() - before);
  if (why.empty()) {
    pushing.take(quantities, report);
    notes.add(evidence_complaint("pushed-down"), ledger->header_place(0), {pushing.texts(), asked});
  } else {
    notes.add(evidence_complaint("not-pushed"), ledger->header_place(0), {why, pushing.texts(), asked});
  }
  return why.empty();
}

}  // namespace assess
