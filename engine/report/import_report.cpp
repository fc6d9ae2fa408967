#include "report/import_report.hpp"

#include "base/text.hpp"
#include "report/csv_sheet.hpp"
#include "report/json_parts.hpp"
#include "report/markdown_sheet.hpp"

namespace assess {

namespace {

std::string file_text(const TableOrigin& origin) {
  std::string text = origin.file;
  if (!origin.sheet.empty()) text += "#" + origin.sheet;
  text += " (" + origin.format;
  if (!origin.encoding.empty()) text += ", " + origin.encoding;
  return text + ")";
}

struct Count {
  std::uint64_t number;
  Message what;
};

/// Counts that are not 0, in words.
std::string counts_text(std::initializer_list<Count> counts, Language language) {
  std::vector<std::string> parts;
  for (const Count& count : counts) {
    if (count.number == 0) continue;
    const std::string number = std::to_string(count.number);
    const std::string_view what = count.what.in(language);
    parts.push_back(language == Language::zh ? std::string(what) + " " + number
                                             : number + " " + std::string(what));
  }
  if (parts.empty()) return language == Language::zh ? "无" : "none";
  return joined(parts, language == Language::zh ? "，" : ", ");
}

std::string table_text(const TableReport& table, Language language) {
  const bool zh = language == Language::zh;
  std::vector<std::string> files;
  for (const TableOrigin& origin : table.origins) files.push_back(file_text(origin));
  std::string text = table.table + (zh ? "：" : ": ") + joined(files, zh ? "、" : ", ") + "\n";
  text += zh ? "    行：" : "    rows: ";
  text +=
      counts_text({{table.rows, {"read", "读取"}},
                   {table.used, {"used", "采用"}},
                   {table.left_out,
                    {"left out by 'where' or units not assessed", "因 where 或单位不参评而略去"}},
                   {table.repeated, {"of a matter that stands twice", "同一事项重复而略去"}},
                   {table.totals, {"of totals left out", "合计行略去"}}},
                  language);
  text += zh ? "\n    单元格：" : "\n    cells: ";
  text += counts_text({{table.values, {"with a value", "有值"}},
                       {table.nils, {"nil", "无"}},
                       {table.not_applicable, {"not applicable", "不适用"}},
                       {table.missing, {"missing", "缺失"}},
                       {table.doubtful, {"of them doubtful", "其中存疑"}}},
                      language);
  return text + "\n";
}

void write_place(JsonWriter& json, const Place& place) {
  if (!place.file.empty()) json.member("file", place.file);
  if (!place.cell.empty()) json.member("cell", place.cell);
  if (place.line > 0) json.count("line", place.line);
  if (place.column > 0) json.count("column", place.column);
}

void write_issue(JsonWriter& json, const Diagnostic& issue) {
  json.begin_object();
  json.member("severity", severity_name(issue.severity(), Language::en));
  json.member("code", issue.kind->code);
  write_place(json, issue.place);
  json.member("fact", fact_text(issue, Language::en));
  json.member("fact_zh", fact_text(issue, Language::zh));
  json.member("remedy", remedy_text(issue, Language::en));
  json.member("remedy_zh", remedy_text(issue, Language::zh));
  json.end_object();
}

}  // namespace

std::string render_import_text(const ImportReport& report, const RenderContext& context) {
  std::string text;
  for (const TableReport& table : report.tables) text += table_text(table, context.language);
  return text;
}

std::string render_import_csv(const ImportReport& report, const RenderContext& context) {
  return csv_file(issues_sheet(report.issues, context.language), context);
}

std::string render_import_tables_csv(const ImportReport& report, const RenderContext& context) {
  return csv_file(tables_sheet(report.tables), context);
}

/// `assess.import/1`; texts are in both languages.
std::string render_import_json(const ImportReport& report, const RenderContext&) {
  JsonWriter json;
  json.begin_object();
  json.member("schema", "assess.import/1");
  write_engine(json);
  write_inputs(json, report.tables);
  json.key("issues");
  json.begin_array();
  for (const Diagnostic& issue : report.issues.list()) write_issue(json, issue);
  json.end_array();
  json.count("issues_not_listed", report.issues.dropped());
  json.end_object();
  return std::move(json).take();
}

std::string render_import_markdown(const ImportReport& report, const RenderContext& context) {
  std::string text = context.language == Language::zh ? "# 导入报告\n" : "# Import report\n";
  append_markdown_sheet(text, tables_sheet(report.tables), context.language);
  append_markdown_sheet(text, issues_sheet(report.issues, context.language), context.language);
  return text;
}

}  // namespace assess
