#include "tables/sheets/zip.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "tables/table/limits.hpp"
#include "zip_parts.hpp"

using namespace assess;

namespace {

/// The first complaint of opening the file and of reading its part `a`, or that part's text.
std::string read_a(std::string bytes, std::size_t piece = 1000, const ZipLimits& limits = {}) {
  Diagnostics notes;
  const auto zip = Zip::open(input_of(std::move(bytes)), notes, limits);
  std::string text;
  if (zip && zip->find("a")) {
    const auto part = zip->open_part(*zip->find("a"), notes);
    std::string room(piece, ' ');
    while (part) {
      const auto got = part->read(room, notes);
      if (!got || *got == 0) break;
      text.append(room, 0, *got);
    }
  }
  return notes.has_errors() ? std::string(notes.list().front().kind->code) : text;
}

std::string long_text(std::size_t size) {
  std::string text(size, ' ');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>('a' + i * 7 % 26);
  return text;
}

}  // namespace

TEST_CASE("a part comes in pieces as it was stored", "[zip]") {
  const auto size = GENERATE(as<std::size_t>{}, 1, 999, 1000, 1001, 300'000);
  CAPTURE(size);
  const std::string text = long_text(size);
  CHECK((read_a(zip_of({{"b", "other"}, {"a", text}, {"c", ""}})) == text));
}

TEST_CASE("parts are found without regard to capitals and slashes", "[zip]") {
  Diagnostics notes;
  const auto zip = Zip::open(input_of(zip_of({{"XL\\Workbook.xml", "1"}, {"/b", "2"}})), notes);
  REQUIRE(zip);
  CHECK(zip->find("xl/workbook.xml") == 0);
  CHECK(zip->find("b") == 1);
  CHECK(!zip->find("xl"));
  CHECK(!zip->find(""));
}

TEST_CASE("bytes before the archive do no harm", "[zip]") {
  CHECK(read_a("some bytes" + zip_of({{"a", "text"}})) == "text");
}

TEST_CASE("a damaged archive is refused", "[zip]") {
  const std::string good = zip_of({{"a", long_text(5000)}});
  const auto cut = GENERATE(as<std::size_t>{}, 1, 21, 22, 23, 60, 3000);
  CAPTURE(cut);
  CHECK(read_a(good.substr(0, good.size() - cut)) == "broken-zip");
}

TEST_CASE("nothing is no archive", "[zip]") {
  CHECK(read_a("") == "broken-zip");
  CHECK(read_a("PK\3\4") == "broken-zip");
}

TEST_CASE("what the headers say is checked", "[zip]") {
  PartToZip part{"a", long_text(5000)};
  SECTION("checksum") {
    part.wrong_checksum = true;
  }
  SECTION("a length that is too short") {
    part.declared_size = 10;
  }
  SECTION("a length that is too long") {
    part.declared_size = 6000;
  }
  SECTION("a length beyond all memory") {
    part.declared_size = 0xFFFFFFF0;
  }
  SECTION("an unknown method") {
    part.method = 99;
  }
  SECTION("a method of minizip that no spreadsheet uses") {
    part.method = 12;
  }
  SECTION("no deflated bytes") {
    part.method = 8;
  }
  SECTION("a place that is not its own") {
    part.at = 3;
  }
  SECTION("a place outside") {
    part.at = 1'000'000;
  }
  CHECK(read_a(zip_of({part})) == "broken-zip");
}

TEST_CASE("encrypted parts are refused", "[zip]") {
  CHECK(read_a(zip_of({{"a", "text", 1}})) == "encrypted-file");
}

TEST_CASE("two parts with one name are refused", "[zip]") {
  CHECK(read_a(zip_of({{"a", "1"}, {"a", "2"}})) == "broken-zip");
  CHECK(read_a(zip_of({{"a", "1"}, {"A", "2"}})) == "broken-zip");
}

TEST_CASE("parts that overlap are refused", "[zip]") {
  PartToZip again{"z", "1"};
  again.at = 0;
  CHECK(read_a(zip_of({{"a", "1"}, again})) == "broken-zip");
}

TEST_CASE("names that climb are refused", "[zip]") {
  const auto name = GENERATE(as<std::string>{}, "..", "../a", "x/../../a", "..\\a", "x/..");
  CAPTURE(name);
  CHECK(read_a(zip_of({{"a", "1"}, {name, "2"}})) == "broken-zip");
  CHECK(read_a(zip_of({{"a", "1"}, {"x..y/...", "2"}})) == "1");
}

TEST_CASE("the number of parts has a limit", "[zip]") {
  std::vector<PartToZip> parts{{"a", "1"}};
  while (parts.size() < most_parts) parts.push_back({"p" + std::to_string(parts.size()), ""});
  CHECK(read_a(zip_of(parts)) == "1");
  parts.push_back({"one more", ""});
  CHECK(read_a(zip_of(parts)) == "workbook-too-large");
}

TEST_CASE("what is unpacked has limits, kept to the byte", "[zip][limits]") {
  const std::string text = long_text(5000);
  const std::string file = zip_of({{"a", text}, {"b", "other"}});
  const std::string too_large = "workbook-too-large";
  CHECK((read_a(file, 1000, {.part = 5000}) == text));
  CHECK(read_a(file, 1000, {.part = 4999}) == too_large);
  CHECK((read_a(file, 1000, {.workbook = 5000}) == text));
  CHECK(read_a(file, 1000, {.workbook = 4999}) == too_large);
  CHECK((read_a(file, 1000, {.parts = 2}) == text));
  CHECK(read_a(file, 1000, {.parts = 1}) == too_large);
}

TEST_CASE("how much longer a part is than it was stored has a limit", "[zip][limits]") {
  const std::string deflated(
      "\xed\xc1\x31\x01\x00\x00\x00\xc2\xa0\xda\x8b\x6f\x0a\x3f\xa0\x00\x00\x00\x00\x80\xb7\x01",
      22);
  const std::string text(5000, 'x');
  const std::string file = zip_of({{.name = "a", .text = deflated, .method = 8, .unpacked = text}});
  CHECK((read_a(file) == text));
  CHECK((read_a(file, 1000, {.ratio = 227, .without_ratio = 0}) == text));
  CHECK(read_a(file, 1000, {.ratio = 217, .without_ratio = 0}) == "workbook-too-large");
  CHECK((read_a(file, 1000, {.ratio = 1, .without_ratio = 5000}) == text));
  CHECK(read_a(file, 1000, {.ratio = 1, .without_ratio = 4999}) == "workbook-too-large");
}

TEST_CASE("the parts of a workbook are counted together", "[zip][limits]") {
  const std::string file = zip_of({{"a", long_text(3000)}, {"b", long_text(3000)}});
  const auto complaints = [&](std::uint64_t most) {
    Diagnostics notes;
    const auto zip = Zip::open(input_of(file), notes, {.workbook = most});
    std::string room(10'000, ' ');
    for (const char* name : {"a", "b", "a"}) {  // what is read again counts once
      const auto part = zip->open_part(*zip->find(name), notes);
      while (part->read(room, notes).value_or(0) > 0) {
      }
    }
    return notes.list().size();
  };
  CHECK(complaints(6000) == 0);
  CHECK(complaints(5999) > 0);
}
