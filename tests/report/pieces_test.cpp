#include "report/pieces.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

using namespace assess;

namespace {

std::string text_of(std::size_t piece) {
  return std::string(piece % 7, 'x') + std::to_string(piece) + "\n";
}

}  // namespace

TEST_CASE("pieces come in their order, whoever laid them out", "[pieces]") {
  const unsigned threads = GENERATE(1u, 2u, 16u);
  const std::size_t pieces = GENERATE(0u, 1u, 2u, 1000u);
  const bool is_slow = GENERATE(false, true);  // who takes them, at first
  CAPTURE(threads, pieces, is_slow);
  std::string expected, all;
  for (std::size_t piece = 0; piece < pieces; ++piece) expected += text_of(piece);
  write_pieces(
      pieces, threads, [](std::size_t piece, RowText& text) { text.append(text_of(piece)); },
      [&](std::string_view text) {
        if (is_slow && all.empty()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        all += text;
      });
  CHECK(all == expected);
}

TEST_CASE("whoever fails ends the others, and what failed arrives", "[pieces]") {
  const unsigned threads = GENERATE(1u, 2u, 16u);
  const std::size_t failing = GENERATE(0u, 17u, 999u);
  CAPTURE(threads, failing);
  const auto lay_out = [&](std::size_t piece, RowText& text) {
    if (piece == failing) throw std::runtime_error("no memory");
    text.append(text_of(piece));
  };
  std::string all;
  const auto keep = [&](std::string_view text) { all += text; };
  CHECK_THROWS_WITH(write_pieces(1000, threads, lay_out, keep), "no memory");
  std::string before;
  for (std::size_t piece = 0; piece < failing; ++piece) before += text_of(piece);
  CHECK(before.starts_with(all));
  std::size_t taken = 0;
  const auto fail = [&](std::string_view) {
    if (taken++ == failing) throw std::runtime_error("full disk");
  };
  const auto lay_out_all = [](std::size_t piece, RowText& text) { text.append(text_of(piece)); };
  CHECK_THROWS_WITH(write_pieces(1000, threads, lay_out_all, fail), "full disk");
}
