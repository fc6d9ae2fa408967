#include "tables/csv/encodings.hpp"

#include <catch2/catch.hpp>

#include "base/sha256.hpp"
#include "support/temporary_file.hpp"
#include "tables/book.hpp"
#include "tables/bytes/decode.hpp"

using namespace assess;
using namespace std::string_literals;

namespace {

/// 单位,次数 and 财政局,3 in GB18030.
const std::string gb_header = "\xb5\xa5\xce\xbb,\xb4\xce\xca\xfd\n",
                  gb_row = "\xb2\xc6\xd5\xfe\xbe\xd6,3\n";

struct Read {
  std::vector<std::string> header;
  std::vector<std::string> first_column;
  TableOrigin origin;
  std::string codes;
};

Read read(const std::string& bytes, const std::string& encoding = "",
          const std::string& known = "单位") {
  const TemporaryFile file(bytes);
  Read result;
  Diagnostics notes;
  if (const auto book = open_book(file.path(), encoding, notes)) {
    const auto table = book->open(
        0, [&](std::string_view name) { return name == known; }, notes);
    if (table) {
      result.header = table->header();
      const std::size_t columns[] = {0};
      table->read(
          columns, 1,
          [&](const Batch& batch, unsigned) {
            for (std::size_t row = 0; row < batch.size(); ++row)
              result.first_column.emplace_back(batch.cells[0][row]);
          },
          notes);
      result.origin = table->origin();
    }
  }
  for (const Diagnostic& note : notes.list()) result.codes += std::string(note.kind->code) + " ";
  return result;
}

}  // namespace

TEST_CASE("UTF-16 is told by its mark", "[tables]") {
  const std::string little =
                        "\xff\xfe"
                        "u\0n\0i\0t\0\n\0A\0\n\0"s,
                    big =
                        "\xfe\xff"
                        "\0u\0n\0i\0t\0\n\0A\0\n"s;
  for (const std::string& bytes : {little, big}) {
    const Read got = read(bytes);
    CHECK(got.header == std::vector<std::string>{"unit"});
    CHECK(got.first_column == std::vector<std::string>{"A"});
    CHECK(got.origin.encoding == "UTF-16");
    CHECK(got.origin.bytes == bytes.size());
    CHECK(got.origin.sha256 == sha256_hex(bytes));
    CHECK(got.codes == "decoded ");
  }
}

TEST_CASE("GB18030 is taken for names that are recognised, or if it is said", "[tables]") {
  const Read got = read(gb_header + gb_row);
  CHECK(got.header == std::vector<std::string>{"单位", "次数"});
  CHECK(got.first_column == std::vector<std::string>{"财政局"});
  CHECK(got.origin.encoding == "GB18030");
  CHECK(got.codes == "guessed-encoding ");
  CHECK(read(gb_header + gb_row, "", "other").codes == "bad-utf8 ");
  CHECK(read(gb_header + gb_row, "GB18030", "other").codes == "decoded ");
  CHECK(read("unit\n" + gb_row).codes == "ragged-row ");
  CHECK(read("unit\nM\xfcnchen\n", "", "unit").codes == "bad-utf8 ");
  CHECK(read("unit\nM\xfcnchen\n", "ISO-8859-1", "unit").first_column ==
        std::vector<std::string>{"München"});
}

TEST_CASE("decoding is strict and says which byte is wrong", "[tables]") {
  CHECK(read(gb_header + "\xff\xff,1\n").codes == "bad-encoding ");
  CHECK(decode("ab\xff", "GB18030").bad == 2u);
  CHECK(decode("ab\xb2", "GB18030").bad == 2u);  // cut off
  CHECK(decode("\xff\xfe"
               "a\0b"s,
               "UTF-16")
            .bad == 4u);
  CHECK(decode("\x81\x30\x81\x30", "GB18030").text == "\u0080");
  CHECK(decode(std::string(200'000, 'x'), "GB18030").text.size() == 200'000);
}

TEST_CASE("names of encodings", "[tables]") {
  CHECK(encoding_named("gbk") == "GB18030");
  CHECK(encoding_named("Utf-16LE") == "UTF-16LE");
  CHECK(encoding_named("klingon").empty());
}
