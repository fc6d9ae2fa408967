// An explanation as people see it: it keeps to the width of the terminal, in both languages.
#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "analysis/explanation.hpp"
#include "base/text.hpp"
#include "report/explain_formats.hpp"
#include "report/wrapped.hpp"

using namespace assess;

namespace {

const Assessment& example() {
  static const auto assessment = [] {
    Diagnostics notes;
    const std::filesystem::path source(ASSESS_SOURCE_DIR);
    return assess_files((source / "rules/responsibility-100.ini").string(),
                        {{"", (source / "data/responsibility-2025").string()}}, 1, notes);
  }();
  return assessment.value();
}

std::string without_colors(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b')
      i = text.find('m', i);
    else
      out += text[i];
  }
  return out;
}

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, display_width(line));
  return widest;
}

}  // namespace

TEST_CASE("lines are broken at spaces and between Chinese characters", "[report]") {
  using Lines = std::vector<std::string>;
  CHECK(wrapped("one two three", 0) == Lines{"one two three"});
  CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrapped("one two three", 8) == Lines{"one two", "three"});
  CHECK(wrapped("extraordinary", 5) == Lines{"extraordinary"});
  CHECK(wrapped("专题研究会议", 6) == Lines{"专题研", "究会议"});
  CHECK(wrapped("专题研，究会议", 6) == Lines{"专题", "研，究", "会议"});
  CHECK(wrapped("目标4次", 4) == Lines{"目标", "4次"});
}

TEST_CASE("an explanation keeps to the width of the terminal", "[report]") {
  const Assessment& a = example();
  const std::size_t width = GENERATE(80u, 100u, 120u);
  for (const Language language : {Language::en, Language::zh})
    for (std::size_t u = 0; u < a.figures.units(); u += 7) {
      const Explanation explanation = explain(a, u, 1);
      const RenderContext plain{language, false, width, true}, color{language, true, width, true};
      const std::string text = explain_text(a, explanation, plain);
      CAPTURE(width, a.figures.keys[u]);
      CHECK(widest_line(text) <= width);
      CHECK(text.find('\x1b') == std::string::npos);
      CHECK(without_colors(explain_text(a, explanation, color)) == text);
    }
}

TEST_CASE("nobody else's evidence is in an explanation", "[report]") {
  const Assessment& a = example();
  const Explanation explanation = explain(a, 10, 1);
  for (const ExplainFormat& format : explain_formats) {
    const std::string text = format.render(a, explanation, {});
    std::size_t others = 0;
    for (std::size_t u = 0; u < a.figures.units(); ++u)
      others += u != 10 && text.find(a.figures.keys[u]) != std::string::npos;
    CHECK(others == std::size_t{explanation.above.has_value()} + explanation.below.has_value());
  }
}
