#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "evidence/gather.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// The files of each table of the rules, in the order of the rules; none if it was not handed in.
/// Complains of tables that are needed and missing, given twice, or not known to the rules.
std::vector<std::vector<std::string>> files_of_tables(const Scheme& scheme,
                                                      const std::vector<EvidenceArgument>& evidence,
                                                      Diagnostics& notes);

}  // namespace assess
