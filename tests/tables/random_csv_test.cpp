#include <catch2/catch.hpp>
#include <random>

#include "csv_reading.hpp"

using namespace assess;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// A table and one of the ways to write it down.
struct RandomCsv {
  std::string text;
  Rows rows;
};

std::string random_cell(std::mt19937& random) {
  static const std::vector<std::string> pieces{"a",  "1",    " ", "财", "\"", ",",
                                               "\n", "\r\n", ";", "x",  "0.5"};
  std::string cell;
  for (auto n = random() % 6; n > 0; --n) cell += pieces[random() % pieces.size()];
  return cell;
}

std::string quoted(const std::string& cell) {
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + '"';
}

RandomCsv random_csv(unsigned seed) {
  std::mt19937 random(seed);
  const std::size_t columns = 2 + random() % 4, rows = random() % 300;
  const std::string line_end = random() % 2 ? "\n" : "\r\n";
  const bool with_quotes = random() % 4 != 0, blanks = random() % 4 == 0;
  RandomCsv csv;
  for (std::size_t c = 0; c < columns; ++c) csv.text += (c ? ",c" : "c") + std::to_string(c);
  for (std::size_t r = 0; r < rows; ++r) {
    csv.text += line_end;
    if (blanks && random() % 10 == 0) csv.text += line_end;
    const std::size_t begin = csv.text.size();
    auto& row = csv.rows.emplace_back();
    for (std::size_t c = 0; c < columns; ++c) {
      if (c) csv.text += ',';
      std::string cell = with_quotes ? random_cell(random) : std::to_string(random() % 1000);
      const bool must = cell.find_first_of("\",\r\n") != cell.npos;
      csv.text += must || (with_quotes && random() % 8 == 0) ? quoted(cell) : cell;
      row.push_back(std::move(cell));
    }
    const bool is_blank = csv.text.find_first_not_of(", ", begin) == csv.text.npos;
    if (is_blank) csv.rows.pop_back();
  }
  if (random() % 2) csv.text += line_end;
  return csv;
}

/// The text with some bytes changed: seldom a table still.
std::string damaged(std::string text, unsigned seed) {
  std::mt19937 random(seed);
  static constexpr char bytes[] = {'"', ',', '\n', '\r', '\0', '\xff', 'a'};
  for (int n = 0; n < 2; ++n) text[random() % text.size()] = bytes[random() % sizeof bytes];
  return text;
}

}  // namespace

TEST_CASE("block sizes and threads change no cell", "[csv]") {
  const unsigned seed = GENERATE(take(60, random(0u, 1'000'000u)));
  CAPTURE(seed);
  const RandomCsv csv = random_csv(seed);
  for (const std::size_t block_size : {16u, 17u, 64u, 1000u, 1u << 20})
    for (const unsigned threads : {1u, 2u, 8u}) {
      CAPTURE(block_size, threads);
      const CsvReading reading = read_csv(csv.text, {.threads = threads, .block_size = block_size});
      CHECK_FALSE(reading.notes.has_errors());
      REQUIRE(reading.rows == csv.rows);
    }
}

TEST_CASE("a damaged file gives the same complaint for all block sizes and threads", "[csv]") {
  const unsigned seed = GENERATE(take(150, random(0u, 1'000'000u)));
  CAPTURE(seed);
  const std::string text = damaged(random_csv(seed).text, seed);
  const CsvReading one = read_csv(text, {.block_size = 1u << 20});
  for (const std::size_t block_size : {16u, 100u, 4096u})
    for (const unsigned threads : {1u, 8u}) {
      CAPTURE(block_size, threads);
      const CsvReading other = read_csv(text, {.threads = threads, .block_size = block_size});
      REQUIRE(other.complaints() == one.complaints());
      if (!one.notes.has_errors()) REQUIRE(other.rows == one.rows);
      CHECK(other.origin.sha256 == one.origin.sha256);
    }
}
