#pragma once

#include <string>
#include <vector>

#include "support/random_scheme.hpp"

namespace assess {

/// The ledger of which random rules ask: its columns and, of each, what may stand in a cell.
struct LedgerColumn {
  std::string name, sql_type;
  std::vector<std::string> cells;  ///< "": empty
};

inline const std::vector<LedgerColumn>& ledger_columns() {
  static const std::vector<LedgerColumn> columns{
      {"n", "INTEGER", {"0", "1", "-3", "7", "250", ""}},
      {"m", "INTEGER", {"2", "5", "11"}},
      {"x", "REAL", {"0.5", "1.25", "3.1", "99.95", "2", ""}},
      {"kind", "TEXT", {"a", "b", " b", "ｃ", "乙", "无", "不适用", ""}},
      {"ok", "TEXT", {"yes", "no", "是", "否", ""}},
      {"from", "DATE", {"2025-01-31", "2025-02-28", "2025-12-31", "2024-02-29"}},
      {"to", "DATE", {"2025-01-31", "2025-03-01", "2026-01-01", ""}},
      {"late", "TEXT", {"2025-06-01", "无", "长期", "", "2025-02-28"}},
      {"note", "TEXT", {"x1", "y2", "无", "n/a", "free text", ""}},
  };
  return columns;
}

inline const std::string& ledger_rules() {
  static const std::string rules =
      "[lookup.w]\na = 0.5\nb = 1.5\nc = 3\n"
      "[table.rows]\ncolumns = n: number?, m: number, x: number?, kind: a|b|c?, ok: yes/no?, from: "
      "date, to, late: date?, note: text?\nalias.c = 乙\n";
  return rules;
}

/// Random expressions of each type over the columns of that ledger.
class RandomExpression {
 public:
  explicit RandomExpression(Random& random) : random_(random) {}

  std::string number(int depth) {
    const std::string leaf =
        one_of({"n", "m", "x", "2", "0.5", "lookup(w, kind)", "if(ok, 2, 1)", "1"}, random_);
    if (depth <= 0) return leaf;
    switch (random_() % 9) {
      case 0:
        return "(" + number(depth - 1) + " + " + number(depth - 1) + ")";
      case 1:
        return "(" + number(depth - 1) + " * " + number(depth - 1) + ")";
      case 2:
        return "if(" + condition(depth - 1) + ", " + number(depth - 1) + ", " + number(depth - 1) +
               ")";
      case 3:
        return "first(" + number(depth - 1) + ", " + number(depth - 1) + ")";
      case 4:
        return "min(" + number(depth - 1) + ", " + number(depth - 1) + ")";
      case 5:
        return "count(" + condition(depth - 1) + ", " + condition(depth - 1) + ")";
      case 6:
        return "(" + date(depth - 1) + " - " + date(depth - 1) + ")";
      default:
        return leaf;
    }
  }
  std::string date(int depth) {
    if (depth > 0 && chance(random_, 4)) return "max(" + date(0) + ", " + date(0) + ")";
    return one_of({"from", "to", "late", "cutoff", "2025-02-28"}, random_);
  }
  std::string condition(int depth) {
    const std::string sign = one_of({"=", "!=", "<", "<=", ">", ">="}, random_);
    switch (random_() % (depth > 0 ? 12u : 7u)) {
      case 0:
        return "ok";
      case 1:
        return "kind = \"" + one_of({"a", "b", "c"}, random_) + "\"";
      case 2:
        return date(0) + " " + sign + " " + date(0);
      case 3:
        return number(0) + " " + sign + " " + one_of({"1", "2", "0.5", "3.1", "m"}, random_);
      case 4:
        return "kind in (\"a\", \"c\")";
      case 5:
        return "m between 2 and 6";
      case 6:
        return one_of({"n", "x", "kind", "ok", "to", "late", "note"}, random_) + " is " +
               one_of({"given", "filed", "missing", "nil", "applicable"}, random_);
      case 7:
        return "not " + condition(0);
      case 8:
      case 9:
        return "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
      case 10:
        return "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
      default:
        return "(" + number(depth - 1) + " " + sign + " " + number(depth - 1) + ")";
    }
  }
  std::string aggregate() {
    const std::string where = chance(random_, 2) ? " where " + condition(2) : "";
    switch (random_() % 12) {
      case 0:
        return "count(rows" + where + ")";
      case 1:
        return "count(rows: " + one_of({"n", "x", "kind", "note", "late", "ok"}, random_) + where +
               ")";
      case 2:
      case 3:
        return "sum(rows: " + number(2) + where + ")";
      case 4:
        return "mean(rows: " + number(1) + where + ")";
      case 5:
        return "share(rows: " + condition(2) + where + ")";
      case 6:
        return one_of({"min", "max"}, random_) + "(rows: " + number(1) + where + ")";
      case 7:
        return one_of({"median", "sd"}, random_) + "(rows: " + number(1) + where + ")";
      case 8:
        return "percentile(rows: " + number(0) + where + ", 90)";
      case 9:
        return "latest(rows: " + one_of({"n", "x", "m", "ok", "from", "late"}, random_) + where +
               ", " + date(0) + ")";
      case 10:
        return "only(rows: " + one_of({"n", "x", "from"}, random_) + where + ")";
      default:
        return "distinct(rows: " + one_of({"n", "kind", "note", "from", "ok", "m"}, random_) +
               where + ")";
    }
  }

 private:
  Random& random_;
};

}  // namespace assess
