#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tables/sheets/workbook.hpp"
#include "tables/table/header_rows.hpp"
#include "tables/table/table.hpp"

namespace assess {

/// Something that was handed in, opened: a text file is one table, a workbook has its sheets.
class Book {
 public:
  virtual ~Book() = default;
  /// Its tables; a file that is one table has one, without a name.
  virtual const std::vector<SheetName>& tables() const = 0;
  /// What a program has noted in a workbook, by name; "" if it has not.
  virtual std::string property(const std::string&) const { return ""; }
  /// A table may be opened again. Nothing, if it complained.
  virtual std::unique_ptr<Table> open(std::size_t table, const KnownName& known,
                                      Diagnostics& notes) = 0;
};

/// Opens a file of evidence; the format is found by content. `encoding`: of text files, one of
/// `encodings`; empty: found. Nothing, if it complained.
std::shared_ptr<Book> open_book(const std::string& path, const std::string& encoding,
                                Diagnostics& notes);

}  // namespace assess
