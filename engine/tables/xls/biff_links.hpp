#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace assess {

/// Which books and sheets the formulas of a workbook name ([MS-XLS] 2.4.271, 2.4.105). No cell
/// depends on it: what is damaged names nothing.
class BiffLinks {
 public:
  /// SUPBOOK: a book, in the order of the file.
  void add_book(std::string_view body);
  /// EXTERNSHEET, with what continues it: the sheets of these books, by the numbers of formulas.
  void add_sheets(const std::vector<std::string_view>& bodies);
  /// Whether the sheet of that number is in another file.
  bool is_of_other_file(unsigned sheet) const;

 private:
  std::vector<bool> is_other_;  ///< by book
  std::vector<unsigned> book_of_sheet_;
};

/// What a parsed formula ([MS-XLS] 2.5.198.104, Rgce) takes its value from.
struct BiffFormula {
  bool names_other_file = false;
  /// Row and column of the cell with which its tokens stand.
  std::optional<std::pair<unsigned, unsigned>> shared_with = {};
};

/// `tokens`: as they are stored, behind their length. From a token on that is not known nothing is
/// said.
BiffFormula read_biff_formula(std::string_view tokens, const BiffLinks& links);

}  // namespace assess
