#include "reference/csv_table.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace assess::reference {

namespace {

std::vector<std::vector<std::string>> split(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    std::string& cell = rows.back().back();
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
      cell += text[i++];
    else if (c == '"')
      quoted = !quoted;
    else if (quoted)
      cell += c;
    else if (c == ',')
      rows.back().emplace_back();
    else if (c == '\n')
      rows.push_back({""});
    else if (c != '\r')
      cell += c;
  }
  if (rows.back() == std::vector<std::string>{""}) rows.pop_back();
  return rows;
}

}  // namespace

bool CsvTable::has(std::string_view column) const {
  return std::find(header.begin(), header.end(), column) != header.end();
}

const std::string& CsvTable::cell(std::size_t row, std::string_view column) const {
  static const std::string nothing;
  const auto at = std::find(header.begin(), header.end(), column) - header.begin();
  const auto index = static_cast<std::size_t>(at);
  return index < header.size() && index < rows[row].size() ? rows[row][index] : nothing;
}

CsvTable read_csv(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  auto rows = split(text);
  if (rows.empty()) return {};
  CsvTable table{rows.front(), {}};
  table.rows.assign(rows.begin() + 1, rows.end());
  return table;
}

}  // namespace assess::reference
