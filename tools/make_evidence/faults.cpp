#include "faults.hpp"

#include <algorithm>
#include <cctype>

#include "distributions.hpp"

namespace assess::evidence {

namespace {

using Tables = std::vector<NamedTable>;
using Cells = std::vector<std::string>;

NamedTable& find(Tables& tables, const std::string& name) {
  return *std::find_if(tables.begin(), tables.end(),
                       [&](const NamedTable& table) { return table.name == name; });
}

std::string& cell(NamedTable& table, std::size_t row, const std::string& column) {
  const auto at = std::find(table.header.begin(), table.header.end(), column);
  return table.rows[row][static_cast<std::size_t>(at - table.header.begin())];
}

template <typename Change>
void for_cells(Tables& tables, Change change) {
  for (NamedTable& table : tables)
    for (Cells& row : table.rows)
      for (std::size_t i = 0; i < row.size(); ++i) change(table.header[i], row[i]);
}

bool is_number(const std::string& text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); });
}

bool is_date_column(const std::string& name) {
  return name.ends_with("_on") || name.ends_with("_by");
}

// ---- harmless -----------------------------------------------------------------------------------

void full_width(Tables& tables, Random& random) {
  for_cells(tables, [&](const std::string&, std::string& text) {
    if (!is_number(text) || !chance(random, 0.2)) return;
    std::string wide;
    for (const char digit : text)
      wide += std::string("\xEF\xBC") + static_cast<char>(0x90 + (digit - '0'));
    text = wide;
  });
}

void date_styles(Tables& tables, Random& random) {
  for_cells(tables, [&](const std::string& column, std::string& text) {
    if (!is_date_column(column) || text.size() != 10) return;
    const std::string y = text.substr(0, 4), m = text.substr(5, 2), d = text.substr(8, 2);
    switch (pick(random, {0.4, 0.3, 0.2, 0.1})) {
      case 1:
        text = y + "." + m + "." + d;
        break;
      case 2:
        text = y + "年" + std::to_string(std::stoi(m)) + "月" + std::to_string(std::stoi(d)) + "日";
        break;
      case 3:
        text = y + m + d;
        break;
      default:
        break;
    }
  });
}

void chinese_headers(Tables& tables, Random&) {
  const std::vector<std::pair<std::string, std::string>> names{
      {"unit_code", "单位代码"},   {"unit", "单位名称"},       {"class", "类别"},
      {"sub_units", "所辖单位数"}, {"founded_on", "成立日期"}, {"assessed", "是否参评"},
      {"due_on", "整改时限"}};
  for (NamedTable& table : tables)
    for (std::string& column : table.header)
      for (const auto& [english, chinese] : names)
        if (column == english && (column != "due_on" || table.name == "rectification"))
          column = chinese;
}

void yes_words(Tables& tables, Random& random) {
  for_cells(tables, [&](const std::string&, std::string& text) {
    if (text == "yes")
      text = chance(random, 0.5) ? "是" : "√";
    else if (text == "no")
      text = chance(random, 0.5) ? "否" : "×";
  });
}

void spaces(Tables& tables, Random& random) {
  for_cells(tables, [&](const std::string&, std::string& text) {
    if (!text.empty() && chance(random, 0.1)) text = " " + text + "\xE3\x80\x80";
  });
}

/// Rows, columns and all in another order.
void shuffle(Tables& tables, Random& random) {
  for (NamedTable& table : tables) {
    for (std::size_t i = table.rows.size(); i > 1; --i)
      std::swap(table.rows[i - 1], table.rows[random.below(i)]);
    std::rotate(table.header.begin(), table.header.begin() + 1, table.header.end());
    for (Cells& row : table.rows) std::rotate(row.begin(), row.begin() + 1, row.end());
  }
}

/// Two offices enter the same event: once more, or once more at a lower level; it counts once.
void event_twice(Tables& tables, Random&) {
  NamedTable& events = find(tables, "events");
  const std::size_t count = events.rows.size();
  for (std::size_t i = 0; i < count; ++i) {
    events.rows.push_back(events.rows[i]);
    if (cell(events, i, "level") == "two") cell(events, events.rows.size() - 1, "level") = "one";
  }
}

/// A line above the header that says what the table is.
void title_row(Tables& tables, Random&) {
  for (NamedTable& table : tables) {
    if (table.name != "findings" && table.name != "rectification") continue;
    table.rows.insert(table.rows.begin(), table.header);
    table.header.assign(table.header.size(), "");
    table.header[0] = "Ledger of " + table.name;
  }
}

/// A last row 合计 (total), as spreadsheets have it.
void total_row(Tables& tables, Random&) {
  NamedTable& units = find(tables, "units");
  units.rows.emplace_back(units.header.size());
  cell(units, units.rows.size() - 1, "unit_code") = "合计";
  cell(units, units.rows.size() - 1, "sub_units") = "567";
}

// ---- to be complained of -----------------------------------------------------------------------

void unknown_word(Tables& tables, Random& random) {
  NamedTable& findings = find(tables, "findings");
  cell(findings, random.below(findings.rows.size()), "severity") = "serious";
}

void unknown_unit(Tables& tables, Random& random) {
  NamedTable& meetings = find(tables, "meetings");
  cell(meetings, random.below(meetings.rows.size()), "unit_code") = "U9999";
}

/// The letter O for the digit 0, where nobody sees it.
void unit_typo(Tables& tables, Random& random) {
  NamedTable& returns = find(tables, "returns");
  std::string& code = cell(returns, random.below(returns.rows.size()), "unit_code");
  code[1] = 'O';
}

void unit_twice(Tables& tables, Random& random) {
  NamedTable& units = find(tables, "units");
  units.rows.push_back(units.rows[random.below(units.rows.size())]);
}

void matter_twice(Tables& tables, Random& random) {
  NamedTable& findings = find(tables, "findings");
  findings.rows.push_back(findings.rows[random.below(findings.rows.size())]);
}

void impossible_date(Tables& tables, Random& random) {
  NamedTable& meetings = find(tables, "meetings");
  cell(meetings, random.below(meetings.rows.size()), "held_on") = "2025-02-30";
}

void broken_formula(Tables& tables, Random& random) {
  NamedTable& units = find(tables, "units");
  cell(units, random.below(units.rows.size()), "sub_units") = "#REF!";
}

void ragged_row(Tables& tables, Random& random) {
  NamedTable& letters = find(tables, "letters");
  letters.rows[random.below(letters.rows.size())].push_back("and more");
}

void lost_column(Tables& tables, Random&) {
  NamedTable& findings = find(tables, "findings");
  findings.header.pop_back();
  for (Cells& row : findings.rows) row.pop_back();
}

}  // namespace

const std::vector<Fault>& faults() {
  static const std::vector<Fault> list{
      {"full-width", "full-width digits in one number of five", true, full_width},
      {"date-styles", "dotted dates, 年月日, without separators", true, date_styles},
      {"chinese-headers", "the Chinese names of some columns", true, chinese_headers},
      {"yes-words", "是 √ 否 × instead of yes and no", true, yes_words},
      {"spaces", "blanks around cells, U+3000 among them", true, spaces},
      {"shuffle", "rows and columns in another order", true, shuffle},
      {"event-twice", "events entered twice, some at a lower level", true, event_twice},
      {"title-row", "a title above the header of two ledgers", true, title_row},
      {"total-row", "a row of totals under the roster", true, total_row},
      {"unknown-word", "a severity that is not in the list", false, unknown_word},
      {"unknown-unit", "a meeting of a unit that is not on the roster", false, unknown_unit},
      {"unit-typo", "a unit code with the letter O for the digit 0", false, unit_typo},
      {"unit-twice", "a unit with two rows in the roster", false, unit_twice},
      {"matter-twice", "one finding entered twice", false, matter_twice},
      {"impossible-date", "30 February", false, impossible_date},
      {"broken-formula", "#REF! in a number column", false, broken_formula},
      {"ragged-row", "a row with one cell too many", false, ragged_row},
      {"lost-column", "a declared column is not there", false, lost_column},
  };
  return list;
}

}  // namespace assess::evidence
