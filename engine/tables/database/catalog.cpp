#include "tables/database/catalog.hpp"

#include <array>

#include "base/text.hpp"

namespace assess {

namespace {

using Texts = std::vector<std::vector<std::string>>;

struct Listing {
  Backend backend;
  const char* name;
  const char* rest;
};

/// Of an unknown server the first that it understands is taken.
constexpr std::array listings{
    Listing{
        Backend::sqlite, "name",
        "FROM sqlite_master WHERE type IN ('table', 'view') AND substr(name, 1, 7) <> 'sqlite_' "
        "ORDER BY name"},
    Listing{
        Backend::postgresql, "CAST(relname AS text)",
        "FROM pg_catalog.pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND "
        "pg_catalog.pg_table_is_visible(oid) AND pg_catalog.has_table_privilege(oid, 'SELECT') AND "
        "relnamespace NOT IN (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname IN "
        "('pg_catalog', 'information_schema')) ORDER BY relname"},
    Listing{
        Backend::odbc, "table_name",
        "FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY table_name"},
    Listing{Backend::odbc, "table_name",
            "FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name"},
    Listing{
        Backend::odbc, "table_name",
        "FROM information_schema.tables WHERE table_schema = SCHEMA_NAME() ORDER BY table_name"},
};

/// The declared types; a query may have none.
void add_types(Database& database, const std::string& from, std::vector<DatabaseColumn>& columns) {
  std::string ignored;
  if (database.name().backend == Backend::sqlite) {
    // the catalogue itself, without its rows: a type of a table only, as one of a query is a guess
    const bool is_table = from.starts_with('"');
    if (!is_table) return;
    std::string name;
    for (std::size_t i = 1; i + 1 < from.size(); ++i) {
      name += from[i];
      if (from[i] == '"') ++i;
    }
    const auto rows = select_texts(database, {"name", "type"},
                                   "FROM pragma_table_xinfo(" + quoted_text(name) + ")", ignored);
    if (rows)
      for (const auto& row : *rows)
        for (DatabaseColumn& column : columns)
          if (column.name == row[0]) column.type = name_key(row[1]);
  }
  if (database.dialect() == Backend::postgresql) {
    std::vector<std::string> types;
    for (const DatabaseColumn& column : columns)
      types.push_back("CAST(pg_catalog.pg_typeof(" + quoted_name(column.name, Backend::postgresql) +
                      ") AS text)");
    const auto rows = select_texts(
        database, types,
        "FROM (SELECT 1) AS one LEFT JOIN (SELECT * FROM " + from + " LIMIT 0) AS t ON true",
        ignored);
    if (rows && !rows->empty())
      for (std::size_t c = 0; c < columns.size(); ++c) columns[c].type = (*rows)[0][c];
  }
}

}  // namespace

std::optional<std::vector<std::string>> tables_of(Database& database, std::string& error) {
  std::optional<Texts> rows;
  for (const Listing& listing : listings)
    if (!rows && listing.backend == database.dialect())
      rows = select_texts(database, {listing.name}, listing.rest, error);
  if (!rows) return {};
  std::vector<std::string> names;
  for (auto& row : *rows) names.push_back(std::move(row[0]));
  return names;
}

std::optional<std::vector<DatabaseColumn>> columns_of(Database& database, const std::string& from,
                                                      std::string& error) {
  std::vector<DatabaseColumn> columns;
  if (!database.describe("SELECT * FROM " + from + " WHERE 1 = 0", columns, error)) return {};
  add_types(database, from, columns);
  return columns;
}

}  // namespace assess
