#include <array>
#include <string_view>

#include "tables/csv.hpp"
#include "tables/diagnostics.hpp"
#include "tables/foreign.hpp"
#include "tables/formats.hpp"
#include "tables/input.hpp"
#include "tables/table.hpp"

namespace assess {

namespace {

using Known = std::function<bool(std::string_view)>;

std::unique_ptr<Table> open_csv(std::unique_ptr<Input> input, const Known& known,
                                Diagnostics& notes) {
  return CsvTable::open(std::move(input), known, notes);
}

/// Every format that is read; the first that fits is taken.
constexpr std::array table_formats{
    TableFormat{"CSV", [](std::string_view head) { return !foreign_content(head); }, open_csv}};

}  // namespace

std::unique_ptr<Table> open_table(const std::string& path, const Known& known, Diagnostics& notes) {
  auto input = Input::open(path, notes);
  if (!input) return nullptr;
  std::array<char, 64> first{};
  const std::size_t got = input->read(0, first.data(), first.size()).value_or(0);
  const std::string_view head(first.data(), got);
  for (const TableFormat& format : table_formats)
    if (format.fits(head)) return format.open(std::move(input), known, notes);
  const Message what = foreign_content(head)->what;
  notes.add(table_complaint("not-a-table"), {.file = path, .line = 1, .cell = {}, .excerpt = {}},
            {both(what.en, what.zh)});
  return nullptr;
}

}  // namespace assess
