#include "tables/database/session.hpp"

#include <dlfcn.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>

#include "base/read_files.hpp"

namespace assess {

namespace {

constexpr int steps_between_looks = 10'000;

/// Taken in when a database wants it: PostgreSQL and ODBC bring thirty libraries, which would be
/// half of every start. By name, from where the system keeps its libraries: SOCI itself would look
/// into the working folder first, where evidence lies.
const soci::backend_factory& backend(const char* library, const char* maker) {
  void* const opened = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  void* const found = opened ? dlsym(opened, maker) : nullptr;
  if (!found) throw soci::soci_error(dlerror());
  return *reinterpret_cast<const soci::backend_factory* (*)()>(found)();
}

int gives_up(void* of_statement) {
  StatementLimit& limit = *static_cast<StatementLimit*>(of_statement);
  const bool is_counted = limit.steps_left != StatementLimit::unlimited;
  if (is_counted)
    limit.steps_left -= std::min<std::uint64_t>(limit.steps_left, steps_between_looks);
  limit.was_reached = limit.steps_left == 0 || StatementLimit::Clock::now() > limit.until;
  return limit.was_reached ? 1 : 0;
}

void set_limit(soci::session& session, StatementLimit& limit) {
  auto* backend = static_cast<soci::sqlite3_session_backend*>(session.get_backend());
  sqlite_api::sqlite3_progress_handler(backend->conn_, steps_between_looks, gives_up, &limit);
}

void open_sqlite(soci::session& session, const DatabaseName& name, StatementLimit& limit,
                 std::string& version) {
  remember_read(name.connection);
  session.open(soci::sqlite3, "db=\"" + name.connection + "\" readonly=true timeout=10");
  session << "PRAGMA trusted_schema = OFF";
  session << "PRAGMA query_only = ON";
  set_limit(session, limit);
  session << "BEGIN";
  session << "SELECT sqlite_version()", soci::into(version);
}

void set_up_postgresql(soci::session& session) {
  for (const char* setting : {"SET client_encoding = 'UTF8'", "SET datestyle = 'ISO'",
                              "SET extra_float_digits = 1", "SET standard_conforming_strings = on",
                              "SET statement_timeout = '10min'", "SET lock_timeout = '1min'"})
    session << setting;
}

void open_postgresql(soci::session& session, const DatabaseName& name, std::string& version) {
  session.open(backend(ASSESS_SOCI_POSTGRESQL, "factory_postgresql"), name.connection);
  set_up_postgresql(session);
  session << "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
  session << "SELECT current_setting('server_version')", soci::into(version);
}

/// What kind of server stands behind a driver of ODBC shows only by what it understands.
void ask_version(soci::session& session, std::string& version) {
  for (const char* question : {"SELECT 'SQLite ' || sqlite_version()", "SELECT version()"}) try {
      session << question, soci::into(version);
      return;
    } catch (const soci::soci_error&) {  // another kind of server: the next question
      version.clear();
    }
}

void open_odbc(soci::session& session, const DatabaseName& name, std::string& version) {
  session.open(backend(ASSESS_SOCI_ODBC, "factory_odbc"), name.connection);
  ask_version(session, version);
  if (version.starts_with("PostgreSQL ")) {
    set_up_postgresql(session);
    session
        << "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
  }
  session.begin();
}

}  // namespace

void open_session(soci::session& session, const DatabaseName& name, StatementLimit& limit,
                  std::string& version) {
  switch (name.backend) {
    case Backend::sqlite:
      return open_sqlite(session, name, limit, version);
    case Backend::postgresql:
      return open_postgresql(session, name, version);
    case Backend::odbc:
      return open_odbc(session, name, version);
  }
}

}  // namespace assess
