#include "cli/unit_sheets.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "cli/diagnostics.hpp"
#include "cli/targets.hpp"
#include "cli/unit_files.hpp"
#include "report/unit_sheet.hpp"

namespace assess {

namespace {

namespace fs = std::filesystem;

/// Makes the sheets of some units at once, by all threads, and keeps those until others are asked
/// for: they are asked for in the order of the units.
class SheetMaker {
 public:
  SheetMaker(const Assessment& assessment, const RowsOfAll* rows, RenderContext context)
      : a_(assessment), rows_(rows), context_(context) {}

  const std::string& sheet(std::size_t unit, std::size_t format) {
    if (unit < first_ || unit >= first_ + made_.size()) make(unit);
    return made_[unit - first_][format];
  }

 private:
  using Sheets = std::array<std::string, unit_sheet_formats.size()>;
  static constexpr std::size_t at_once = 64;

  void make(std::size_t unit) {
    first_ = unit;
    made_.assign(std::min(at_once, a_.figures.units() - unit), {});
    parallel_for(made_.size(), 1, context_.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) made_[i] = sheets_of(first_ + i);
    });
  }

  Sheets sheets_of(std::size_t unit) const {
    Explanation explanation = explain(a_, unit, 1);
    if (rows_) explanation = with_rows(std::move(explanation), (*rows_)[unit]);
    Sheets sheets;
    for (std::size_t f = 0; f < sheets.size(); ++f)
      sheets[f] = unit_sheet_formats[f].render(a_, explanation, context_);
    return sheets;
  }

  const Assessment& a_;
  const RowsOfAll* rows_;
  RenderContext context_;
  std::size_t first_ = 0;
  std::vector<Sheets> made_;
};

/// Nothing is there, or a sheet of an earlier run.
bool may_be_written(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  if (!fs::exists(status)) return true;
  if (!fs::is_regular_file(status)) return false;
  std::string head(unit_sheet_head, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  return head.find(unit_sheet_mark) != std::string::npos;
}

}  // namespace

std::vector<OutputFile> unit_sheet_files(const Session& session, const Assessment& assessment,
                                         const RowsOfAll* rows, Diagnostics& notes) {
  const std::string& folder = session.options.per_unit;
  const auto maker = std::make_shared<SheetMaker>(assessment, rows, context_of(session, folder));
  const UnitKeys& keys = assessment.figures.keys;
  const auto names = file_names({keys.begin(), keys.end()});
  std::vector<OutputFile> files;
  for (std::size_t u = 0; u < names.size(); ++u)
    for (std::size_t f = 0; f < unit_sheet_formats.size(); ++f) {
      const std::string name = names[u] + std::string(unit_sheet_formats[f].extension);
      const std::string path = (fs::path(folder) / name).string();
      if (!may_be_written(path)) notes.add(cli_complaint("foreign-file"), {}, {path});
      files.push_back(
          {path, {}, [maker, u, f](const ByteSink& sink) { sink(maker->sheet(u, f)); }});
    }
  return files;
}

void tell_unit_sheets(const Session& session, std::size_t units) {
  if (session.options.quiet) return;
  std::string endings;
  for (const UnitSheetFormat& format : unit_sheet_formats)
    endings += (endings.empty() ? "" : ", ") + std::string(format.extension);
  const std::string count = std::to_string(units), &folder = session.options.per_unit;
  session.err(session.language == Language::zh
                  ? "已写入 " + folder + "：" + count + " 个单位（" + endings + "）\n"
                  : "wrote " + folder + ": " + count + (units == 1 ? " unit (" : " units (") +
                        endings + ")\n");
}

}  // namespace assess
