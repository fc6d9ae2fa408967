#include "cli/command_formats.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/text.hpp"
#include "cli/diagnostics.hpp"
#include "report/compare_formats.hpp"
#include "report/explain_formats.hpp"
#include "report/formats.hpp"
#include "report/import_report.hpp"

namespace assess {

namespace {

struct CommandFormats {
  std::string_view command;
  std::vector<FormatName> (*formats)();
};

template <const auto& formats>
std::vector<FormatName> all_of() {
  return names_of(formats);
}

constexpr std::array all_formats{CommandFormats{"run", all_of<report_formats>},
                                 CommandFormats{"check", all_of<import_formats>},
                                 CommandFormats{"explain", all_of<explain_formats>},
                                 CommandFormats{"compare", all_of<compare_formats>}};

constexpr std::string_view csv = ".csv";

/// "reasons" of "result.reasons.csv"; empty: the name has one ending, or another one.
std::string sheet_of(const std::string& path) {
  const std::filesystem::path name = std::filesystem::path(path).filename();
  const std::string sheet = name.stem().extension().string();
  return name.extension() == csv && !sheet.empty() ? sheet.substr(1) : "";
}

std::string ending_of(const std::string& sheet) {
  return "." + sheet + std::string(csv);
}

}  // namespace

std::vector<FormatName> formats_of(std::string_view command) {
  const auto found = std::ranges::find(all_formats, command, &CommandFormats::command);
  return found == all_formats.end() ? std::vector<FormatName>{} : found->formats();
}

void check_endings(const Options& options, std::string_view command, Diagnostics& notes) {
  std::vector<std::string> sheets;
  for (const FormatName& format : formats_of(command))
    if (const auto sheet = sheet_of("result" + std::string(format.extension)); !sheet.empty())
      sheets.push_back(sheet);
  for (const std::string& path : options.outputs) {
    const std::string sheet = sheet_of(path), meant = nearest(sheet, sheets);
    if (meant.empty() || meant == sheet) continue;
    notes.add(cli_complaint("doubtful-ending"), {}, {path, ending_of(sheet)}, ending_of(meant));
  }
}

void check_csv_safe(const Options& options, Diagnostics& notes) {
  const auto is_csv = [](const std::string& path) { return path.ends_with(csv); };
  if (!options.csv_safe || options.format.starts_with("csv") ||
      std::ranges::any_of(options.outputs, is_csv))
    return;
  notes.add(cli_complaint("bad-usage"), {},
            {both("--csv-safe is for CSV: give -o FILE.csv or -f csv",
                  "--csv-safe 只用于 CSV：请用 -o 文件.csv 或 -f csv")});
}

}  // namespace assess
