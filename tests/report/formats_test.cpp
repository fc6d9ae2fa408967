#include "report/formats.hpp"

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
  for (const ReportFormat& format : report_formats)
    for (const Language language : {Language::en, Language::zh}) {
      CAPTURE(format.keyword, language == Language::zh);
      const RenderContext context{language, false, 0, true};
      const std::string text = format.render(one, context);
      CHECK(text == format.render(one, context));
      if (format.keyword == "text" || format.keyword == "csv")  // names of files differ
        CHECK(text == format.render(other, context));
      if (format.keyword == "xlsx") continue;  // packed
      CHECK(text.ends_with('\n'));
      for (const std::string& key : one.figures.keys) CHECK(text.find(key) != std::string::npos);
    }
}

TEST_CASE("what a person reads is in the language asked for; JSON is the same", "[formats]") {
  const Assessment result = sample();
  for (const ReportFormat& format : report_formats) {
    CAPTURE(format.keyword);
    const std::string en = format.render(result, {Language::en, false, 0, true});
    const std::string zh = format.render(result, {Language::zh, false, 0, true});
    CHECK((en == zh) == (format.keyword == "json"));
    if (format.keyword == "xlsx") continue;  // packed
    CHECK(zh.find("优") != std::string::npos);
    if (format.keyword != "json") CHECK(en.find("优") == std::string::npos);
  }
}
