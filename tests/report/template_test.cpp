// The collection workbook: every sheet, header and word is one that the engine reads again.
#include <catch2/catch.hpp>

#include "report/collection.hpp"
#include "report/collection_words.hpp"
#include "report/workbook_reading.hpp"
#include "support/rules_text.hpp"

using namespace assess;

namespace {

using Strings = std::vector<std::string>;

const std::string rules =
    "[scheme]\nid = t\nname = T\nname.zh = 考核\nyear = 2025\n"
    "[table.units]\nkey = code\ncolumns = code, unit: text, class: 甲|乙, staff: number 1..500\n"
    "file = 单位名册, units\nalias.code = Code No, 单位代码\nalias.unit = 单位\n"
    "[table.findings]\ncolumns = event: text, level: major|minor, due_on: date, closed_on: date?, "
    "rate: percent?, "
    "repeat: yes/no\nfile = 问题清单, findings\nalias.level = 严重程度\nalias.major = "
    "较大\nalias.minor = 轻微\n"
    "[criterion.A]\npoints = 100\ntext.zh = 每件扣1分\nform = deduct\nloss = count(findings where "
    "repeat)\n";

Scheme scheme_of(const std::string& text) {
  Diagnostics notes;
  auto scheme = read_rules(text, notes);
  CAPTURE(codes_of(notes));
  REQUIRE(scheme);
  return std::move(*scheme);
}

std::vector<CollectionSheet> sheets_of(const Scheme& scheme, Language language) {
  Diagnostics notes;
  auto sheets = collection_sheets(scheme, language, notes);
  CHECK(notes.list().empty());
  return sheets;
}

Strings headers(const CollectionSheet& sheet) {
  Strings names;
  for (const CollectionColumn& column : sheet.columns) names.push_back(column.header);
  return names;
}

std::string workbook(const Scheme& scheme, Language language,
                     const CollectionUnit* unit = nullptr) {
  return collection_workbook(scheme, sheets_of(scheme, language), language, unit);
}

std::size_t count_of(const std::string& text, const std::string& piece) {
  std::size_t count = 0;
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
    ++count;
  return count;
}

}  // namespace

TEST_CASE("sheets, headers and words are those of the rules, in the language asked for",
          "[template]") {
  const Scheme scheme = scheme_of(rules);
  const auto en = sheets_of(scheme, Language::en), zh = sheets_of(scheme, Language::zh);
  REQUIRE(en.size() == 2);  // decisions after an appeal are not collected
  CHECK(en[1].name == "findings");
  CHECK(zh[1].name == "问题清单");
  CHECK(headers(en[0]) == Strings{"code", "unit", "class", "staff"});
  CHECK(headers(zh[0]) == Strings{"单位代码", "单位", "class", "staff"});
  CHECK(headers(zh[1]) ==
        Strings{"单位代码", "event", "严重程度", "due_on", "closed_on", "rate", "repeat"});
  CHECK(en[1].columns[2].choices == Strings{"major", "minor"});
  CHECK(zh[1].columns[2].choices == Strings{"较大", "轻微"});
  CHECK(zh[1].columns[6].choices == Strings{"是", "否"});
  CHECK(en[1].columns[3].required);
  CHECK_FALSE(en[1].columns[4].required);
}

TEST_CASE("a spelling that two columns share heads none of them", "[template]") {
  const Scheme scheme = scheme_of(
      "[scheme]\nid = t\nname = T\nyear = 2025\n[table.units]\ncolumns = x, y: number\nalias.x = "
      "数量, 甲数\n"
      "alias.y = 数量, 乙数\n[criterion.A]\npoints = 1\nvalue = x + y\n");
  CHECK(headers(sheets_of(scheme, Language::zh)[0]) == Strings{"unit", "甲数", "乙数"});
}

TEST_CASE("a workbook has headers and nothing that would be read as a row", "[template]") {
  const Scheme scheme = scheme_of(rules);
  const std::string bytes = workbook(scheme, Language::zh);
  CHECK(rows_read(bytes, "问题清单") ==
        Strings{"单位代码|event|严重程度|due_on|closed_on|rate|repeat"});
  CHECK(rows_read(bytes, "填写说明").front() == "考核");
  CHECK(rows_read(bytes, "填写说明").back() == "A|A|100|每件扣1分");
  CHECK(bytes == workbook(scheme, Language::zh));
}

TEST_CASE("drop-downs point to the hidden sheet; other cells take states too", "[template]") {
  const std::string bytes = workbook(scheme_of(rules), Language::zh);
  const std::string findings = stored_part(bytes, "xl/worksheets/sheet3.xml");
  CHECK(count_of(findings, "<dataValidation ") == 7);
  CHECK(count_of(findings, "type=\"list\"") == 2);
  CHECK(findings.find("<formula1>'lists'!$C$1:$C$2</formula1>") != std::string::npos);
  CHECK(findings.find("OR(SUMPRODUCT(--('lists'!$A$1:$A$5=D2))&gt;0,AND(ISNUMBER(D2),D2&gt;=") !=
        std::string::npos);
  CHECK(findings.find("<sheetProtection sheet=\"1\"") != std::string::npos);
  CHECK(
      stored_part(bytes, "xl/workbook.xml").find("name=\"lists\" sheetId=\"4\" state=\"hidden\"") !=
      std::string::npos);
  const std::string custom = stored_part(bytes, "docProps/custom.xml");
  CHECK(custom.find("name=\"assess.rules_sha256\"><vt:lpwstr>") != std::string::npos);
  CHECK(custom.find("name=\"assess.template\"><vt:lpwstr>1<") != std::string::npos);
}

TEST_CASE("forty long Chinese words can be chosen from", "[template]") {
  std::string words, aliases;
  for (int i = 0; i < 40; ++i) {
    words += (i ? "|w" : "w") + std::to_string(i);
    aliases +=
        "alias.w" + std::to_string(i) + " = 名称很长的第" + std::to_string(i) + "类内设机构\n";
  }
  const Scheme scheme = scheme_of(
      "[scheme]\nid = t\nname = T\nyear = 2025\n[table.units]\ncolumns = x: number, kind: " +
      words + "\n" + aliases + "[criterion.A]\npoints = 1\nvalue = x\n");
  const auto lists = rows_read(workbook(scheme, Language::zh), "lists");
  REQUIRE(lists.size() == 40);
  CHECK(lists[39] == "名称很长的第39类内设机构");
}

TEST_CASE("a unit's own workbook knows the unit, and leaves its ledgers blank", "[template]") {
  const Scheme scheme = scheme_of(rules);
  const CollectionUnit unit{
      "水务局 · 001", {"001"}, {std::string("001"), std::string("水务局"), std::string("甲"), {}}};
  const std::string bytes = workbook(scheme, Language::zh, &unit);
  CHECK(rows_read(bytes, "单位名册") == Strings{"单位代码|单位|class|staff", "001|水务局|甲"});
  CHECK(rows_read(bytes, "问题清单").size() == 1);
  CHECK(rows_read(bytes, "lists")[0] == "无|001|甲|较大|是");
}

TEST_CASE("what a column expects is said in both languages", "[template]") {
  CollectionColumn column;
  column.type.type = Type::percent;
  column.type.low = 0.07;
  column.type.high = 1;
  CHECK(expected_text(column, Language::en) == "percentage, such as 98.5%, 7% to 100%");
  CHECK(expected_text(column, Language::zh) == "百分比，如 98.5%，7% 至 100%");
  CHECK(prompt_text(column, Language::zh) ==
        "可不填：百分比，如 98.5%，7% 至 100%。没有的填“无”，不适用的填“不适用”。");
}

TEST_CASE("tables whose names no sheet can have are complained of", "[template]") {
  Diagnostics notes;
  const Scheme scheme = scheme_of(
      "[scheme]\nid = t\nname = T\nyear = 2025\n[table.units]\ncolumns = x: number\n"
      "[table.a_table_with_a_name_of_36_letters_x]\ncolumns = y: number\n[table.Units]\ncolumns = "
      "y: number\n"
      "[criterion.A]\npoints = 1\nvalue = x\n");
  collection_sheets(scheme, Language::en, notes);
  CHECK(codes_of(notes) == Strings{"sheet-name:7:2", "sheet-name:9:2"});
}
