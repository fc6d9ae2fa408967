#include "tables/table/limit_list.hpp"

#include <string_view>

namespace assess {

std::string text_of_bytes(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 4> units{" B", " KiB", " MiB", " GiB"};
  std::size_t unit = 0;
  for (; unit + 1 < units.size() && bytes > 0 && bytes % 1024 == 0; ++unit) bytes /= 1024;
  return std::to_string(bytes) + std::string(units[unit]);
}

}  // namespace assess
