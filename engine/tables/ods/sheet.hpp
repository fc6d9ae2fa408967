#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "tables/ods/text.hpp"
#include "tables/sheets/other_files.hpp"
#include "tables/sheets/sheet_queue.hpp"
#include "tables/sheets/xml.hpp"
#include "tables/table/limits.hpp"

namespace assess {

/// How often a row or cell stands there, at least once; beyond any sheet if that is no number.
std::uint64_t repeats_of(const XmlAttributes& attributes, std::string_view name);

/// Turns one table of content.xml into rows of a queue (OpenDocument 1.3 Part 3, 9). What is
/// stored once with a count costs nothing where it is empty.
class OdsSheet : public XmlListener {
 public:
  /// ordinal: of the table among those of the part, from 0. most_repeated: cells that are stored
  /// once for several.
  OdsSheet(std::uint32_t ordinal, std::string file, std::string sheet,
           std::uint64_t most_repeated = most_repeated_cells)
      : wanted_(ordinal),
        file_(std::move(file)),
        sheet_(std::move(sheet)),
        most_repeated_(most_repeated) {}

  bool open(std::string_view name, const XmlAttributes& attributes) override;
  bool close(std::string_view name) override;
  void text(std::string_view piece) override;

  SheetQueue& queue() { return queue_; }
  /// Whether the table was read to its end: then it stops, as the rest is of no use.
  bool is_done() const { return is_done_; }
  const Diagnostics& complaints() const { return complaints_; }
  void remark(Diagnostics& notes) const;

 private:
  void open_outside(std::string_view name);
  void open_row(const XmlAttributes& attributes);
  bool close_row();
  bool open_cell(const XmlAttributes& attributes, bool is_covered);
  void open_inside_cell(std::string_view name, const XmlAttributes& attributes);
  bool store_value(const XmlAttributes& attributes);
  bool close_cell();
  void name_error();
  bool expand(std::uint64_t cells);
  bool complain(const DiagnosticKind& kind, std::vector<std::string> words);

  std::uint32_t wanted_;
  std::string file_, sheet_;
  std::uint64_t most_repeated_;
  SheetQueue queue_;
  Diagnostics complaints_;

  std::uint32_t depth_ = 0, skip_depth_ = 0;  ///< skip: what lies inside of that depth
  std::uint32_t spreadsheet_depth_ = 0, table_depth_ = 0, cell_depth_ = 0;  ///< 0: outside
  std::uint32_t tables_ = 0;
  bool is_done_ = false;

  std::uint64_t row_ = 0, next_row_ = 1;        ///< 1-based
  std::uint64_t column_ = 0, next_column_ = 0;  ///< 0 is A
  std::uint64_t row_times_ = 1, cell_times_ = 1;
  std::uint64_t expanded_ = 0;  ///< cells that were stored once for several
  bool row_is_hidden_ = false;
  std::uint64_t hidden_rows_ = 0, first_hidden_ = 0;

  CellsOfOtherFiles of_other_files_;

  OdsText paragraphs_;
  bool has_value_ = false;  ///< paragraphs only show it
  bool has_formula_ = false;
  bool is_string_ = false;
  bool is_error_ = false;
  bool is_covered_ = false;  ///< by a merged cell
};

}  // namespace assess
