#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "tables/xls/cfb.hpp"

namespace assess {

struct CfbDirectory {
  CfbEntry root;  ///< its stream holds the small sectors
  std::vector<CfbEntry> entries;
};

/// The root and what lies in it, of the bytes of a directory. `long_sizes`: sizes have 64 bits.
/// Nothing, if there is no root.
std::optional<CfbDirectory> read_cfb_directory(std::string_view bytes, bool long_sizes);

}  // namespace assess
