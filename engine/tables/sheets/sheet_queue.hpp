#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tables/sheets/workbook.hpp"

namespace assess {

/// Rows of a sheet that were parsed and not asked for yet, in three flat buffers: no string per
/// cell. A reader opens a cell, appends to `text()`, and then says whose it is.
class SheetQueue {
 public:
  /// Begins the text of a cell; what was there without becoming a cell's is forgotten.
  void open_cell() { cell_begin_ = text_.size(); }
  /// The text of the cell at hand: from `cell_begin` to the end of it. Grows at its end.
  std::string& text() { return text_; }
  std::size_t cell_begin() const { return cell_begin_; }
  std::string_view cell_text() const { return std::string_view(text_).substr(cell_begin_); }
  /// Makes `cell_text` a cell of the row at hand, or several side by side, unless it is empty.
  void add_cell(std::uint32_t column, std::uint32_t times = 1);
  /// A cell with a text that outlives the queue.
  void add_kept_cell(std::uint32_t column, std::string_view text);
  /// Ends the row at hand, which is given `repeats` times if it has cells. Comes back with a column
  /// that holds two cells, if there is one.
  std::optional<std::uint32_t> end_row(std::uint32_t number, std::uint32_t repeats = 1);
  /// Cells of the row at hand.
  std::size_t open_cells() const { return cells_.size() - row_begin_; }
  /// Bytes of text of the row at hand.
  std::size_t open_bytes() const { return text_.size() - row_text_begin_; }

  /// The next row that was ended; its views live until the next call of anything here.
  bool pop(SheetRow& row);
  /// Forgets what was given away; only after `pop` gave no more. Moves `cell_begin`.
  void forget();

 private:
  struct Cell {
    std::uint32_t column = 0, size = 0;
    const char* kept = nullptr;  ///< null: in `text_`
    std::size_t begin = 0;
  };
  struct Row {
    std::uint32_t number = 0, repeats = 0;
    std::size_t begin = 0, end = 0;
  };
  void lay_out(const Row& row);

  std::string text_;
  std::vector<Cell> cells_;
  std::vector<Row> rows_;
  std::size_t next_ = 0;                ///< row that is given next
  std::uint32_t given_ = 0;             ///< how often it was already
  std::size_t row_begin_ = 0;           ///< first cell of the row at hand
  std::size_t row_text_begin_ = 0;      ///< first byte of it
  std::size_t cell_begin_ = 0;          ///< first byte of the cell at hand
  std::vector<SheetCell> given_cells_;  ///< of the row that was given last
};

}  // namespace assess
