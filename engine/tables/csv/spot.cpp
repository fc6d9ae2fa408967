#include "tables/csv/spot.hpp"

#include "base/text.hpp"
#include "tables/csv/separators.hpp"

namespace assess {

Spot spot_of(std::string_view text, std::size_t at, char line_end) {
  const std::string_view before = text.substr(0, at);
  const std::size_t begin = before.rfind(line_end) + 1;  // npos + 1: the first line
  return {1 + count_of(before, line_end), 1 + character_count(before.substr(begin))};
}

}  // namespace assess
