#pragma once

#include <string>
#include <vector>

#include "workbook_reading.hpp"

namespace assess {

inline std::string relationship(const std::string& id, const std::string& type,
                                const std::string& target, const std::string& more = "") {
  return "<Relationship Id='" + id + "' Type='http://any.org/relationships/" + type + "' Target='" +
         target + "' " + more + "/>";
}

/// A workbook with a sheet `S`, whose parts a test may write over.
struct TinyXlsx {
  std::string rows = {};                      ///< inside of sheetData
  std::string strings = {};                   ///< inside of sst
  std::string formats = {};                   ///< inside of numFmts
  std::string styles = "<xf numFmtId='0'/>";  ///< inside of cellXfs
  std::string properties = {};                ///< attributes of workbookPr
  std::string sheet = {};                     ///< the part as a whole, instead of `rows`
  std::string target = "worksheets/sheet1.xml";
  std::string sheets = "<sheet name='S' sheetId='1' r:id='r1'/>";

  std::vector<PartToZip> parts() const {
    return {{"_rels/.rels", "<Relationships>" +
                                relationship("r1", "officeDocument", "xl/workbook.xml") +
                                "</Relationships>"},
            {"xl/workbook.xml", "<workbook xmlns:r='r'><workbookPr " + properties + "/><sheets>" +
                                    sheets + "</sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels",
             "<Relationships>" + relationship("r1", "worksheet", target) +
                 relationship("r2", "sharedStrings", "sharedStrings.xml") +
                 relationship("r3", "styles", "styles.xml") +
                 relationship("r4", "chartsheet", "chart.xml") + "</Relationships>"},
            {"xl/worksheets/sheet1.xml",
             sheet.empty() ? "<worksheet><sheetData>" + rows + "</sheetData></worksheet>" : sheet},
            {"xl/chart.xml", "<chartsheet/>"},
            {"xl/sharedStrings.xml", "<sst>" + strings + "</sst>"},
            {"xl/styles.xml", "<styleSheet><numFmts>" + formats + "</numFmts><cellXfs>" + styles +
                                  "</cellXfs></styleSheet>"}};
  }
  WorkbookReading read() const {
    return read_with(
        [](auto input, auto& notes) {
          return open_xlsx(Zip::open(std::move(input), notes), notes);
        },
        parts());
  }
};

/// Of a sheet with these cells in row 1.
inline WorkbookReading read_cells(const std::string& cells) {
  return TinyXlsx{.rows = "<row r='1'>" + cells + "</row>"}.read();
}

}  // namespace assess
