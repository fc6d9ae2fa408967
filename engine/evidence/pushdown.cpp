#include "evidence/pushdown.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "evidence/diagnostics.hpp"
#include "evidence/pushdown_columns.hpp"
#include "evidence/pushdown_statement.hpp"
#include "evidence/pushdown_table.hpp"
#include "evidence/total_rows.hpp"

namespace assess {

namespace {

class PushDown {
 public:
  PushDown(const Scheme& scheme, std::size_t table, const TableReader& reader, const Roster& roster,
           const DatabaseTable& ledger)
      : scheme_(scheme),
        spec_(scheme.tables[table]),
        reader_(reader),
        roster_(roster),
        ledger_(ledger),
        backend_(ledger.database().name().backend) {
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
    if (std::string why = look_at_matters(); !why.empty()) return why;
    SqlPrinter printer(columns_, backend_, *scheme_.words);
    const auto statement = statement_of(keys_, spec_.where, aggregates_, printer, backend_);
    if (!statement) return printer.why();
    return count(*statement);
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
    if (backend_ == Backend::odbc) return both("ODBC, whose dialects differ", "ODBC 方言不一");
    if (has_singles_) return both("columns of single rows", "取单行的列");
    if (spec_.keep) return both("'keep'", "keep");
    const auto keeps_rows = [](const LedgerAggregate* how) {
      return how->function->kind == RowAggregate::Kind::latest ||
             (!how->function->streams && how->function->kind != RowAggregate::Kind::distinct);
    };
    const auto found = std::ranges::find_if(aggregates_, keeps_rows);
    if (found != aggregates_.end()) return "'" + std::string((*found)->function->keyword) + "'";
    return "";
  }

  std::string look_at_columns() {
    report_.table = spec_.name;
    ColumnProbe probe(ledger_, spec_, *scheme_.words);
    for (std::size_t c = 0; c < spec_.columns.size(); ++c) {
      const auto of_table = reader_.column_of_single(c);
      SqlColumn& column = columns_.emplace_back();
      column.why = both("a column that is not in the table", "表中没有的列");
      if (!of_table || std::ranges::find(spec_.key, c) != spec_.key.end()) continue;
      StateCounts counts;
      column = probe.look(c, *of_table, counts);
      if (column.kind == SqlColumn::Kind::unknown) return column.why;
      report_.values += counts.values;
      report_.nils += counts.nils;
      report_.missing += counts.missing;
      report_.not_applicable += counts.not_applicable;
    }
    for (const std::size_t key : spec_.key) {
      const auto of_table = reader_.column_of_single(key);
      if (!of_table) return both("a key that is not in the table", "表中没有的键");
      const DatabaseColumn& column = ledger_.columns()[*of_table];
      if (probe.has_binary(column)) return both("a key of binary numbers", "键为二进制数值");
      keys_.push_back("(" + text_of(column, backend_) + ")");
    }
    return "";
  }

  /// `unique` changes nothing where no matter has two rows, each told by a single spelling.
  std::string look_at_matters() const {
    if (spec_.unique.empty()) return "";
    std::string matter = joined(keys_, ", ");
    for (const std::size_t c : spec_.unique) {
      const SqlColumn& column = columns_[c];
      if (column.kind == SqlColumn::Kind::unknown) continue;  // a key, which is there already
      if (column.kind == SqlColumn::Kind::texts && !column.is_plain)
        return both("matters with different spellings", "事项写法不一");
      const bool is_text =
          column.kind == SqlColumn::Kind::words || column.kind == SqlColumn::Kind::texts;
      matter += ", " + (!is_text                                ? column.sql
                        : column.kind == SqlColumn::Kind::words ? identity_of_words(column)
                                                                : identity_of_texts(column));
    }
    std::string error;
    const auto rows = select_texts(
        ledger_.database(), {"'x'"},
        "FROM " + ledger_.from() + " GROUP BY " + matter + " HAVING COUNT(*) > 1 LIMIT 1", error);
    if (!rows) return error;
    return rows->empty() ? "" : both("matters with several rows", "同一事项有多行");
  }

  std::string count(const PushedStatement& statement) {
    std::vector<std::vector<PushedTotal>> totals(statement.aggregates.size(),
                                                 std::vector<PushedTotal>(roster_.units()));
    std::vector<bool> met(roster_.units());
    std::string why, error;
    const auto add = [&](ResultRow row) {
      const std::string key = key_of(row);
      const auto rows_of = [&](RowsOf which) {
        return count_in(row[keys_.size() + static_cast<std::size_t>(which)]);
      };
      report_.rows += rows_of(RowsOf::all);
      if (rows_of(RowsOf::doubtful) > 0)
        why = both("numbers that nearly are an edge", "与界限几乎相等的数值");
      if (roster_.left_out.contains(key)) {
        report_.left_out += rows_of(RowsOf::all);
        return;
      }
      const auto unit = roster_.index.find(key);
      if (!unit || is_total(row)) {
        why = both("rows of no unit", "不属于任何单位的行");
        return;
      }
      if (met[*unit] && !statement.merges)
        why = both("different spellings of one unit", "同一单位有不同写法");
      if (met[*unit] && !spec_.unique.empty())
        why = both("different spellings of one unit", "同一单位有不同写法");
      met[*unit] = true;
      report_.used += rows_of(RowsOf::used);
      report_.left_out += rows_of(RowsOf::all) - rows_of(RowsOf::used);
      for (std::size_t a = 0; a < totals.size(); ++a)
        totals[a][*unit].add(statement.aggregates[a], row);
    };
    std::string groups;
    for (std::size_t k = 0; k < keys_.size(); ++k)
      groups += (k > 0 ? ", " : "") + std::to_string(k + 1);
    if (!ledger_.database().select(statement.columns,
                                   "FROM " + ledger_.from() + " GROUP BY " + groups, add, error))
      return error;
    if (why.empty()) finish(statement, totals);
    return why;
  }

  std::string key_of(ResultRow row) const {
    std::string key;
    for (std::size_t k = 0; k < keys_.size(); ++k)
      key += (k > 0 ? "\x1f" : "") + folded(row[k].value_or(""));
    return key;
  }

  bool is_total(ResultRow row) const {
    for (std::size_t k = 0; k < keys_.size(); ++k)
      if (is_total_label(row[k].value_or(""))) return true;
    return false;
  }

  void finish(const PushedStatement& statement,
              const std::vector<std::vector<PushedTotal>>& totals) {
    for (std::size_t a = 0; a < totals.size(); ++a) {
      Column column{std::vector<double>(roster_.units(), 0.0), {}};
      for (std::size_t u = 0; u < roster_.units(); ++u)
        totals[a][u].finish(statement.aggregates[a], u, column);
      results_.push_back(std::move(column));
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
  std::vector<std::string> keys_;
  std::vector<Column> results_;
  TableReport report_;
};

}  // namespace

bool push_down(const Scheme& scheme, std::size_t table, const TableReader& reader,
               const Roster& roster, std::vector<Column>& quantities, TableReport& report,
               Diagnostics& notes) {
  const auto* ledger = dynamic_cast<const DatabaseTable*>(reader.single_table());
  if (!ledger) return false;
  PushDown pushing(scheme, table, reader, roster, *ledger);
  const std::string why = pushing.run();
  if (why.empty()) {
    pushing.take(quantities, report);
    notes.add(evidence_complaint("pushed-down"), ledger->header_place(0), {pushing.texts()});
  } else {
    notes.add(evidence_complaint("not-pushed"), ledger->header_place(0), {why, pushing.texts()});
  }
  return why.empty();
}

}  // namespace assess
