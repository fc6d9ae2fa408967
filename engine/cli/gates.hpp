#pragma once

#include <cstddef>
#include <optional>

#include "assessment/assessment.hpp"
#include "base/diagnostics.hpp"
#include "cli/options.hpp"

namespace assess {

/// What a result must not have, for `--fail-under` and `--fail-on`.
struct Gates {
  std::optional<Points> under;
  std::optional<std::size_t> grade;  ///< this one or a worse one
};

/// Complains of a grade that the rules do not have; named by ID or name.
std::optional<Gates> gates_of(const Options& options, const Scheme& scheme, Diagnostics& notes);

/// Lists the units that fall through; whether there are any. A total that is missing is under every
/// mark: nothing filed is not well done.
bool fall_through(const Assessment& assessment, const Gates& gates, Diagnostics& notes);

}  // namespace assess
