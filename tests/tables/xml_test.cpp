#include "tables/sheets/xml.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>

#include "tables/table/limits.hpp"

using namespace assess;

namespace {

using Outcome = XmlReader::Outcome;

/// Writes down what it is told; stops at an element `stop`.
class Diary : public XmlListener {
 public:
  std::string told;
  bool open(std::string_view name, const XmlAttributes& attributes) override {
    told += "<" + std::string(name);
    attributes.each([this](std::string_view attribute, std::string_view value) {
      told += " " + std::string(attribute) + "=" + std::string(value);
    });
    told += ">";
    return name != "stop";
  }
  bool close(std::string_view name) override {
    told += "</" + std::string(name) + ">";
    return true;
  }
  void text(std::string_view piece) override { told += piece; }
};

Outcome read(std::string_view text, Diary& diary, std::size_t piece = part_piece) {
  XmlReader reader(diary);
  for (;;) {
    const std::span<char> room = reader.room();
    const std::size_t size = std::min({room.size(), piece, text.size()});
    std::memcpy(room.data(), text.data(), size);
    text.remove_prefix(size);
    const Outcome outcome = reader.take(size, size == 0);
    if (size == 0 || outcome != Outcome::good) return outcome;
  }
}

Outcome outcome_of(const std::string& text) {
  Diary diary;
  return read(text, diary);
}

std::string nested(std::size_t depth) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += "<a>";
  for (std::size_t i = 0; i < depth; ++i) text += "</a>";
  return text;
}

}  // namespace

TEST_CASE("XML is told piece by piece, without prefixes", "[xml]") {
  const std::string text = "<?xml version='1.0'?><x:a xmlns:x='y' x:b='1 &amp; 2'>中<c/>&lt;</x:a>";
  const auto piece = GENERATE(as<std::size_t>{}, 1, 2, 7, 1000);
  CAPTURE(piece);
  Diary diary;
  CHECK(read(text, diary, piece) == Outcome::good);
  CHECK(diary.told == "<a x=y b=1 & 2>中<c></c><</a>");
}

TEST_CASE("the listener may stop it", "[xml]") {
  const auto text = GENERATE("<a><stop/><b/></a>", "<a><stop>text</stop></a>");
  Diary diary;
  CHECK(read(text, diary) == Outcome::stopped);
  CHECK(diary.told == "<a><stop>");
}

TEST_CASE("document types are refused", "[xml]") {
  CHECK(outcome_of("<!DOCTYPE a><a/>") == Outcome::document_type);
  CHECK(outcome_of("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>") == Outcome::document_type);
}

TEST_CASE("the depth has a limit", "[xml]") {
  CHECK(outcome_of(nested(deepest_xml)) == Outcome::good);
  CHECK(outcome_of(nested(deepest_xml + 1)) == Outcome::too_deep);
}

TEST_CASE("the length of a tag has a limit, the length of a text has none here", "[xml]") {
  const std::string half(longest_xml_token / 2, 'x');
  CHECK(outcome_of("<a b='" + half + "'/>") == Outcome::good);
  CHECK(outcome_of("<a b='" + half + half + half + "'/>") == Outcome::too_long);
  CHECK(outcome_of("<a><!--" + half + half + half + "--></a>") == Outcome::too_long);
  CHECK(outcome_of("<a>" + half + half + half + "</a>") == Outcome::good);
}

TEST_CASE("damage is found", "[xml]") {
  const auto text =
      GENERATE(as<std::string>{}, "", "a", "<a>", "<a></b>", "<a/><a/>", "<a b='1' b='2'/>",
               "<a>&b;</a>", "<a>\xff</a>", "<a>\x02</a>", "<a>\xed\xa0\x80</a>");
  CAPTURE(text);
  CHECK(outcome_of(text) == Outcome::damaged);
}
