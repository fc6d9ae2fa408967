#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "base/text.hpp"
#include "cli/diagnostics.hpp"
#include "cli/program.hpp"
#include "cli/targets.hpp"
#include "cli/template_units.hpp"
#include "cli/unit_files.hpp"
#include "cli/write_files.hpp"
#include "report/collection.hpp"

namespace assess {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".xlsx";

/// What was typed makes sense, and files can be written where they are wanted.
void check_command_line(const Session& session, Diagnostics& notes) {
  const Options& options = session.options;
  const auto complain = [&](std::string_view en, std::string_view zh) {
    notes.add(cli_complaint("bad-usage"), {}, {both(en, zh)});
  };
  if (options.rules.empty()) complain("no rules are given: -r RULES", "没有给出规则：-r 规则文件");
  if (options.outputs.empty() && options.per_unit.empty())
    complain("no file is given for the workbook: -o FILE.xlsx",
             "没有给出要写入的工作簿：-o 文件.xlsx");
  if (options.per_unit.empty() && !session.arguments.empty())
    complain("evidence is read with --per-unit only", "只有使用 --per-unit 时才读取数据");
  if (!options.per_unit.empty() && session.arguments.empty())
    complain("--per-unit needs the roster: --per-unit FOLDER DATA...",
             "--per-unit 需要单位名册：--per-unit 文件夹 数据…");
  for (const std::string& path : options.outputs)
    if (fs::path(path).extension() != ending)
      complain("'" + shown(path) + "' does not end in .xlsx: the form is an Excel workbook",
               "“" + shown(path) + "”的扩展名不是 .xlsx：填报表是 Excel 工作簿");
    else
      check_target(path, notes);
  if (!options.per_unit.empty()) check_folder(options.per_unit, notes);
}

/// Nothing is there, or what `file` would write: what a unit has filled in must not be lost.
bool may_be_written(const OutputFile& file) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(file.path, error))) return true;
  if (!fs::is_regular_file(file.path, error)) return false;
  std::ifstream there(file.path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(there), {});
  bool is_same = false;
  file.pieces([&](std::string_view whole) { is_same = bytes == whole; });
  return is_same;
}

/// The workbooks are made when they are written, one at a time: `scheme` and `sheets` must live
/// until then.
bool add_unit_files(const Session& session, const Scheme& scheme,
                    const std::vector<CollectionSheet>& sheets, std::vector<OutputFile>& files,
                    Diagnostics& notes) {
  auto read =
      read_collection_units(scheme, session.evidence(), session.language, session.threads(), notes);
  if (!read) return false;
  std::vector<std::string> keys;
  for (const CollectionUnit& unit : *read) keys.push_back(joined(unit.key, " / "));
  const auto names = file_names(keys);
  const auto units = std::make_shared<const std::vector<CollectionUnit>>(std::move(*read));
  for (std::size_t u = 0; u < units->size(); ++u) {
    const fs::path path = fs::path(session.options.per_unit) / (names[u] + std::string(ending));
    const auto make = [&scheme, &sheets, units, u,
                       language = session.language](const ByteSink& sink) {
      sink(collection_workbook(scheme, sheets, language, &(*units)[u]));
    };
    files.push_back({path.string(), "", make});
    if (!may_be_written(files.back()))
      notes.add(cli_complaint("not-an-empty-form"), {}, {path.string()});
  }
  return !notes.has_errors();
}

bool can_be_written(const std::vector<OutputFile>& files, Diagnostics& notes) {
  std::vector<std::string> outputs;
  for (const OutputFile& file : files) outputs.push_back(file.path);
  for (const std::string& output : outputs) check_not_read(output, notes);
  check_different(outputs, notes);
  return !notes.has_errors();
}

void tell_written(const Session& session, const std::vector<OutputFile>& files) {
  const bool zh = session.language == Language::zh;
  const std::size_t single = session.options.outputs.size();
  for (std::size_t f = 0; f < single; ++f)
    session.err((zh ? "已写入 " : "wrote ") + files[f].path + "\n");
  if (files.size() == single) return;
  const std::string count = std::to_string(files.size() - single);
  session.err(zh ? "已写入 " + session.options.per_unit + "：" + count + " 个单位的工作簿\n"
                 : "wrote " + session.options.per_unit + ": " + count +
                       (count == "1" ? " workbook" : " workbooks") + ", one for each unit\n");
}

}  // namespace

/// The workbook in which evidence is collected, made from the rules; with --per-unit one for each
/// unit.
Exit template_command(const Session& session) {
  Diagnostics notes;
  check_command_line(session, notes);
  if (notes.has_errors()) return session.tell(notes), exit_after(notes, Exit::files);
  const auto scheme = load_scheme(session.options.rules, notes);
  if (!scheme) return session.tell(notes), exit_after(notes, Exit::rules);
  const auto sheets = collection_sheets(*scheme, session.language, notes);
  if (notes.has_errors()) return session.tell(notes), exit_after(notes, Exit::rules);
  std::vector<OutputFile> files;
  for (const std::string& path : session.options.outputs)
    files.push_back({path, collection_workbook(*scheme, sheets, session.language), {}});
  if (!session.options.per_unit.empty() && !add_unit_files(session, *scheme, sheets, files, notes))
    return session.tell(notes), exit_after(notes, Exit::evidence);
  const bool ok = can_be_written(files, notes);
  session.tell(notes);
  if (!ok) return exit_after(notes, Exit::files);
  Diagnostics written;
  if (!write_files(files, written))
    return session.tell(written), exit_after(written, Exit::files);
  if (!session.options.quiet) tell_written(session, files);
  return Exit::done;
}

}  // namespace assess
