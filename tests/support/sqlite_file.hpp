#pragma once

#include <sqlite3.h>

#include <stdexcept>
#include <string>

#include "support/temporary_file.hpp"

namespace assess {

/// A database of SQLite made by statements, there as long as this value.
class SqliteFile {
 public:
  explicit SqliteFile(const std::string& statements) : file_("", ".db") {
    sqlite3* database = nullptr;
    sqlite3_open(file_.path().c_str(), &database);
    const std::string all = "PRAGMA synchronous = OFF; BEGIN; " + statements + "; COMMIT;";
    const int result = sqlite3_exec(database, all.c_str(), nullptr, nullptr, nullptr);
    const std::string message = sqlite3_errmsg(database);
    sqlite3_close(database);
    if (result != SQLITE_OK) throw std::runtime_error(message);
  }
  std::string argument() const { return "sqlite:" + file_.path(); }
  std::string path() const { return file_.path(); }

 private:
  TemporaryFile file_;
};

}  // namespace assess
