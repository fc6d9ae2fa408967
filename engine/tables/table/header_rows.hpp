#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assess {

/// Whether the rules know a column of that name.
using KnownName = std::function<bool(std::string_view)>;

/// The rows among which a header is looked for: the first that are not blank.
constexpr std::size_t header_search = 20;

/// Which of the first rows of a table are its header.
struct HeaderRows {
  std::size_t first = 0;           ///< of the rows looked at
  std::size_t count = 1;           ///< 2: merged headings above, names below
  std::size_t known = 0;           ///< names that the rules know
  std::vector<std::string> names;  ///< per column, trimmed; empty where there is none
};

/// Every column has a name that the rules know: no other row can be a better header.
bool is_whole(const HeaderRows& header);

/// The row with most of the names that the rules know, or two rows one above the other that
/// together name more: `Findings` merged above `critical` and `major` gives the name `critical` if
/// the rules know it, else `Findings/critical`. If there is none, the first row. A heading that the
/// rules know is a name of its own only if nothing stands below it, as in a merged cell.
HeaderRows find_header_rows(std::span<const std::vector<std::string>> rows, const KnownName& known);

}  // namespace assess
