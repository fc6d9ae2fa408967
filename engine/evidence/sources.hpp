#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "evidence/gather.hpp"
#include "scheme/scheme.hpp"
#include "tables/book.hpp"

namespace assess {

/// A table that was handed in.
struct Source {
  std::string path;            ///< as the user named it
  std::string name;            ///< of the sheet, or of the file without its ending
  std::shared_ptr<Book> book;  ///< none for a table that another scheme computes (`run`)
  std::size_t table = 0;       ///< of the book
  std::string encoding;        ///< as said for it
};

/// What was handed in for each table of the rules, in the order of the rules; nothing if it was
/// not. Complains of tables that are needed and missing, given twice, or not known to the rules,
/// and of files that cannot be opened. Sheets of the same name in several workbooks of one folder
/// are one table: each unit has returned its own.
std::vector<std::vector<Source>> sources_of_tables(const Scheme& scheme,
                                                   const std::vector<EvidenceArgument>& evidence,
                                                   Diagnostics& notes);

}  // namespace assess
