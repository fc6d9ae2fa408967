#pragma once

#include <string>
#include <vector>

#include "report/collection.hpp"
#include "report/workbook_writer.hpp"

namespace assess {

/// Colours of the collection workbook.
struct CollectionColors {
  static constexpr SheetColor required = 0x1F4E79, optional = 0xDDEBF7, band = 0xF2F2F2,
                              white = 0xFFFFFF, dark = 0x1F3864, grey = 0x595959, filled = 0xEDEDED;
};

/// The first sheet: how to fill in, the sheets and their columns, the criteria as published.
void write_instructions(SheetWriter& sheet, const Scheme& scheme,
                        const std::vector<CollectionSheet>& sheets, Language language,
                        const CollectionUnit* unit);

}  // namespace assess
