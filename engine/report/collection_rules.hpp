#pragma once

#include <string>

#include "report/collection.hpp"
#include "report/workbook_writer.hpp"

namespace assess {

/// What may be typed into a column whose first cell is `cell` ("C2"). `choices` and `states` are
/// the ranges where its words, and the words for states, stand.
Validation validation_of(const CollectionColumn& column, Language language, int year,
                         const std::string& cell, const std::string& choices,
                         const std::string& states);

/// Format of the cells that are filled in.
CellFormat entry_format(const ColumnType& type);

/// Characters that the column needs.
double entry_width(const CollectionColumn& column);

}  // namespace assess
