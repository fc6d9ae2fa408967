#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "scheme/scheme.hpp"
#include "scheme/small_table.hpp"

namespace assess {

/// The scheme that the text of a rules file says. All that is wrong is complained of at once; if
/// any of it is an error, there is no scheme. `tables` opens the small tables that it names.
/// `settings`: values to be tried in place of those in the text, see `Setting`.
std::optional<Scheme> read_scheme(std::string_view text, const std::string& path,
                                  const SmallTables& tables, Diagnostics& notes,
                                  std::span<const std::string> settings = {});

}  // namespace assess
