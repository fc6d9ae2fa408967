#include "tables/table/column_names.hpp"

#include <map>

#include "base/text.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"

namespace assess {

bool take_names(const std::vector<std::string>& cells,
                const std::function<Place(std::size_t field)>& place_of, ColumnNames& columns,
                Diagnostics& notes) {
  if (cells.size() > most_columns) {
    notes.add(table_complaint("too-many-columns"), place_of(most_columns),
              {std::to_string(most_columns)});
    return false;
  }
  const std::size_t errors = notes.errors();
  std::map<std::string, std::size_t> seen;
  for (std::size_t f = 0; f < cells.size(); ++f) {
    const std::string_view name = trimmed(cells[f]);
    if (name.empty()) {
      columns.unnamed.push_back(f);
      continue;
    }
    const auto [found, fresh] = seen.try_emplace(name_key(name), f);
    if (!fresh)
      notes.add(table_complaint("duplicate-column"), place_of(f),
                {shown(name), std::to_string(found->second + 1), std::to_string(f + 1)});
    columns.names.emplace_back(name);
    columns.field_of_name.push_back(f);
  }
  return notes.errors() == errors;
}

}  // namespace assess
