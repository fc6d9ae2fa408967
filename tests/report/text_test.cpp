#include <catch2/catch.hpp>
#include <sstream>
#include <vector>

#include "base/text.hpp"
#include "report/bar.hpp"
#include "report/formats.hpp"
#include "report/sample.hpp"

using namespace assess;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Columns of a terminal in front of a word.
std::size_t place_of(const std::string& line, std::string_view word) {
  return display_width(line.substr(0, line.find(word)));
}

std::string line_with(const std::string& text, std::string_view word) {
  for (const std::string& line : lines_of(text))
    if (line.find(word) != std::string::npos) return line;
  return {};
}

}  // namespace

TEST_CASE("a bar shows a share in eighths of a character", "[text]") {
  struct Row {
    std::string share, bar;
  };
  const auto row = GENERATE(values<Row>({{"0", ""},
                                         {"0.012", ""},
                                         {"0.0125", "▏"},
                                         {"0.5", "█████"},
                                         {"0.99", "█████████▉"},
                                         {"1", "██████████"},
                                         {"1.7", "██████████"},
                                         {"-0.3", ""}}));
  CAPTURE(row.share);
  CHECK(bar(*parse_points(row.share), 10) == row.bar);
}

TEST_CASE("columns stand below each other, Chinese characters counted as two", "[text]") {
  const Assessment result = sample();
  for (const Language language : {Language::en, Language::zh}) {
    const std::string text = render_text(result, {language});
    CAPTURE(text);
    const std::size_t grades =
        place_of(line_with(text, "u1"), language == Language::zh ? "优" : "Best");
    CHECK(place_of(line_with(text, "u4"), language == Language::zh ? "良" : "Good") == grades);
    CHECK(place_of(line_with(text, "u2"), language == Language::zh ? "良" : "Good") == grades);
    CHECK(place_of(line_with(text, "u1"), "72.50") == place_of(line_with(text, "u4"), "30.00"));
  }
}

TEST_CASE("groups are headings, and units follow by rank", "[text]") {
  const std::string text = render_text(sample(), {});
  CHECK(text.starts_with("Sample · 2025 · 6 units in 2 groups\n"));
  CHECK(text.find("\n城区\n") < text.find("\n山区\n"));
  CHECK(text.find("\n城区\n") != std::string::npos);
  CHECK(text.find("u1") < text.find("u3"));
}

TEST_CASE("the table keeps to the width of the terminal and says what it left out", "[text]") {
  const Assessment result = sample();
  for (const Language language : {Language::en, Language::zh})
    for (std::size_t width = 40; width < 130; width += 7) {
      CAPTURE(width);
      const std::string text = render_text(result, {language, false, width, false});
      CAPTURE(text);
      const std::string_view hint = language == Language::zh ? "终端" : "not shown";
      for (const std::string& line : lines_of(text))
        if (!line.starts_with(hint)) CHECK(display_width(line) <= width);
    }
  CHECK(line_with(render_text(result, {Language::en, false, 64, false}), "too narrow") ==
        "not shown, the terminal is too narrow: A, B, seen, on, who, x");
}

TEST_CASE("there is colour only if asked for, and it changes no column", "[text]") {
  const Assessment result = sample();
  const std::string plain = render_text(result, {}),
                    colored = render_text(result, {Language::en, true});
  CHECK(plain.find('\x1b') == std::string::npos);
  CHECK(colored.find("\x1b[32mBest\x1b[0m") != std::string::npos);
  std::string bare;
  for (std::size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] == '\x1b')
      i = colored.find('m', i);
    else
      bare += colored[i];
  }
  CHECK(bare == plain);
}

TEST_CASE("the lines below say what the ranking alone does not", "[text]") {
  const Assessment result = sample();
  const std::string en = render_text(result, {}), zh = render_text(result, {Language::zh});
  CHECK(
      en.ends_with("Grades: Best 2 · Good 4 · Poor 0\n"
                   "Quota: 1 unit got the next grade\n"
                   "Missing: 1 score of 1 unit\n"
                   "Instead   B1       1 unit  u3: not seen\n"
                   "Deducted  late    2 units  u2, u5: late\n"
                   "Limited   unseen   1 unit  u3: nobody came\n"));
  CHECK(
      zh.ends_with("等次：优 2 · 良 4 · 差 0\n"
                   "名额：1个单位顺延至下一等次\n"
                   "缺失：1项得分，涉及1个单位\n"
                   "另计  B1      1个单位  u3：not seen\n"
                   "扣分  late    2个单位  u2, u5：逾期\n"
                   "限制  unseen  1个单位  u3：未受检\n"));
}

TEST_CASE("a name cannot drive the terminal", "[text]") {
  std::string units(sample_units);
  units.replace(units.find("Parks"), 5, "P\x1b[2J\xE2\x80\xAEks");
  const std::string text = render_text(assessed(sample_rules, units), {});
  CHECK(text.find("P\\x1b[2J\\u202eks") != std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
}
