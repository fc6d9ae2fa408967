#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "page_files.hpp"
#include "report/formats.hpp"
#include "report/html_text.hpp"
#include "report/html_trial.hpp"
#include "report/sample.hpp"

using namespace assess;

namespace {

std::string page(const Assessment& result, Language language = Language::en) {
  return render_html(result, {language, false, 0, true});
}

/// What stands between two texts, the first time.
std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t begin = text.find(from);
  REQUIRE(begin != text.npos);
  const std::size_t start = begin + from.size();
  return text.substr(start, text.find(to, start) - start);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

constexpr std::string_view two_by_copeland = R"([scheme]
id = c
name = C
year = 2025
[table.units]
key = code
columns = code, a, b: number
[criterion.a]
form = minmax
[criterion.b]
form = minmax
[total]
aggregate = copeland
)";

}  // namespace

TEST_CASE("texts cannot become markup", "[html]") {
  struct Row {
    std::string_view text, escaped;
  };
  const auto row = GENERATE(values<Row>({{"a & b", "a &amp; b"},
                                         {"</td><script>", "&lt;/td&gt;&lt;script&gt;"},
                                         {"\" onload='x", "&quot; onload=&#39;x"},
                                         {"甲\u202E\x1b", "甲\\u202e\\x1b"}}));
  CHECK(html(row.text) == row.escaped);
}

TEST_CASE("JSON cannot end its script", "[html]") {
  CHECK(script_json(R"({"a": "</script><!--"})") == R"({"a": "\u003c/script>\u003c!--"})");
}

TEST_CASE("hashes of a policy are base64 with padding", "[html]") {
  CHECK(policy_hash("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  CHECK(policy_hash("abc") == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_CASE("the policy allows the page's own style and script and nothing else", "[html]") {
  const auto language = GENERATE(Language::en, Language::zh);
  const std::string text = page(sample(), language);
  const std::string policy = between(text, "Content-Security-Policy\" content=\"", "\"");
  CHECK(policy.starts_with("default-src 'none';"));
  CHECK(policy.find("unsafe") == policy.npos);
  CHECK(policy.find(policy_hash(between(text, "<style>", "</style>"))) != policy.npos);
  CHECK(policy.find(policy_hash(between(text, "<script>", "</script>"))) != policy.npos);
  CHECK(count(text, "<script") == 2);  // data, program
  CHECK(text.find(" style=") == text.npos);
  CHECK(text.find("http:") == text.npos);
  CHECK(text.find("https:") == text.npos);
  CHECK(text.find("{{") == text.npos);
  CHECK(text.find("[[") == text.npos);
}

TEST_CASE("the page without its data is small", "[html]") {
  CHECK(page_html.size() + page_css.size() + rules_js.size() + page_js.size() < 100'000);
}

TEST_CASE("every unit is in the ranking and can be unfolded", "[html]") {
  const Assessment result = sample();
  const std::string text = page(result);
  CHECK(count(text, "<tr data-u=") == result.figures.units());
  CHECK(count(text, "<details class=\"unit\"") == result.figures.units());
  for (std::size_t u = 1; u <= result.figures.units(); ++u) {
    const std::string number = std::to_string(u);
    CHECK(count(text, "href=\"#u-" + number + "\"") == 1);
    CHECK(count(text, "id=\"u-" + number + "\"") == 1);
  }
}

TEST_CASE("the trial has the engine's scores, ranks and grades, in the order printed", "[html]") {
  const Assessment result = sample();
  const auto data = nlohmann::json::parse(trial_json(result));
  const auto& printed = result.standing.printed;
  REQUIRE(data["units"] == printed.size());
  const auto nodes = trial_nodes(result);
  REQUIRE(nodes.back() == result.scheme.total);
  for (std::size_t row = 0; row < printed.size(); ++row) {
    CHECK(data["rank"][row] == result.standing.rank[printed[row]]);
    CHECK(data["grade"][row] == result.standing.grade[printed[row]]);
    for (std::size_t n = 0; n < nodes.size(); ++n) {
      const Column& score = result.scores.nodes[nodes[n]].score;
      const auto& cell = data["nodes"][n]["scores"][row];
      if (score.has_number(printed[row]))
        CHECK(cell == score.values[printed[row]]);
      else
        CHECK(cell.is_number() == false);
    }
  }
}

TEST_CASE("children stand before what they go into", "[html]") {
  const auto data = nlohmann::json::parse(trial_json(sample()));
  for (std::size_t n = 0; n < data["nodes"].size(); ++n)
    if (data["nodes"][n].contains("children"))
      for (const std::size_t child : data["nodes"][n]["children"]) CHECK(child < n);
}

TEST_CASE("no trial where the total compares units, and the page says so", "[html]") {
  const Assessment result = assessed(two_by_copeland, "code,a,b\nu,1,2\nv,2,1\nw,3,3\n");
  REQUIRE(trial_refusal(result).has_value());
  const std::string text = page(result);
  CHECK(text.find("id=\"data\">null<") != text.npos);
  CHECK(text.find("other weights need the program") != text.npos);
}
