#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tables/database/sql.hpp"

namespace assess {

/// Tables and views that a query may name without saying where they are, by name.
std::optional<std::vector<std::string>> tables_of(Database& database, std::string& error);

/// Columns of what stands behind FROM, in their order.
std::optional<std::vector<DatabaseColumn>> columns_of(Database& database, const std::string& from,
                                                      std::string& error);

}  // namespace assess
