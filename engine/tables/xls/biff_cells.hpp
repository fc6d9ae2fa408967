#pragma once

#include <optional>
#include <set>
#include <utility>

#include "tables/xls/biff_links.hpp"
#include "tables/xls/biff_records.hpp"
#include "tables/xls/biff_sheet.hpp"

namespace assess {

/// Takes the records of a sheet that hold cells.
class BiffCellReader {
 public:
  BiffCellReader(const BiffLinks& links, BiffSheet& sheet) : links_(links), sheet_(sheet) {}
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
  bool take_array(std::string_view body);
  void note_source(const BiffCell& cell, const BiffFormula& formula);
  bool take_formula_text(std::string_view body, BiffRecords& records);
  bool take_row(std::string_view body);
  void add_text(BiffCell cell);

  const BiffLinks& links_;
  BiffSheet& sheet_;
  std::optional<BiffCell> waiting_;  ///< a formula whose text is still to come
  std::set<std::pair<unsigned, unsigned>> arrays_of_other_files_;  ///< their first cells
};

}  // namespace assess
