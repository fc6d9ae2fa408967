#pragma once

#include <string>
#include <vector>

#include "dossier.hpp"

namespace assess::evidence {

/// A table as it will be written; faults are put into it between the two.
struct NamedTable {
  std::string name;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};

/// All ledgers of the default scheme, and the roster `units`.
std::vector<NamedTable> tables_of(const std::vector<Dossier>& units);

/// Quotes what needs quotes.
std::string csv_text(const NamedTable& table);

/// One CSV per table into the folder, which is made. False: it could not write.
bool write_tables(const std::string& folder, const std::vector<NamedTable>& tables);

}  // namespace assess::evidence
