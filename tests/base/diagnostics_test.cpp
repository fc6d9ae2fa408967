#include "base/diagnostics.hpp"

#include <catch2/catch.hpp>

using namespace assess;

namespace {

constexpr DiagnosticKind kinds[] = {
    {"unknown-form",
     Severity::error,
     {"there is no form '{0}'", "没有计分形式“{0}”"},
     {"'assess list forms' shows all of them", "assess list forms 列出全部形式"}},
    {"not-a-date",
     Severity::error,
     {"unit '{0}', column {1}: '{2}' is no day", "单位“{0}”，列 {1}：“{2}”不是日期"},
     {"write a day, such as 2025-05-31", "请写日期，如 2025-05-31"}},
    {"dash", Severity::warning, {"'{0}' is taken as missing", "“{0}”视为缺失"}, {"", ""}},
};

constexpr const DiagnosticKind& unknown_form = find_kind(kinds, "unknown-form");
constexpr const DiagnosticKind& not_a_date = find_kind(kinds, "not-a-date");
constexpr const DiagnosticKind& dash = find_kind(kinds, "dash");

Place in_rules(std::uint64_t line, std::uint64_t column, std::string excerpt,
               std::size_t width = 1) {
  return {"rules.ini", line, column, "", std::move(excerpt), width};
}

Place in_file(std::string file, std::uint64_t line, std::uint64_t column = 0) {
  return {std::move(file), line, column, "", "", 1};
}

Place in_sheet(std::string cell) {
  return {"e.xlsx", 0, 0, std::move(cell), "", 1};
}

}  // namespace

TEST_CASE("a complaint with excerpt and the name that was meant", "[diagnostics]") {
  const Diagnostic d{
      &unknown_form, in_rules(41, 8, "form = shortfal", 8), {"shortfal"}, "shortfall"};
  CHECK(render(d, {}) ==
        "rules.ini:41:8: error[unknown-form]: there is no form 'shortfal'\n"
        "  41 | form = shortfal\n"
        "     |        ^^^^^^^^\n"
        "  help: did you mean 'shortfall'?\n");
  CHECK(render(d, {Language::zh, false}) ==
        "rules.ini:41:8: 错误[unknown-form]: 没有计分形式“shortfal”\n"
        "  41 | form = shortfal\n"
        "     |        ^^^^^^^^\n"
        "  建议: 是否要写“shortfall”？\n");
}

TEST_CASE("the mark stands below the word, however wide", "[diagnostics]") {
  const Diagnostic d{&unknown_form, in_rules(7, 6, "形式\t= 不足扣分", 2), {"不足"}, ""};
  CHECK(render(d, {}) ==
        "rules.ini:7:6: error[unknown-form]: there is no form '不足'\n"
        "  7 | 形式 = 不足扣分\n"
        "    |        ^^^^\n"
        "  help: 'assess list forms' shows all of them\n");
}

TEST_CASE("places in every kind of file", "[diagnostics]") {
  const auto first_line = [](Place place) {
    const std::string text = render({&dash, std::move(place), {"—"}, ""}, {});
    return text.substr(0, text.find(" warning"));
  };
  CHECK(first_line(in_sheet("Meetings!C7")) == "e.xlsx:Meetings!C7:");
  CHECK(first_line(in_file("a.csv", 3)) == "a.csv:3:");
  CHECK(first_line(in_file("a.csv", 3, 5)) == "a.csv:3:5:");
  CHECK(first_line(in_file("a.csv", 0)) == "a.csv:");
  CHECK(render({&dash, {}, {"—"}, ""}, {}) == "warning[dash]: '—' is taken as missing\n");
  CHECK(render({&dash, {}, {"—"}, ""}, {Language::zh}) == "警告[dash]: “—”视为缺失\n");
}

TEST_CASE("words of the user are shown escaped and cut", "[diagnostics]") {
  const Diagnostic d{
      &not_a_date, in_file("a.csv", 2), {"\x1b[2J", "{0}", std::string(5000, 'x')}, ""};
  const std::string text = render(d, {});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("unit '\\x1b[2J', column {0}: 'xxx") != std::string::npos);
  CHECK(text.find("x…' is no day") != std::string::npos);
  CHECK(text.size() < 400);
}

TEST_CASE("a word that is lacking leaves its place visible", "[diagnostics]") {
  CHECK(render({&dash, {}, {}, ""}, {}) == "warning[dash]: '{0}' is taken as missing\n");
}

TEST_CASE("a long line is shown around the place", "[diagnostics]") {
  const std::string line = std::string(300, 'a') + "bad" + std::string(300, 'c');
  const std::string text = render({&unknown_form, in_rules(1, 301, line, 3), {"bad"}, ""}, {});
  const auto excerpt = text.find("  1 | …aaa");
  const auto marks = text.find("    | ");
  REQUIRE(excerpt != std::string::npos);
  REQUIRE(marks != std::string::npos);
  // `…` has three bytes and one column
  CHECK(text.find("bad", excerpt) - excerpt - 2 == text.find("^^^", marks) - marks);
  CHECK(text.size() < 400);
}

TEST_CASE("colours only if asked", "[diagnostics]") {
  const Diagnostic d{&unknown_form, in_rules(1, 1, "x"), {"x"}, ""};
  CHECK(render(d, {Language::en, true}).find("\x1b[1;31merror[unknown-form]\x1b[0m") !=
        std::string::npos);
  CHECK(render(d, {}).find('\x1b') == std::string::npos);
}

TEST_CASE("complaints are ordered by place", "[diagnostics]") {
  Diagnostics notes;
  notes.add(dash, in_file("z.csv", 10));
  notes.add(dash, in_file("a.csv", 1));
  notes.add(unknown_form, in_file("z.csv", 2, 9));
  notes.add(dash, in_file("z.csv", 2, 9));
  for (const char* cell : {"S!C10", "S!AA7", "S!B7", "S!C7"}) notes.add(dash, in_sheet(cell));
  notes.sort_by_place();
  std::vector<std::string> order;
  for (const Diagnostic& d : notes.list())
    order.push_back(d.place.cell.empty()
                        ? d.place.file + std::to_string(d.place.line) + std::string(d.kind->code)
                        : d.place.cell);
  CHECK(order == std::vector<std::string>{"z.csv2dash", "z.csv2unknown-form", "z.csv10dash",
                                          "a.csv1dash", "S!B7", "S!C7", "S!AA7", "S!C10"});
}

TEST_CASE("many complaints are counted, not kept", "[diagnostics]") {
  Diagnostics notes, others;
  for (int i = 0; i < 60'000; ++i) notes.add(dash, {});
  for (int i = 0; i < 60'000; ++i) others.add(unknown_form, {});
  CHECK_FALSE(notes.has_errors());
  notes.append(others);
  notes.add(unknown_form, {});
  CHECK(notes.has_errors());
  CHECK(notes.errors() == 60'001);
  CHECK(notes.warnings() == 60'000);
  CHECK(notes.list().size() == 100'000);
  CHECK(notes.dropped() == 20'001);
}
