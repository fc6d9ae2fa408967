#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/language.hpp"
#include "base/value_type.hpp"
#include "report/workbook_writer.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// A column that people fill in, in their own words.
struct CollectionColumn {
  std::size_t column = 0;  ///< of the table
  std::string header;      ///< a name or alias of the column: readers know it by that
  ColumnType type;
  std::vector<std::string> choices;  ///< what can be chosen; empty: no drop-down
  bool names_unit = false;           ///< part of the key
  bool required = false;             ///< an empty cell is missing evidence
};

struct CollectionSheet {
  std::size_t table = 0;  ///< of the scheme
  std::string name;       ///< of the table, or a file's name that the rules give for it
  std::vector<CollectionColumn> columns;
};

/// The sheets of the collection workbook: the roster and every ledger, in the order of the rules.
/// Left out are results of other schemes, decisions after an appeal, and a roster that is taken
/// from a ledger. In Chinese, names are the first Chinese spelling that the rules give. Complains
/// of tables that no sheet can be called like.
std::vector<CollectionSheet> collection_sheets(const Scheme& scheme, Language language,
                                               Diagnostics& notes);

/// A unit whose own copy of the workbook is made.
struct CollectionUnit {
  std::string label;              ///< as people call it
  std::vector<std::string> key;   ///< parts of its key
  std::vector<CellValue> roster;  ///< by column of `units`; what is empty is for the unit to fill
};

/// The workbook; for everyone, or for one unit. Equal rules give equal bytes.
std::string collection_workbook(const Scheme& scheme, const std::vector<CollectionSheet>& sheets,
                                Language language, const CollectionUnit* unit = nullptr);

}  // namespace assess
