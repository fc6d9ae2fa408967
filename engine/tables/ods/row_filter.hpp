#pragma once

#include <span>
#include <string>
#include <string_view>

namespace assess {

/// Leaves out the rows of the tables in content.xml, `<table:table-row> ... </table:table-row>`, so
/// that what is left tells which tables there are, in a hundredth of the time. Only by the prefix
/// `table:`; with any other one nothing is left out.
class OdsRowFilter {
 public:
  /// What is left of the next bytes; it lives until the next call. last: none follow.
  std::string_view take(std::span<const char> bytes, bool last);
  /// Whether there are comments or the like, in which a row may not be one, or a tag of a mebibyte:
  /// what was left out is not certain.
  bool is_unsure() const { return is_unsure_; }

 private:
  std::size_t skip_rows(std::size_t at);
  std::size_t keep_rest(std::size_t at);
  std::size_t end_of_tag(std::size_t at) const;
  bool ends_name(std::size_t at) const;

  std::string bytes_, left_;
  std::size_t depth_ = 0;  ///< of rows in each other
  bool last_ = false, is_unsure_ = false;
};

}  // namespace assess
