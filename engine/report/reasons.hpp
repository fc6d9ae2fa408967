#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "report/sheet.hpp"

namespace assess {

/// Where one reason of `instead` stands in place of the usual score of a node.
struct ReasonGiven {
  std::size_t node;
  std::string reason;
  std::vector<std::uint32_t> units;  ///< as printed; never empty
};

/// By node, then by the order of the rules. Scores that were decided after an appeal are left out.
std::vector<ReasonGiven> reasons_given(const Assessment& assessment);

/// Of one node, for a cell: `no document: 3; small unit: 1`.
std::string reasons_text(const std::vector<ReasonGiven>& given, std::size_t node,
                         Language language);

/// A row for each unit and node whose score has a reason, in the order in which units are printed.
Sheet reasons_sheet(const Assessment& assessment);

}  // namespace assess
