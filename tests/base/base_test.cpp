#include <atomic>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>
#include <set>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "base/date.hpp"
#include "base/parallel.hpp"
#include "base/sha256.hpp"
#include "base/state.hpp"
#include "base/words.hpp"

using namespace assess;

TEST_CASE("days and their numbers", "[date]") {
  struct Row {
    const char* text;
    std::optional<int> day;
  };
  const auto r = GENERATE(values<Row>({{"1970-01-01", 0},
                                       {"2024-02-29", 19782},
                                       {"2025-12-31", 20453},
                                       {"0001-01-01", -719162},
                                       {"9999-12-31", 2932896},
                                       {"2025-02-29", {}},
                                       {"1900-02-29", {}},
                                       {"2025-13-01", {}},
                                       {"2025-00-10", {}},
                                       {"2025-01-00", {}},
                                       {"0000-01-01", {}},
                                       {"2025-1-01", {}},
                                       {"2025-01-01 ", {}},
                                       {"2025/01/01", {}},
                                       {"-025-01-01", {}},
                                       {"2025--1-01", {}},
                                       {"", {}}}));
  CAPTURE(r.text);
  CHECK(parse_iso_date(r.text) == r.day);
  if (r.day) CHECK(date_text(*r.day) == r.text);
}

TEST_CASE("every day of four centuries comes back", "[date]") {
  for (int day = *day_number(1800, 1, 1); day <= *day_number(2200, 12, 31); ++day)
    if (parse_iso_date(date_text(day)) != day) FAIL(date_text(day));
  CHECK(last_day_of_month(2024, 2) == 29);
  CHECK(last_day_of_month(2025, 2) == 28);
  CHECK(last_day_of_month(2025, 4) == 30);
  CHECK(last_day_of_month(2025, 12) == 31);
}

TEST_CASE("texts that are alike have one code", "[words]") {
  Words words;
  const double major = words.code("重大");
  CHECK(words.code(" 重大　") == major);
  const double grade = words.code("Ａ级 ");
  CHECK(words.text(grade) == "Ａ级");
  CHECK(words.code("A级") == grade);
  CHECK(words.text(grade) == "A级");  // the first in the order of bytes, whichever came first
  CHECK(words.code("Ａ级") == grade);
  CHECK(words.text(grade) == "A级");
  CHECK(grade != major);
  CHECK(words.code("a级") != grade);
  CHECK(words.text(words.code("")).empty());
  CHECK(words.code("") == 0);  // what nil is as a text
}

TEST_CASE("every one of many texts has its own code", "[words]") {
  Words words;
  std::set<double> codes;
  for (int i = 0; i < 20'000; ++i) codes.insert(words.code("a rather long text " + std::to_string(i)));
  CHECK(codes.size() == 20'000);
  CHECK(words.text(words.code("a rather long text 17")) == "a rather long text 17");
}

TEST_CASE("words of several threads", "[words]") {
  Words words;
  std::vector<std::vector<double>> codes(4, std::vector<double>(2000));
  run_workers(4, [&](unsigned worker) {
    for (unsigned i = 0; i < 2000; ++i) {
      const std::string spelling = (worker % 2 ? "第" : " 第") + std::to_string(i % 500);
      codes[worker][i] = words.code(spelling);
    }
  });
  CHECK(codes[0] == codes[1]);
  CHECK(codes[0] == codes[3]);
  CHECK(words.text(codes[2][17]) == "第17");
}

TEST_CASE("pieces cover everything once", "[parallel]") {
  const auto count = GENERATE(values<std::size_t>({0, 1, 7, 1000}));
  const auto piece = GENERATE(values<std::size_t>({0, 1, 3, 1000, 5000}));
  const auto threads = GENERATE(values<unsigned>({0, 1, 2, 8}));
  CAPTURE(count, piece, threads);
  std::vector<std::atomic<int>> seen(count);
  parallel_for(count, piece, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) ++seen[i];
  });
  for (const auto& times : seen) CHECK(times == 1);
}

TEST_CASE("several threads sort as one does", "[parallel]") {
  const unsigned threads = GENERATE(1u, 2u, 3u, 8u);
  const std::size_t count = GENERATE(0u, 1u, 1000u, 300'000u);
  CAPTURE(threads, count);
  std::mt19937 random(5);
  std::vector<std::uint32_t> values(count);
  for (std::uint32_t& value : values) value = static_cast<std::uint32_t>(random());
  std::vector<std::uint32_t> expected = values;
  std::ranges::sort(expected, std::greater<>());
  parallel_sort(std::span(values), threads, std::greater<>());
  CHECK(values == expected);
}

TEST_CASE("one element out of order is found in whichever piece it lies", "[parallel]") {
  const unsigned threads = GENERATE(1u, 2u, 16u);
  std::vector<int> values(200'000);
  std::iota(values.begin(), values.end(), 0);
  const std::span<const int> all(values);
  CHECK(parallel_is_sorted(all.first(0), threads, std::less()));
  CHECK(parallel_is_sorted(all, threads, std::less_equal()));
  const std::size_t at = GENERATE(1u, 32'767u, 32'768u, 199'999u);  // also between two pieces
  values[at] = values[at - 1];
  CHECK(parallel_is_sorted(all, threads, std::less()));
  CHECK_FALSE(parallel_is_sorted(all, threads, std::less_equal()));
  --values[at];
  CHECK_FALSE(parallel_is_sorted(all, threads, std::less()));
}

TEST_CASE("an exception of a worker arrives", "[parallel]") {
  const unsigned threads = GENERATE(1u, 4u);
  const auto fail = [](std::size_t begin, std::size_t) {
    if (begin == 50) throw std::runtime_error("full disk");
  };
  CHECK_THROWS_WITH(parallel_for(100, 1, threads, fail), "full disk");
}

TEST_CASE("SHA-256 of the standard's examples", "[sha256]") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 hash;
  hash.add("a");
  CHECK(hash.hex() == sha256_hex("a"));
  hash.add("bc");
  CHECK(hash.hex() == sha256_hex("abc"));
}

TEST_CASE("the state of what is computed from two", "[state]") {
  const auto all = {
      State::value,          State::nil,        State::missing,   State::not_applicable,
      State::outside_domain, State::not_listed, State::not_single};
  for (const State a : all)
    for (const State b : all) CHECK(combine(a, b) == combine(b, a));
  CHECK(combine(State::nil, State::nil) == State::value);
  CHECK(combine(State::missing, State::not_applicable) == State::missing);
  CHECK(combine(State::missing, State::not_listed) == State::not_listed);
}

TEST_CASE("a column holds no number where there is none", "[state]") {
  Column column{{1, 2, 3}, {}};
  CHECK(column.has_number(2));
  column.set(1, State::missing);
  column.set(2, State::nil);
  CHECK(column.state(0) == State::value);
  CHECK(std::isnan(column.values[1]));
  CHECK(column.values[2] == 0);
  CHECK_FALSE(column.has_number(1));
  CHECK(column_of(2, State::nil).values == std::vector<double>{0, 0});
}
