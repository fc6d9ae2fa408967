#include "evidence/pack_cells.hpp"

#include <algorithm>
#include <limits>

#include "evidence/numerators.hpp"
#include "tables/cells/short_number.hpp"

namespace assess {

namespace {

/// How some of the cells are written: with so many decimals, and numerators of two bytes or four.
unsigned way_written(const CellTexts& cells) {
  constexpr std::size_t looked_at = 64;
  const std::size_t step = std::max<std::size_t>(1, cells.size() / looked_at);
  std::uint64_t decimals = 0;
  double most = 0;
  for (std::size_t row = 0; row < cells.size(); row += step) {
    short_number::Decimal cell;
    if (!short_number::parse(cells[row], cell)) continue;
    decimals = std::max(decimals, cell.places);
    most = std::max(most, static_cast<double>(cell.number) / short_number::powers[cell.places]);
  }
  const bool is_small =
      most * short_number::powers[decimals] <= std::numeric_limits<std::int16_t>::max();
  return PackedPart::way_of(static_cast<unsigned>(decimals), is_small ? 2 : 4);
}

/// False, if it cannot be done.
template <typename Numerator>
bool read_into(std::span<Numerator> numerators, const CellReader& reader, const CellTexts& cells,
               unsigned way, OtherCells& others) {
  const std::size_t most_others = cells.size() / 8;  // more are slower than values in between
  if (!reader.read_numerators(cells, PackedPart::decimals_of(way), numerators, most_others,
                              others.rows))
    return false;
  others.values.resize(others.rows.size());
  others.states.resize(others.rows.size());
  reader.read_rows(cells, others.rows, others.values, others.states, others.faults);
  std::vector<Numerator> found(others.rows.size());
  if (!to_numerators<Numerator>(others.values, others.states, PackedPart::power_of(way),
                                found.data()))
    return false;
  for (std::size_t k = 0; k < found.size(); ++k) numerators[others.rows[k]] = found[k];
  return true;
}

PackedPart packed(const CellReader& reader, const CellTexts& cells, unsigned way,
                  NumeratorRoom& room, OtherCells& others) {
  void* const free = room.free(cells.size() * PackedPart::bytes_of(way));
  const bool are_read = PackedPart::with_numerators(way, [&]<typename Numerator>(Numerator) {
    const std::span numerators(static_cast<Numerator*>(free), cells.size());
    return read_into(numerators, reader, cells, way, others);
  });
  if (!are_read) return {};
  const auto is_state = [](State state) { return state != State::value; };
  return {cells.size(), std::ranges::any_of(others.states, is_state), way, room};
}

}  // namespace

PackedPart pack_cells(const CellReader& reader, const CellTexts& cells, unsigned& way,
                      NumeratorRoom& room, OtherCells& others) {
  constexpr unsigned most_decimals = short_number::powers.size() - 1;
  if (PackedPart::decimals_of(way) <= most_decimals)
    if (PackedPart part = packed(reader, cells, way, room, others); part.size() > 0) return part;
  const unsigned written = way_written(cells);
  if (written == way) return {};
  PackedPart part = packed(reader, cells, written, room, others);
  if (part.size() > 0) way = written;
  return part;
}

}  // namespace assess
