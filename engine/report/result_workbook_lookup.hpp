#pragma once

#include <string>

#include "report/result_workbook_layout.hpp"
#include "report/result_workbook_sheets.hpp"
#include "report/result_workbook_words.hpp"

namespace assess {

/// The value in the row of the chosen unit.
class UnitLookup {
 public:
  // on the sheet that looks up
  static constexpr std::uint32_t chosen_row = 2, place_row = 3, value_column = 1;

  explicit UnitLookup(const ResultBook& book) : book_(book) {}

  std::string scores(std::uint32_t column) const {
    return index(workbook_words::scores, column, ScoresLayout::first);
  }
  std::string evidence(std::uint32_t column) const {
    return index(workbook_words::evidence, column, ScoresLayout::first);
  }
  std::string ranking(std::uint32_t column) const {
    return index(workbook_words::ranking, column, first_ranking_row);
  }
  /// Which unit of the list is chosen; marks that would be wild cards are taken as they are.
  std::string position() const {
    std::string wanted = place(chosen_row, value_column, Fix::both);
    for (const char* mark : {"~", "*", "?"})
      wanted = "SUBSTITUTE(" + wanted + ",\"" + mark + "\",\"~" + mark + "\")";
    return "=MATCH(" + wanted + "," +
           range(workbook_words::scores, book_.layout.key, ScoresLayout::first) + ",0)";
  }
  std::string range(const Message& sheet, std::uint32_t column, std::uint32_t first) const {
    const auto last = first + static_cast<std::uint32_t>(book_.units.size()) - 1;
    return on_sheet(book_.say(sheet),
                    place(first, column, Fix::both) + ":" + place(last, column, Fix::both));
  }

 private:
  std::string index(const Message& sheet, std::uint32_t column, std::uint32_t first) const {
    return "INDEX(" + range(sheet, column, first) + "," +
           place(place_row, value_column, Fix::both) + ")";
  }
  const ResultBook& book_;
};

/// A cell that is empty is not shown as 0.
inline std::string or_nothing(const std::string& x) {
  return "=IF(" + x + "=\"\",\"\"," + x + ")";
}
inline std::string rounded(const std::string& x, int places) {
  return "=IF(ISNUMBER(" + x + "),ROUND(ROUND(" + x + ",9)," + std::to_string(places) + ")," + x +
         ")";
}

}  // namespace assess
