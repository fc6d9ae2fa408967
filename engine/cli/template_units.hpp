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

/// A name for the file of each unit, without folder and ending: its key, with `_` for what some
/// system does not allow; where two would be alike even without regard to case, `-2` and so on
/// behind it.
std::vector<std::string> file_names(const std::vector<CollectionUnit>& units);

}  // namespace assess
