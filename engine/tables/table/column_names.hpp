#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"

namespace assess {

/// The columns of a table by their names.
struct ColumnNames {
  std::vector<std::string> names;          ///< of the columns that have one
  std::vector<std::size_t> field_of_name;  ///< which field of the file each of them is
  std::vector<std::size_t> unnamed;        ///< fields whose cells must be empty
};

/// `cells`: the header's, one per field. Complains of names that stand twice, by `name_key`, and
/// of too many fields; `place_of(field)` says where a field's name stands. Nothing wrong: true.
bool take_names(const std::vector<std::string>& cells,
                const std::function<Place(std::size_t field)>& place_of, ColumnNames& columns,
                Diagnostics& notes);

}  // namespace assess
