#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/cells/cell_texts.hpp"
#include "tables/table/header_rows.hpp"

namespace assess {

/// Where a row stands in its table: byte offset in a text file, row number in a sheet. Cheap to
/// keep; `Table::place` turns it into something to print.
using RowId = std::uint64_t;

/// Some consecutive rows, the asked columns only. Their texts live until the sink returns.
struct Batch {
  std::uint64_t number = 0;     ///< 0, 1, 2 ... in the order of the file
  std::span<const RowId> rows;  ///< one per row
  std::vector<CellTexts> cells;  ///< [asked column][row]
  double share = 0;              ///< of the rows of the table, about; 0: not known
  std::size_t size() const { return rows.size(); }
};

/// Takes batches; called from up to `threads` workers at once, each with its own number, and not
/// in the order of the file.
using BatchSink = std::function<void(const Batch& batch, unsigned worker)>;

/// What was taken from where: goes into every result.
struct TableOrigin {
  std::string file;       ///< as the user named it
  std::string sheet;      ///< of a workbook, else empty
  std::string format;     ///< "CSV"
  std::string encoding;   ///< "UTF-8"
  std::string delimiter;  ///< of text files
  std::string server;     ///< of a database: its version
  std::string query;      ///< of a database: the SELECT of the rules, if there is one
  std::string sha256;     ///< of the file; known after `read`
  std::uint64_t bytes = 0;
  std::uint64_t rows = 0;  ///< data rows; known after `read`
};

/// A table that was opened: its header is known, its rows have not been read. Rows before a damage
/// are never taken for the table: after a `read` that complained of an error, forget what came.
class Table {
 public:
  virtual ~Table() = default;
  /// Names of the columns as found, trimmed.
  virtual const std::vector<std::string>& header() const = 0;
  /// Where the header's column stands.
  virtual Place header_place(std::size_t column) const = 0;
  /// Reads all rows; `columns` are indices into `header()`. May be called once.
  virtual void read(std::span<const std::size_t> columns, unsigned threads, const BatchSink& sink,
                    Diagnostics& notes) = 0;
  /// Line, or cell of the given header column, of a row. Slow: reads the file again.
  virtual Place place(RowId row, std::size_t column) const = 0;
  virtual const TableOrigin& origin() const = 0;
};

/// Opens the first table of a file, in UTF-8 if it is a text: see `open_book`.
std::unique_ptr<Table> open_table(const std::string& path, const KnownName& known,
                                  Diagnostics& notes);

}  // namespace assess
