#include "report/json_writer.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>

using namespace assess;

namespace {

std::string json_text(std::string_view text) {
  JsonWriter json;
  json.text(text);
  return std::move(json).take();
}

}  // namespace

TEST_CASE("texts are written so that any reader takes them back", "[json]") {
  struct Row {
    std::string text, written;
  };
  const auto row = GENERATE(values<Row>({{"", R"("")"},
                                         {"a\"b\\c", R"("a\"b\\c")"},
                                         {"a\nb\tc", R"("a\nb\u0009c")"},
                                         {std::string("\0", 1), R"("\u0000")"},
                                         {"\x7F", R"("\u007f")"},
                                         {"水务局 é 🜁", R"("水务局 é 🜁")"}}));
  CAPTURE(row.text);
  CHECK(json_text(row.text) == row.written);
  CHECK(nlohmann::json::parse(json_text(row.text)) == row.text);
}

TEST_CASE("bytes that are no UTF-8 become the replacement character", "[json]") {
  CHECK(json_text("a\xFFz") == "\"a\uFFFDz\"");
  CHECK(json_text("\xC0\xAF") == "\"\uFFFD\uFFFD\"");
  CHECK(json_text("\xE6\xB0") == "\"\uFFFD\uFFFD\"");
}

TEST_CASE("numbers are the shortest that read back; there is no NaN in JSON", "[json]") {
  struct Row {
    double x;
    std::string written;
  };
  const auto row = GENERATE(values<Row>({{0.1, "0.1"},
                                         {-0.0, "0"},
                                         {35, "35"},
                                         {-2.5, "-2.5"},
                                         {1e300, "1e+300"},
                                         {std::numeric_limits<double>::quiet_NaN(), "null"},
                                         {std::numeric_limits<double>::infinity(), "null"}}));
  JsonWriter json;
  json.number(row.x);
  CHECK(std::move(json).take() == row.written);
}

TEST_CASE("the outer levels have a line per member, the inner ones none", "[json]") {
  JsonWriter json;
  json.begin_object();
  json.member("a", "x");
  json.key("empty");
  json.begin_array();
  json.end_array();
  json.key("units");
  json.begin_array();
  for (const bool yes : {true, false}) {
    json.begin_object();
    json.truth("yes", yes);
    json.count("n", 18446744073709551615U);
    json.key("none");
    json.null();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  CHECK(std::move(json).take() ==
        "{\n \"a\": \"x\",\n \"empty\": [],\n \"units\": [\n"
        "  {\"yes\":true,\"n\":18446744073709551615,\"none\":null},\n"
        "  {\"yes\":false,\"n\":18446744073709551615,\"none\":null}\n ]\n}\n");
}
