#include "tables/database/name.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "base/text.hpp"
#include "tables/database/address.hpp"
#include "tables/table/diagnostics.hpp"

namespace assess {

namespace {

struct Prefix {
  std::string_view text;
  Backend backend;
  std::string_view format;
};

constexpr std::array prefixes{Prefix{"sqlite:", Backend::sqlite, "SQLite"},
                              Prefix{"postgresql:", Backend::postgresql, "PostgreSQL"},
                              Prefix{"odbc:", Backend::odbc, "ODBC"}};

constexpr std::string_view hidden = "...";  ///< stands for all that had a password in it

const Prefix* prefix_of(std::string_view argument) {
  const auto found = std::ranges::find_if(
      prefixes, [&](const Prefix& prefix) { return argument.starts_with(prefix.text); });
  return found == prefixes.end() ? nullptr : &*found;
}

/// `password = x`, `PWD=x`, `sslpassword=x`, `p%61ssword=x`: an escape in a word before `=` hides
/// it.
bool has_password_key(std::string_view connection) {
  const std::string lower = name_key(connection);
  for (std::size_t equals = lower.find('='); equals != std::string::npos;
       equals = lower.find('=', equals + 1)) {
    std::string_view key = trimmed(std::string_view(lower).substr(0, equals));
    const std::size_t start = key.find_last_of(" ;?&{\t\n");
    if (start != std::string_view::npos) key.remove_prefix(start + 1);
    if (key.ends_with("password") || key == "pwd" || key.find('%') != std::string_view::npos)
      return true;
  }
  return false;
}

/// `//user:secret@host`; a secret may itself hold a slash or an `@`.
bool has_password_before_host(std::string_view connection) {
  const std::size_t at = connection.rfind('@');
  return connection.starts_with("//") && at != std::string_view::npos &&
         connection.substr(2, at - 2).find(':') != std::string_view::npos;
}

bool has_password(const Prefix& prefix, std::string_view connection) {
  if (prefix.backend == Backend::sqlite) return false;
  if (connection == hidden) return true;
  return has_password_key(connection) || has_password_before_host(connection);
}

}  // namespace

bool names_database(std::string_view argument) {
  return prefix_of(argument) != nullptr;
}

std::string located(const std::string& argument) {
  constexpr std::string_view mark{"SQLite format 3\0", 16};
  std::error_code error;
  if (names_database(argument) || !std::filesystem::is_regular_file(argument, error))
    return argument;
  std::array<char, mark.size()> head{};
  std::ifstream(argument, std::ios::binary).read(head.data(), head.size());
  return std::ranges::equal(head, mark) ? "sqlite:" + argument : argument;
}

std::string without_password(std::string_view argument) {
  const Prefix* prefix = prefix_of(argument);
  if (!prefix || !has_password(*prefix, argument.substr(prefix->text.size())))
    return std::string(argument);
  return std::string(prefix->text) + std::string(hidden);
}

std::optional<DatabaseName> database_name(const std::string& argument, Diagnostics& notes) {
  const Prefix* prefix = prefix_of(argument);
  if (!prefix) return {};
  DatabaseName name{prefix->backend, argument, argument.substr(prefix->text.size())};
  if (has_password(*prefix, name.connection)) {
    notes.add(table_complaint("password"),
              {.file = without_password(argument), .cell = {}, .excerpt = {}});
    return {};
  }
  if (prefix->backend != Backend::postgresql || !name.connection.starts_with("//")) return name;
  const auto words = words_of_address(name.connection);
  if (words) {
    name.connection = *words;
    return name;
  }
  notes.add(table_complaint("bad-address"), {.file = argument, .cell = {}, .excerpt = {}});
  return {};
}

std::string_view format_name(Backend backend) {
  return std::ranges::find(prefixes, backend, &Prefix::backend)->format;
}

}  // namespace assess
