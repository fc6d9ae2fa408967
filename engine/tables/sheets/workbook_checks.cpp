#include "tables/sheets/workbook_checks.hpp"

#include <array>
#include <string_view>
#include <unordered_set>

#include "base/text.hpp"
#include "tables/table/diagnostics.hpp"

namespace assess {

std::string kind_of_zip(const Zip& zip) {
  struct Sign {
    std::string_view part;
    Message what;
  };
  static constexpr std::array signs{
      Sign{"word/document.xml", {"a Word file", "Word 文档"}},
      Sign{"ppt/presentation.xml", {"a PowerPoint file", "PowerPoint 文件"}},
      Sign{"xl/workbook.bin", {"a binary workbook (XLSB)", "二进制工作簿（XLSB）"}},
      Sign{"META-INF/manifest.xml", {"an OpenDocument file", "OpenDocument 文件"}},
      Sign{"META-INF/MANIFEST.MF", {"a Java archive", "Java 归档文件"}}};
  for (const Sign& sign : signs)
    if (zip.find(sign.part)) return both(sign.what.en, sign.what.zh);
  return both("a zip file", "zip 文件");
}

bool names_differ(const std::vector<SheetName>& sheets, const std::string& file,
                  Diagnostics& notes) {
  std::unordered_set<std::string> seen;
  for (const SheetName& sheet : sheets)
    if (!seen.insert(name_key(sheet.name)).second) {
      notes.add(table_complaint("sheet-twice"), cell_place(file, sheet.name, 0, 0), {sheet.name});
      return false;
    }
  return true;
}

}  // namespace assess
