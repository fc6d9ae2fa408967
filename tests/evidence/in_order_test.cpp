#include "evidence/in_order.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace assess;

namespace {

struct Given {
  std::size_t file;
  std::uint64_t number;
};

/// In which order batches are handed on that are taken like this: "0.0 0.1 ".
std::string order_of(const std::vector<Given>& given, bool finish) {
  std::string order;
  InOrder in_order([&](RowBatch& batch) {
    order += std::to_string(batch.file) + "." + std::to_string(batch.number) + " ";
  });
  for (const auto& [file, number] : given) {
    RowBatch batch;
    batch.file = file;
    batch.number = number;
    in_order.take(batch);
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
