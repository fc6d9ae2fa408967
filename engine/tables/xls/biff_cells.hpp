#pragma once

#include "tables/xls/biff_records.hpp"
#include "tables/xls/biff_sheet.hpp"

namespace assess {

/// Takes the records of a sheet that hold cells.
class BiffCellReader {
 public:
  explicit BiffCellReader(BiffSheet& sheet) : sheet_(sheet) {}
  /// False, if the record is too short for what it is. `records`: those that follow.
  bool take(const BiffRecord& record, BiffRecords& records);

 private:
  bool take_number(std::string_view body);
  bool take_short_number(std::string_view body);
  bool take_numbers(std::string_view body);
  bool take_label(std::string_view body, BiffRecords& records);
  bool take_shared_label(std::string_view body);
  bool take_truth(std::string_view body);
  bool take_formula(std::string_view body);
  bool take_formula_text(std::string_view body, BiffRecords& records);
  bool take_row(std::string_view body);
  void add_text(BiffCell cell);

  BiffSheet& sheet_;
  std::optional<BiffCell> waiting_;  ///< a formula whose text is still to come
};

}  // namespace assess
