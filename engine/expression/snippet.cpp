#include "expression/snippet.hpp"

#include <algorithm>
#include <string_view>

#include "base/text.hpp"

namespace assess {

Place Snippet::place(std::size_t offset, std::size_t length) const {
  Place place{.file = file, .line = line, .column = column, .cell = {}, .excerpt = excerpt};
  const std::string_view all(text);
  offset = std::min(offset, all.size());
  if (filled) {  // the line holds {column} where the text holds the cell: mark the whole value
    place.width = std::max<std::size_t>(1, character_count(excerpt) + 1 - std::min(column, character_count(excerpt)));
    return place;
  }
  place.column += character_count(all.substr(0, offset));
  place.width = std::max<std::size_t>(1, character_count(all.substr(offset, length)));
  return place;
}

}  // namespace assess
