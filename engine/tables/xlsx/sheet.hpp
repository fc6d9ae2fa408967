#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/cells/number_format.hpp"
#include "tables/sheets/other_files.hpp"
#include "tables/sheets/sheet_queue.hpp"
#include "tables/sheets/xml.hpp"
#include "tables/xlsx/plain_row.hpp"
#include "tables/xlsx/strings.hpp"
#include "tables/xlsx/text.hpp"

namespace assess {

/// What the cells of all sheets of a workbook refer to.
struct XlsxShared {
  SharedStrings strings;
  std::vector<NumberMeaning> styles;
  bool since_1904 = false;
};

/// Turns the elements of a worksheet part into rows of a queue (ECMA-376 Part 1, 18.3).
class XlsxSheet : public XmlListener {
 public:
  XlsxSheet(const XlsxShared& shared, std::string file, std::string sheet)
      : shared_(shared), file_(std::move(file)), sheet_(std::move(sheet)) {}

  bool open(std::string_view name, const XmlAttributes& attributes) override;
  bool close(std::string_view name) override;
  void text(std::string_view piece) override;
  /// A row that was read without the XML reader.
  bool add(const PlainRow& row);
  /// Whether the last that was told is the begin of the rows or the end of one.
  bool is_between_rows() const { return is_between_rows_; }
  void forget_place() { is_between_rows_ = false; }

  SheetQueue& queue() { return queue_; }
  /// Why it stopped.
  const Diagnostics& complaints() const { return complaints_; }
  /// What is to be said of the sheet as a whole, at its end.
  void remark(Diagnostics& notes) const;

 private:
  enum class Kind : unsigned char { number, shared, text, inline_text, boolean, error, date };

  bool open_root(std::string_view name);
  bool open_row(const XmlAttributes& attributes);
  bool begin_row(std::string_view number, bool is_hidden);
  bool close_row();
  bool open_cell(const XmlAttributes& attributes);
  bool begin_cell(std::string_view reference, std::string_view kind, std::string_view style);
  bool open_inside_cell(std::string_view name, const XmlAttributes& attributes);
  void open_formula(const XmlAttributes& attributes);
  bool is_of_other_file();
  bool place_cell(std::string_view reference);
  bool read_kind(std::string_view kind);
  bool read_style(std::string_view style);
  bool close_cell();
  bool add_number();
  bool add_shared();
  bool add_boolean();
  bool add_decoded();
  bool check_length();
  std::string_view raw() const { return queue_.cell_text(); }

  bool complain(const DiagnosticKind& kind, std::vector<std::string> words);
  bool complain_of_sheet(const DiagnosticKind& kind, std::vector<std::string> words);

  const XlsxShared& shared_;
  std::string file_, sheet_;
  SheetQueue queue_;
  Diagnostics complaints_;

  bool has_root_ = false;
  std::uint32_t skipped_ = 0;  ///< depth inside of what is not for us
  std::uint32_t row_ = 0;      ///< the row at hand, or the last one
  bool in_row_ = false, row_is_hidden_ = false, is_between_rows_ = false;
  std::uint32_t hidden_rows_ = 0, first_hidden_ = 0;

  bool in_cell_ = false;
  std::uint32_t next_column_ = 0, column_ = 0;
  Kind kind_ = Kind::number;
  NumberMeaning meaning_ = NumberMeaning::plain;
  bool in_value_ = false, has_value_ = false, has_formula_ = false;
  bool in_formula_ = false;
  std::string formula_;         ///< of the cell at hand, its begin
  std::string formula_number_;  ///< by which cells share it; empty: of this cell alone
  std::set<std::string> shared_of_other_files_;
  CellsOfOtherFiles of_other_files_;
  RichText rich_text_;
};

}  // namespace assess
