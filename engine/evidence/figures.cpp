#include "evidence/figures.hpp"

#include <utility>

namespace assess {

void Figures::unpack(std::size_t quantity, unsigned threads) {
  if (quantity >= packed.size() || packed[quantity].size() == 0) return;
  quantities[quantity] = std::exchange(packed[quantity], {}).unpacked(threads);
}

void Figures::unpack_all(unsigned threads) {
  for (std::size_t q = 0; q < packed.size(); ++q) unpack(q, threads);
}

}  // namespace assess
