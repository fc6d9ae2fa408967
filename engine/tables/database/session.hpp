#pragma once

#include <chrono>
#include <string>

#include "tables/database/name.hpp"

namespace soci {
class session;
}

namespace assess {

/// Until when a statement may run.
using Deadline = std::chrono::steady_clock::time_point;
constexpr std::chrono::minutes longest_statement{10};

/// Opens a session of the driver, makes it read only and begins its transaction; `version` is what
/// the server says of itself. SQLite looks at `deadline` as long as the session lives; servers keep
/// the time themselves. Throws what the driver throws.
void open_session(soci::session& session, const DatabaseName& name, Deadline& deadline,
                  std::string& version);

}  // namespace assess
