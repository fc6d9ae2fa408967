#include "base/text.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "base/spellings.hpp"
#include "base/utf8.hpp"

using namespace assess;

TEST_CASE("trimming, folding and names", "[text]") {
  struct Row {
    std::string text, trimmed, folded, key;
  };
  const auto r = GENERATE(values<Row>({
      {"", "", "", ""},
      {" \t\r\n", "", "", ""},
      {" Audit Office ", "Audit Office", "Audit Office", "audit office"},
      {"　财政局\u00a0", "财政局", "财政局", "财政局"},
      {"\ufeffUnit", "Unit", "Unit", "unit"},
      {"\u200b甲\u200b", "甲", "甲", "甲"},
      {"ＡＢ１２", "ＡＢ１２", "AB12", "ab12"},
      {"完成率（％）", "完成率（％）", "完成率(%)", "完成率(%)"},
      {"Cafe\u0301", "Cafe\u0301", "Café", "café"},
      {"Ｕ　", "Ｕ", "U", "u"},
      {"ÄRGER", "ÄRGER", "ÄRGER", "ärger"},
      {"\xff\xfe", "\xff\xfe", "\xff\xfe", "\xff\xfe"},
  }));
  CAPTURE(r.text);
  CHECK(trimmed(r.text) == r.trimmed);
  CHECK(folded(r.text) == r.folded);
  CHECK(name_key(r.text) == r.key);
}

TEST_CASE("where UTF-8 is damaged", "[text]") {
  struct Row {
    std::string text;
    std::optional<std::size_t> at;
  };
  const auto r = GENERATE(values<Row>({
      {"", {}},
      {"plain ASCII, longer than eight bytes", {}},
      {"审计\U0001F600", {}},
      {"\xf4\x8f\xbf\xbf", {}},        // U+10FFFF
      {"12345678\xff", 8},             // no lead byte
      {"a\x80", 1},                    // continuation alone
      {"\xc0\xaf", 0},                 // overlong
      {"\xe0\x80\xaf", 0},             // overlong
      {"\xed\xa0\x80", 0},             // surrogate
      {"\xf4\x90\x80\x80", 0},         // above U+10FFFF
      {"ab\xe5\xae", 2},               // cut
      {std::string("M\xfcnchen"), 1},  // Latin-1
  }));
  CHECK(first_bad_utf8(r.text) == r.at);
}

TEST_CASE("columns of a terminal", "[text]") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("审计局") == 6);
  CHECK(display_width("e\u0301") == 1);
  CHECK(padded("ab", 4) == "ab  ");
  CHECK(padded("审计局甲", 6) == "审计… ");
  CHECK(padded("审计局", 6) == "审计局");
  CHECK(padded("abcdef", 4) == "abc…");
  CHECK(padded("abc", 0).empty());
}

TEST_CASE("padded text has the asked width", "[text]") {
  const std::string text =
      GENERATE("", "a", "审计局甲乙", "a审b计c", "e\u0301e\u0301e\u0301", "\xff\xff\xff");
  const std::size_t width = GENERATE(range<std::size_t>(0, 12));
  CAPTURE(text, width);
  CHECK(display_width(padded(text, width)) == width);
}

TEST_CASE("what could drive a terminal is shown escaped", "[text]") {
  struct Row {
    std::string text, shown;
  };
  const auto r = GENERATE(values<Row>({
      {"审计 office", "审计 office"},
      {"\x1b[2J", "\\x1b[2J"},
      {"a\nb\tc", "a\\x0ab\\x09c"},
      {std::string("\0", 1), "\\x00"},
      {"\x7f", "\\x7f"},
      {"\u009b", "\\u009b"},
      {"\u202etxt", "\\u202etxt"},
      {"a\u200bb", "a\\u200bb"},
      {"\U000e0041", "\\U000e0041"},
      {"\xff", "\\xff"},
      {"C:\\x", "C:\\x"},
  }));
  CHECK(shown(r.text) == r.shown);
}

TEST_CASE("the name that was probably meant", "[text]") {
  const std::vector<std::string> names = {"fixed",  "ratio",      "shortfall",
                                          "deduct", "Überschuss", "整改完成率"};
  struct Row {
    const char* word;
    const char* nearest;
  };
  const auto r = GENERATE(values<Row>({{"shortfal", "shortfall"},
                                       {"SHORTFALL", "shortfall"},
                                       {"raito", "ratio"},
                                       {"fixde", "fixed"},
                                       {"überschus", "Überschuss"},
                                       {"整改完率", "整改完成率"},
                                       {"整改完成绿", "整改完成率"},
                                       {"bands", ""},
                                       {"xx", ""},
                                       {"", ""}}));
  CAPTURE(r.word);
  CHECK(nearest(r.word, names) == r.nearest);
  CHECK(Spellings(names).nearest(r.word) == r.nearest);
  CHECK(nearest(r.word, {}).empty());
}

TEST_CASE("small helpers", "[text]") {
  const std::vector<std::string> parts = {"a", "b", "c"};
  CHECK(joined(parts, ", ") == "a, b, c");
  CHECK(joined({}, ", ").empty());
  CHECK(character_count("审计a") == 3);
  CHECK(code_points("a审\xff") == U"a审\uFFFD");
  CHECK(is_ascii("abc"));
  CHECK_FALSE(is_ascii("12345678é"));
}

TEST_CASE("no bytes disturb the functions of text", "[text]") {
  const unsigned seed = GENERATE(take(300, random(0u, 1'000'000u)));
  CAPTURE(seed);
  std::mt19937 random(seed);
  constexpr std::string_view pieces[] = {"a",    " ",    "审",   "　",     "Ａ",          "e\u0301",
                                         "\xe5", "\xff", "\x80", "\u200b", "\U0001F600",  "ﬁ",
                                         "①",    "\x1b", "ß",    "가",     "\u1100\u1161"};
  std::string text;
  for (auto i = random() % 12; i > 0; --i) text += pieces[random() % std::size(pieces)];
  CAPTURE(text);
  CHECK(folded(folded(text)) == folded(text));
  CHECK(name_key(name_key(text)) == name_key(text));
  CHECK(trimmed(trimmed(text)) == trimmed(text));
  CHECK(first_bad_utf8(text).has_value() ==
        (code_points(text).find(U'\uFFFD') != std::u32string::npos));
  CHECK_FALSE(first_bad_utf8(shown(text)));
  CHECK(display_width(padded(text, 7)) == 7);
}

TEST_CASE("a few changes are found among many names", "[text]") {
  const unsigned seed = GENERATE(take(200, random(0u, 1'000'000u)));
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::vector<std::string> names = {"bureau of statistics", "water and sewage works",
                                          "office of the mayor", "department of public health"};
  const std::string& name = names[random() % names.size()];
  std::string word = name;
  for (int changes = 0; changes < 3; ++changes) {
    const auto at = random() % (word.size() - 1);
    switch (random() % 4) {
      case 0:
        word.erase(at, 1);
        break;
      case 1:
        word.insert(at, 1, 'q');
        break;
      case 2:
        word[at] = 'Z';
        break;
      default:
        std::swap(word[at], word[at + 1]);
    }
  }
  CAPTURE(word);
  CHECK(nearest(word, names) == name);
}
