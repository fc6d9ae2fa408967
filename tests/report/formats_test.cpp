#include "report/formats.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "report/sample.hpp"

using namespace assess;

TEST_CASE("every format has a keyword, an extension and a summary in both languages", "[formats]") {
  std::set<std::string_view> keywords, extensions;
  for (const ReportFormat& format : report_formats) {
    CAPTURE(format.keyword);
    CHECK(keywords.insert(format.keyword).second);
    CHECK(extensions.insert(format.extension).second);
    CHECK(format.extension.starts_with('.'));
    CHECK_FALSE(format.summary.en.empty());
    CHECK_FALSE(format.summary.zh.empty());
  }
  CHECK(report_formats[0].keyword == "text");
}

TEST_CASE("every format gives equal bytes for equal evidence, and names every unit", "[formats]") {
  const Assessment one = sample(), other = sample();
  for (const ReportFormat& format : report_formats) {
    if (format.has(FormatTrait::is_part)) continue;
    for (const Language language : {Language::en, Language::zh}) {
      CAPTURE(format.keyword, language == Language::zh);
      const RenderContext context{language, false, 0, true};
      const std::string text = format.render(one, context);
      CHECK(text == format.render(one, context));
      if (format.keyword == "text" || format.keyword == "csv")  // names of files differ
        CHECK(text == format.render(other, context));
      if (format.keyword == "xlsx") continue;  // packed
      CHECK(text.ends_with('\n'));
      for (const auto key : one.figures.keys) CHECK(text.find(key) != std::string::npos);
    }
  }
}

TEST_CASE("what a person reads is in the language asked for; JSON is the same", "[formats]") {
  const Assessment result = sample();
  for (const ReportFormat& format : report_formats) {
    if (format.has(FormatTrait::is_part)) continue;
    CAPTURE(format.keyword);
    const std::string en = format.render(result, {Language::en, false, 0, true});
    const std::string zh = format.render(result, {Language::zh, false, 0, true});
    CHECK((en == zh) == (format.keyword == "json"));
    if (format.keyword == "xlsx") continue;  // packed
    CHECK(zh.find("优") != std::string::npos);
    if (format.keyword != "json") CHECK(en.find("优") == std::string::npos);
  }
}

TEST_CASE("a sheet as CSV has keys for a header and a row of each of its rows", "[formats]") {
  const Assessment result = sample();
  const auto text_of = [&](std::string_view keyword) {
    const auto format = std::ranges::find(report_formats, keyword, &ReportFormat::keyword);
    REQUIRE(format != report_formats.end());
    REQUIRE(format->has(FormatTrait::is_part));
    return format->render(result, {Language::en, false, 0, true});
  };
  CHECK(text_of("csv-reasons") == "unit,node,score,reason\nu3,B1,10.00,not seen\n");
  CHECK(text_of("csv-adjustments").find("\nu2,late,deduction,B,25,5,,") != std::string::npos);
  CHECK(text_of("csv-criteria").starts_with("id,kind,name,points,mean,rate,"));
  CHECK(text_of("csv-decisions") == "unit,node,score,computed,document,reason,date\n");
  CHECK(text_of("csv-tables").find("\nunits,") != std::string::npos);
}

TEST_CASE("every sheet of a trial says so in each row", "[formats]") {
  Assessment result = sample();
  result.scheme.trial = {"B1.points=30"};
  for (const ReportFormat& format : report_formats) {
    if (!format.has(FormatTrait::is_part)) continue;
    CAPTURE(format.keyword);
    const std::string text = format.render(result, {Language::en, false, 0, true});
    CHECK(text.starts_with("trial,"));
    for (std::size_t end = text.find('\n'); end + 1 < text.size(); end = text.find('\n', end + 1))
      CHECK(text.compare(end + 1, 13, "B1.points=30,") == 0);
  }
}
