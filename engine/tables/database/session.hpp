#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "tables/database/name.hpp"
#include "tables/table/limits.hpp"

namespace soci {
class session;
}

namespace assess {

constexpr std::chrono::minutes longest_statement{longest_statement_minutes};

/// How much the statement at hand may take.
struct StatementLimit {
  using Clock = std::chrono::steady_clock;
  Clock::duration longest = longest_statement;
  Clock::time_point until = Clock::now() + longest;
  std::uint64_t steps_left = unlimited;  ///< of SQLite's machine
  bool was_reached = false;

  static constexpr std::uint64_t unlimited = ~std::uint64_t{0};
  /// For the next statement.
  void begin(std::uint64_t steps) { *this = {longest, Clock::now() + longest, steps, false}; }
  /// Of a server that keeps the time of each fetch only.
  bool is_late() { return was_reached = was_reached || Clock::now() > until; }
};

/// Opens a session of the driver, makes it read only and begins its transaction; `version` is what
/// the server says of itself. SQLite looks at `limit` as long as the session lives; servers keep
/// the time themselves. Throws what the driver throws.
void open_session(soci::session& session, const DatabaseName& name, StatementLimit& limit,
                  std::string& version);

}  // namespace assess
