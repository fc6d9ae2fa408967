#include <catch2/catch.hpp>
#include <filesystem>

#include "support/temporary_file.hpp"
#include "tables/table/table.hpp"

using namespace assess;

namespace {

/// The code of the only complaint about opening that path; "" if it opened.
std::string_view complaint_of(const std::string& path) {
  Diagnostics notes;
  const auto table = open_table(
      path, [](std::string_view) { return false; }, notes);
  if (table) return "";
  return notes.list().size() == 1 ? notes.list()[0].kind->code : "not one complaint";
}

}  // namespace

TEST_CASE("what cannot be read is complained of by name", "[tables]") {
  CHECK(complaint_of("no/such/file.csv") == "no-such-file");
  CHECK(complaint_of(std::filesystem::temp_directory_path().string()) == "unreadable");
}

TEST_CASE("the format is found by content, not by the name of the file", "[tables]") {
  for (const char* content :
       {"\x1f\x8b\x08", "%PDF-1.7\n", "\x89PNG\r\n", "<!DOCTYPE html>\n<html>", "  <html><table>",
        "<?xml version=\"1.0\"?><a/>"}) {
    CAPTURE(content);
    CHECK(complaint_of(TemporaryFile(content, ".csv").path()) == "not-a-table");
  }
  CHECK(complaint_of(TemporaryFile("unit,score\nNorth,1\n", ".xlsx").path()) == "");
}
