#include "evidence/alike_units.hpp"

#include <unordered_map>

#include "base/text.hpp"
#include "evidence/diagnostics.hpp"

namespace assess {

namespace {

constexpr std::size_t most_units = 20'000;  // beyond, nobody reads names one by one

std::string line_text(const Place& place) {
  return place.file + ":" + (place.cell.empty() ? std::to_string(place.line) : place.cell);
}

}  // namespace

void warn_of_alike_units(std::span<const std::string_view> keys,
                         const std::function<Place(std::uint32_t unit)>& place,
                         Diagnostics& notes) {
  if (keys.size() > most_units) return;
  std::unordered_map<std::string, std::uint32_t> first_of_look;
  for (std::uint32_t u = 0; u < keys.size(); ++u) {
    const auto [first, fresh] = first_of_look.try_emplace(look_of(keys[u]), u);
    if (!fresh)
      notes.add(evidence_complaint("alike-units"), place(u),
                {std::string(keys[u]), std::string(keys[first->second]),
                 line_text(place(first->second))});
  }
}

}  // namespace assess
