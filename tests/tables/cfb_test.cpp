#include "tables/xls/cfb.hpp"

#include <catch2/catch.hpp>

#include "xls_writing.hpp"

namespace assess {

namespace {

std::unique_ptr<CompoundFile> opened(std::string bytes, Diagnostics& notes) {
  return CompoundFile::open(std::make_unique<Input>("a.xls", std::move(bytes), Encoded{}), notes);
}

/// The stream `A`, or the code of the complaint.
std::string stream_a(std::string bytes) {
  Diagnostics notes;
  const auto file = opened(std::move(bytes), notes);
  const CfbEntry* entry = file ? file->find("A") : nullptr;
  const auto stream = entry ? file->read(*entry, notes) : std::nullopt;
  if (stream) return *stream;
  return notes.has_errors() ? std::string(notes.list().front().kind->code) : "no A";
}

std::string pattern(std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes.push_back(static_cast<char>(i * 7 + i / 256));
  return bytes;
}

std::string with(std::string bytes, std::size_t at, std::uint64_t number, std::size_t size) {
  return bytes.replace(at, size, bytes_of(number, size));
}

}  // namespace

TEST_CASE("streams of a compound file, short and long", "[cfb]") {
  const std::size_t size = GENERATE(0u, 1u, 63u, 64u, 65u, 4095u, 4096u, 4097u, 20'000u);
  CAPTURE(size);
  const std::string file = compound_file({{"B", pattern(100)}, {"a", pattern(size)}, {"C", "c"}});
  CHECK(stream_a(file) == pattern(size));
  Diagnostics notes;
  CHECK(opened(file, notes)->entries().size() == 3);
}

TEST_CASE("a damaged compound file is refused", "[cfb]") {
  const std::string file = compound_file({{"A", pattern(5000)}});
  const std::size_t fat = file.size() - 512;
  CHECK(stream_a(file) == pattern(5000));
  CHECK(stream_a("\xd0\xcf\x11\xe0") == "broken-xls");
  CHECK(stream_a(with(file, 30, 20, 2)) == "broken-xls");           // sectors of 1 MiB
  CHECK(stream_a(with(file, 48, 0x1000, 4)) == "broken-xls");       // a directory beyond the end
  CHECK(stream_a(with(file, 76, 0x1000, 4)) == "broken-xls");       // a table beyond the end
  CHECK(stream_a(with(file, fat, 0, 4)) == "broken-xls");           // a circle of one
  CHECK(stream_a(with(file, fat + 8, 1, 4)) == "broken-xls");       // a circle of two
  CHECK(stream_a(with(file, fat, 0x7FFF, 4)) == "broken-xls");      // a sector beyond the end
  CHECK(stream_a(with(file, fat, 0xFFFFFFFE, 4)) == "broken-xls");  // the stream ends too early
  CHECK(stream_a(with(file, 80, 11, 4)) == "broken-xls");           // the table twice
  CHECK(stream_a(with(file, 68, 11, 4)) == "broken-xls");           // and as a list of tables
}

TEST_CASE("a declared size is not believed", "[cfb]") {
  const std::string file = compound_file({{"A", pattern(5000)}});
  const std::size_t size_of_a = file.size() - 1024 + 128 + 120;
  CHECK(stream_a(with(file, size_of_a, 5120, 4)).size() == 5120);  // up to the end of its sectors
  CHECK(stream_a(with(file, size_of_a, 5121, 4)) == "broken-xls");
  CHECK(stream_a(with(file, size_of_a, 0x7FFFFFFF, 4)) == "broken-xls");
  CHECK(stream_a(with(file, size_of_a, 0xFFFFFFFF, 4)) == "workbook-too-large");
}

TEST_CASE("a circle in the directory ends", "[cfb]") {
  const std::string file = compound_file({{"A", "a"}, {"B", "b"}});
  const std::size_t right_of_b = file.size() - 1024 + 2 * 128 + 72;
  CHECK(stream_a(with(file, right_of_b, 1, 4)) == "a");
}

TEST_CASE("a compound file cut short anywhere is refused or reads as before", "[cfb]") {
  const std::string file = compound_file({{"A", pattern(5000)}, {"B", pattern(70)}});
  for (std::size_t size = 8; size < file.size(); size += 13) {
    CAPTURE(size);
    CHECK(stream_a(file.substr(0, size)) == "broken-xls");
  }
}

}  // namespace assess
