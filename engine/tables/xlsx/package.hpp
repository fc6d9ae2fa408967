#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/sheets/zip.hpp"

namespace assess {

/// What a part of an office file says of another one (ECMA-376 Part 2, 6.5).
struct Relationship {
  std::string id;
  std::string type;    ///< the end of its type: `worksheet`, `styles` ...
  std::string target;  ///< as it is written
  bool external = false;
};

/// Of a part, or of the package as a whole (""). None if it says none; nothing if it complained.
std::optional<std::vector<Relationship>> relationships_of(Zip& zip, std::string_view part,
                                                          Diagnostics& notes);

/// The name of the part that is meant by a target, seen from the part `source`. Nothing, if it
/// leads out of the package.
std::optional<std::string> resolved_target(std::string_view source, std::string_view target);

/// The part a relationship of `source` leads to. Nothing and a complaint, if there is none.
std::optional<std::size_t> related_part(const Zip& zip, std::string_view source,
                                        const Relationship& relationship, Diagnostics& notes);

/// The first of a type, or null.
const Relationship* find_type(const std::vector<Relationship>& list, std::string_view type);

}  // namespace assess
