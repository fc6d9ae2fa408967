#pragma once

#include <string>
#include <vector>

#include "named_table.hpp"
#include "random.hpp"

namespace assess::evidence {

/// A fault as offices send it. The harmless ones leave every score as it was; the others must be
/// complained of.
struct Fault {
  const char *name, *summary;
  bool harmless;
  void (*apply)(std::vector<NamedTable>& tables, Random& random);
};

const std::vector<Fault>& faults();

}  // namespace assess::evidence
