#include "report/columns.hpp"
#include "report/published.hpp"
#include "report/sheet.hpp"

namespace assess {

namespace {

/// A file of a table; the counts of the table stand beside its first file.
struct FileOfTable {
  const TableReport* table;
  const TableOrigin* origin;
  bool first;
};

std::vector<FileOfTable> files_of(const std::vector<TableReport>& tables) {
  std::vector<FileOfTable> files;
  for (const TableReport& table : tables)
    for (const TableOrigin& origin : table.origins)
      files.push_back({&table, &origin, &origin == &table.origins.front()});
  return files;
}

SheetColumn texts(const std::vector<FileOfTable>& files, std::string key, Text heading,
                  std::string TableOrigin::*member) {
  std::vector<Cell> cells;
  for (const FileOfTable& file : files) cells.emplace_back(std::string_view(file.origin->*member));
  return cells_column(std::move(key), std::move(heading), std::move(cells), SheetKind::text);
}

SheetColumn counts(const std::vector<FileOfTable>& files, std::string key, Text heading,
                   std::uint64_t TableReport::*member) {
  std::vector<Cell> cells;
  for (const FileOfTable& file : files)
    cells.push_back(file.first ? count_cell(file.table->*member) : Cell());
  return cells_column(std::move(key), std::move(heading), std::move(cells));
}

}  // namespace

/// What was read from where.
Sheet tables_sheet(const std::vector<TableReport>& tables) {
  const auto files = files_of(tables);
  std::vector<Cell> names;
  for (const FileOfTable& file : files) names.emplace_back(std::string_view(file.table->table));
  Sheet sheet{"tables", {"Evidence", "证据"}, {}, files.size()};
  sheet.columns = {cells_column("table", {"Table", "表"}, std::move(names), SheetKind::text),
                   texts(files, "file", {"File", "文件"}, &TableOrigin::file),
                   texts(files, "sheet", {"Sheet", "工作表"}, &TableOrigin::sheet),
                   texts(files, "format", {"Format", "格式"}, &TableOrigin::format),
                   texts(files, "encoding", {"Encoding", "编码"}, &TableOrigin::encoding),
                   counts(files, "rows", {"Rows", "行数"}, &TableReport::rows),
                   counts(files, "used", {"Used", "采用"}, &TableReport::used),
                   counts(files, "left_out", {"Left out", "略去"}, &TableReport::left_out),
                   counts(files, "repeated", {"Repeated", "重复"}, &TableReport::repeated),
                   counts(files, "totals", {"Totals", "合计行"}, &TableReport::totals),
                   counts(files, "values", {"Values", "有值"}, &TableReport::values),
                   counts(files, "nil", {"Nil", "无"}, &TableReport::nils),
                   counts(files, "missing", {"Missing", "缺失"}, &TableReport::missing),
                   counts(files, "not_applicable", {"N/A", "不适用"}, &TableReport::not_applicable),
                   counts(files, "doubtful", {"Doubtful", "存疑"}, &TableReport::doubtful),
                   texts(files, "sha256", {"SHA-256", "SHA-256"}, &TableOrigin::sha256)};
  for (std::size_t c = 7; c < sheet.columns.size(); ++c) sheet.columns[c].spare = 1;
  return sheet;
}

}  // namespace assess
