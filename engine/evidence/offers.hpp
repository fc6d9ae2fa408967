#pragma once

#include <memory>
#include <string>
#include <vector>

#include "evidence/gather.hpp"
#include "evidence/sources.hpp"

namespace assess {

/// A table that was handed in, before it is known whether the rules want it.
struct Offer {
  Source source;
  std::string name;        ///< by which the rules may want it
  std::string folder;      ///< it was found in; empty: given by itself
  Diagnostics complaints;  ///< why it could not be opened: told if it is wanted
  bool used = false;
};

/// Everything that was handed in. A single file, or a single sheet, is the main table: the roster,
/// or the table that the roster is taken from.
std::vector<Offer> offers_of(const Scheme& scheme, const std::vector<EvidenceArgument>& evidence,
                             Diagnostics& notes);

}  // namespace assess
