#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"

namespace assess {

/// The kinds of databases that evidence may lie in.
enum class Backend : unsigned char { sqlite, postgresql, odbc };

/// `sqlite:file.db`, `postgresql:dbname=x`, `postgresql://host/x`, `odbc:DSN=x`.
struct DatabaseName {
  Backend backend = Backend::sqlite;
  std::string text;        ///< as the user typed it; never with a password
  std::string connection;  ///< a path, or what the driver is given
};

/// Whether an argument names a database, by its beginning.
bool names_database(std::string_view argument);

/// `sqlite:FILE` of a file that is a database by its content, whatever it is called; any other
/// argument as it is.
std::string located(const std::string& argument);

/// The argument without anything that may be a password: the beginning only, if there is one. What
/// is no database comes back as it is.
std::string without_password(std::string_view argument);

/// Nothing, if it complained: of a password, which would stand in the list of processes and in
/// the history of the shell.
std::optional<DatabaseName> database_name(const std::string& argument, Diagnostics& notes);

/// "SQLite"
std::string_view format_name(Backend backend);

}  // namespace assess
