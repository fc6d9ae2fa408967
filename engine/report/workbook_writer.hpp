#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace assess {

/// Red, green, blue: 0x1F4E79.
using SheetColor = std::uint32_t;

inline constexpr int serial_of_1970 = 25'569;  ///< what spreadsheets call the day 1970-01-01

struct CellFormat {
  bool bold = false, italic = false, wrap = false, unlocked = false, border = false;
  bool center = false, left = false;  ///< from left to right
  bool top = false;                   ///< at the upper edge
  double size = 0;                    ///< points; 0: the workbook's
  std::optional<SheetColor> font = {}, fill = {};
  std::string number = {};  ///< "0.0%", "yyyy-mm-dd", "@"; empty: general
  auto operator<=>(const CellFormat&) const = default;
};

/// A day, as days since 1970-01-01; before March 1900 spreadsheets have none, so it is written as
/// text.
struct Day {
  int number = 0;
};
/// A formula with the value that is shown until it is computed again.
struct Formula {
  std::string text;  ///< "=A1+1"
  std::variant<double, std::string> value;
};
/// What a cell can hold. A number that is not finite is left empty; a text is always a text, also
/// if it begins with `=`.
using CellValue = std::variant<std::monostate, std::string, double, bool, Day, Formula>;

/// What may be typed into cells, and what is said of it.
struct Validation {
  enum class Kind : unsigned char { any, list, condition };
  Kind kind = Kind::any;
  std::string formula;  ///< list: `'lists'!$A$1:$A$4`; condition: of the first cell, without `=`
  std::string prompt_title, prompt;  ///< shown when the cell is chosen
  std::string error_title, error;
};

struct CellRange {
  std::uint32_t first_row, first_column, last_row, last_column;  ///< from 0, both ends included
};

/// Bars inside cells, from `low` (no bar) to `high` (the whole cell).
struct DataBar {
  SheetColor color;
  double low, high;
};

struct ChartSeries {
  std::string name;                ///< a text, or a reference as below; may be empty
  std::string categories, values;  ///< `'Scores'!$A$2:$A$9`
  SheetColor color;
};
/// Horizontal bars, the first category on top.
struct BarChart {
  std::string title;
  std::vector<ChartSeries> series;
  std::uint32_t width, height;  ///< pixels
  std::string number;           ///< format of the axis
  std::optional<double> most = {};
};

/// How a sheet goes to paper: A4, shrunk to so many pages across.
struct PrintSetup {
  bool landscape = true;
  std::uint32_t repeated_first = 0, repeated_rows = 0;  ///< rows that stand on each page
  std::uint32_t repeated_columns = 0;
  std::uint32_t pages_wide = 1, pages_tall = 0;  ///< 0: as many as it takes
  std::optional<CellRange> area = {};            ///< none: all
  std::string footer;                            ///< at the left; pages are at the right
};

/// One sheet of a workbook that is being written. Rows and columns count from 0.
class SheetWriter {
 public:
  void cell(std::uint32_t row, std::uint32_t column, const CellValue& value,
            const CellFormat& format = {});
  /// One cell over several columns of a row.
  void wide_cell(std::uint32_t row, std::uint32_t first, std::uint32_t last, std::string_view text,
                 const CellFormat& format);
  void wide_formula(std::uint32_t row, std::uint32_t first, std::uint32_t last,
                    const Formula& formula, const CellFormat& format);
  /// Widths count characters; a Chinese one counts two. The format is of the cells left empty.
  void columns(std::uint32_t first, std::uint32_t last, double width,
               const CellFormat& format = {});
  void row_height(std::uint32_t row, double points);
  void freeze(std::uint32_t rows, std::uint32_t columns);
  void validate(const CellRange& range, const Validation& validation);
  /// Locked cells cannot be changed; columns may still be widened, rows sorted and filtered. There
  /// is no password: it keeps from slips, not from intent.
  void protect();
  void hide();
  void tab_color(SheetColor color);
  void hide_gridlines();
  void hide_row(std::uint32_t row);
  void hide_columns(std::uint32_t first, std::uint32_t last);
  /// Buttons that filter the rows below the first of the range.
  void filter(const CellRange& range);
  void data_bar(const CellRange& range, const DataBar& bar);
  /// Cells of the range look so where the formula (of the first cell, without `=`) is true.
  void highlight(const CellRange& range, const std::string& formula, const CellFormat& look);
  /// The upper left corner stands in that cell.
  void chart(std::uint32_t row, std::uint32_t column, const BarChart& chart);
  void print(const PrintSetup& setup);
  /// A4 across, one page wide; the first rows on each page.
  void print_wide(std::uint32_t repeated_rows);

 private:
  friend class WorkbookWriter;
  SheetWriter(class WorkbookWriter& book, lxw_worksheet* sheet) : book_(book), sheet_(sheet) {}
  void formula(std::uint32_t row, std::uint32_t column, const Formula& formula, lxw_format* format);
  WorkbookWriter& book_;
  lxw_worksheet* sheet_;
};

struct WorkbookProperties {
  std::string title;
  int year =
      2000;  ///< stands in the file as the time it was made, so that equal input gives equal bytes
  std::vector<std::pair<std::string, std::string>> custom;
  /// Cells come row by row, and only one row of each sheet is held: for many thousands of rows.
  bool row_by_row = false;
};

/// An Excel workbook in memory. What the caller must not do (a name that `sheet_name_fault`
/// refuses, a cell outside the sheet) is thrown as a fault of the program.
class WorkbookWriter {
 public:
  explicit WorkbookWriter(const WorkbookProperties& properties);
  ~WorkbookWriter();
  WorkbookWriter(const WorkbookWriter&) = delete;
  WorkbookWriter& operator=(const WorkbookWriter&) = delete;

  SheetWriter& add_sheet(std::string_view name);
  void define_name(std::string_view name, const std::string& reference);
  /// All bytes of the file; once, as the last thing.
  std::string finish();

 private:
  friend class SheetWriter;
  lxw_format* format(const CellFormat& wanted);
  lxw_workbook* book();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assess
