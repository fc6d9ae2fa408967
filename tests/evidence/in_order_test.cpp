#include "evidence/in_order.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <new>
#include <set>
#include <string>
#include <thread>

#include "base/parallel.hpp"

using namespace assess;

namespace {

struct Given {
  std::size_t file;
  std::uint64_t number;
};

struct Item {
  RowBatch batch;
  std::string name = {};
};

/// In which order batches are worked on first that are taken like this: "0.0 0.1 ".
std::string order_of(const std::vector<Given>& given, bool finish,
                     std::multiset<std::string>* finished = nullptr) {
  std::string order;
  const auto first = [&](Item& item) {
    item.name = std::to_string(item.batch.file) + "." + std::to_string(item.batch.number);
    order += item.name + " ";
  };
  const auto then = [&](Item& item) {
    if (finished) finished->insert(item.name);
  };
  InOrder<Item> in_order(first, then);
  for (const auto& [file, number] : given) {
    Item item;
    item.batch.file = file;
    item.batch.number = number;
    in_order.take(item);
  }
  if (finish) in_order.finish();
  return order;
}

}  // namespace

TEST_CASE("batches are handed on in the order of the file", "[in-order]") {
  CHECK(order_of({{0, 2}, {0, 1}, {0, 0}, {0, 3}}, false) == "0.0 0.1 0.2 0.3 ");
}

TEST_CASE("a batch waits for those before it", "[in-order]") {
  CHECK(order_of({{0, 0}, {0, 2}, {0, 3}}, false) == "0.0 ");
  CHECK(order_of({{0, 0}, {0, 2}, {0, 3}}, true) == "0.0 0.2 0.3 ");
}

TEST_CASE("each file begins with batch 0, whatever the files before it had", "[in-order]") {
  CHECK(order_of({{0, 1}, {0, 0}, {2, 1}, {2, 0}}, false) == "0.0 0.1 2.0 2.1 ");
}

TEST_CASE("every batch is worked on further, once", "[in-order]") {
  std::multiset<std::string> finished;
  order_of({{0, 1}, {0, 0}, {0, 3}, {1, 0}}, true, &finished);
  CHECK(finished == std::multiset<std::string>{"0.0", "0.1", "0.3", "1.0"});
}

TEST_CASE("several workers keep the order and lose nothing", "[in-order]") {
  constexpr std::uint64_t batches = 500;
  std::vector<std::uint64_t> order;
  std::atomic<std::uint64_t> finished = 0, next = 0;
  InOrder<Item> in_order([&](Item& item) { order.push_back(item.batch.number); },
                         [&](Item& item) { finished += item.batch.number; });
  run_workers(4, [&](unsigned worker) {
    Item item;
    for (std::uint64_t number = next++; number < batches; number = next++) {
      if (number % 50 == worker) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      item.batch.file = 0;
      item.batch.number = number;
      in_order.take(item);
    }
  });
  in_order.finish();
  CHECK(order.size() == batches);
  CHECK(std::ranges::is_sorted(order));
  CHECK(finished == batches * (batches - 1) / 2);
}

TEST_CASE("nobody waits for long for a worker that failed", "[in-order]") {
  std::atomic<std::uint64_t> next = 0;
  InOrder<Item> in_order(
      [](Item& item) {
        if (item.batch.number == 7) throw std::bad_alloc();
      },
      [](Item&) {});
  const auto begin = std::chrono::steady_clock::now();
  CHECK_THROWS_AS(run_workers(2,
                              [&](unsigned) {
                                Item item;
                                for (std::uint64_t number = next++; number < 1000;
                                     number = next++) {
                                  item.batch.number = number;
                                  in_order.take(item);
                                }
                              }),
                  std::bad_alloc);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30));  // not 1000 times
}
