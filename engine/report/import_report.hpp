#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "evidence/figures.hpp"
#include "report/formats.hpp"
#include "report/sheet.hpp"

namespace assess {

/// What was read from where, and all that was said of it: rows read, used and left out, states of
/// cells, doubtful cells with their places.
struct ImportReport {
  const std::vector<TableReport>& tables;
  const Diagnostics& issues;
};

/// A row per complaint: severity, code, place, fact, remedy. It looks into `issues`.
Sheet issues_sheet(const Diagnostics& issues, Language language);

std::string render_import_text(const ImportReport& report, const RenderContext& context);
std::string render_import_csv(const ImportReport& report, const RenderContext& context);
std::string render_import_tables_csv(const ImportReport& report, const RenderContext& context);
std::string render_import_json(const ImportReport& report, const RenderContext& context);
std::string render_import_markdown(const ImportReport& report, const RenderContext& context);

struct ImportFormat {
  std::string_view keyword;
  std::string_view extension;
  Message summary;
  std::string (*render)(const ImportReport& report, const RenderContext& context);
};

/// Every format of `check -o`.
inline constexpr std::array import_formats{
    ImportFormat{
        "text", ".txt", {"what was read, a table each", "读入情况，每表一段"}, render_import_text},
    ImportFormat{
        "csv", ".csv", {"what is wrong, a row each", "问题清单，每条一行"}, render_import_csv},
    ImportFormat{"csv-tables",
                 ".tables.csv",
                 {"what was read from where", "证据的读入情况"},
                 render_import_tables_csv},
    ImportFormat{
        "json",
        ".json",
        {"everything, for programs (assess.import/1)", "全部内容，供程序读取（assess.import/1）"},
        render_import_json},
    ImportFormat{"md",
                 ".md",
                 {"tables and what is wrong in Markdown", "Markdown 格式的读入情况与问题"},
                 render_import_markdown},
};

}  // namespace assess
