#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/language.hpp"
#include "evidence/gather.hpp"
#include "report/collection.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// The units of the roster, with what it says of each. Only the roster is read, and of its columns
/// only the key, and those that `where` names, must be there: the rest is what the units are asked
/// for. Nothing, if it complained.
std::optional<std::vector<CollectionUnit>> read_collection_units(
    const Scheme& scheme, const std::vector<EvidenceArgument>& evidence, Language language,
    unsigned threads, Diagnostics& notes);

}  // namespace assess
