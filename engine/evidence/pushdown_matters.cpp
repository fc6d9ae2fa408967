#include "evidence/pushdown_matters.hpp"

#include "base/text.hpp"
#include "evidence/pushdown_table.hpp"

namespace assess {

namespace {

/// Why, if one of the matters has several rows.
std::string has_several(const DatabaseTable& ledger, const std::string& from,
                        const std::string& matter) {
  std::string error;
  const auto rows =
      select_texts(ledger.database(), {"'x'"},
                   "FROM " + from + " GROUP BY " + matter + " HAVING COUNT(*) > 1 LIMIT 1", error);
  if (!rows) return error;
  return rows->empty() ? "" : both("matters with several rows", "同一事项有多行");
}

/// SQL has one kind of absence, and a stated nil may look like a value.
bool tells_absences(const SqlColumn& column) {
  bool missing = column.has_null, not_applicable = false, nil = false;
  for (const SqlSpelling& one : column.spellings) {
    missing = missing || one.state == State::missing;
    not_applicable = not_applicable || one.state == State::not_applicable;
    nil = nil || one.state == State::nil;
  }
  return !nil && !(missing && not_applicable);
}

/// Numbers the rows of each matter by `keep`; the first one counts. Rows that tie are compared
/// here, cell by cell.
std::string keep_rows(const TableSpec& spec, const DatabaseTable& ledger,
                      const std::vector<SqlColumn>& columns, const std::string& matter,
                      SqlPrinter& printer, PushedRows& rows) {
  constexpr const char* place = "assess_place";
  for (const std::size_t c : spec.unique)
    if (!tells_absences(columns[c]))
      return both("matters of which something is absent", "事项内容有缺");
  for (const DatabaseColumn& column : ledger.columns())
    if (name_key(column.name) == place) return "'" + column.name + "'";
  const auto weight = printer.print(spec.keep->by);
  if (!weight) return printer.why();
  const std::string counts =
      rows.where.empty() ? "" : ", CASE WHEN " + rows.where + " THEN 1 ELSE 0 END";
  rows.from = "(SELECT *, RANK() OVER (PARTITION BY " + matter + counts + " ORDER BY CASE WHEN " +
              weight->sql + " IS NULL THEN 1 ELSE 0 END, " + weight->sql +
              (spec.keep->highest ? " DESC" : "") + ") AS " + place + " FROM " + rows.from +
              ") AS assess_ranked";
  rows.kept = "(" + std::string(place) + " = 1)";
  const std::string best = " WHERE " + rows.kept + (rows.where.empty() ? "" : " AND " + rows.where);
  if (has_several(ledger, rows.from + best, matter).empty()) return "";
  return both("rows of one matter that tie in 'keep'", "同一事项有多行在 keep 中并列");
}

}  // namespace

std::string push_matters(const TableSpec& spec, const DatabaseTable& ledger,
                         const std::vector<SqlColumn>& columns, SqlPrinter& printer,
                         PushedRows& rows) {
  if (spec.unique.empty()) return "";
  std::string matter = joined(rows.keys, ", ");
  for (const std::size_t c : spec.unique) {
    const SqlColumn& column = columns[c];
    if (column.kind == SqlColumn::Kind::unknown) continue;  // a key, which is there already
    if (column.kind == SqlColumn::Kind::texts && !column.is_plain)
      return both("matters with different spellings", "事项写法不一");
    if (column.kind == SqlColumn::Kind::words && column.spellings.size() > most_branches)
      return too_many_texts();
    const bool is_text =
        column.kind == SqlColumn::Kind::words || column.kind == SqlColumn::Kind::texts;
    matter += ", " + (!is_text                                ? column.sql
                      : column.kind == SqlColumn::Kind::words ? identity_of_words(column)
                                                              : identity_of_texts(column));
  }
  std::string why = has_several(ledger, rows.from, matter);
  if (why.empty() || !spec.keep) return why;
  return keep_rows(spec, ledger, columns, matter, printer, rows);
}

}  // namespace assess
