#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/read_files.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "evidence/diagnostics.hpp"
#include "evidence/gather.hpp"
#include "scheme/beside.hpp"
#include "scheme/diagnostics.hpp"
#include "scheme/read_scheme.hpp"
#include "tables/bytes/decode.hpp"
#include "tables/table/table.hpp"

namespace assess {

namespace {

namespace fs = std::filesystem;

SmallTables tables_beside(const fs::path& folder) {
  return [folder](const Snippet& name, Diagnostics& notes) -> std::optional<SmallTable> {
    if (!lies_beside(name.text)) {
      notes.add(rule_complaint("unsafe-path"), name.place(), {name.text});
      return {};
    }
    const std::string path = (folder / name.text).string();
    const auto table = open_table(
        path, [](std::string_view) { return false; }, notes);
    if (!table) return {};
    SmallTable result{name.text, table->header(), {}, {}};
    std::vector<std::size_t> columns(result.header.size());
    for (std::size_t c = 0; c < columns.size(); ++c) columns[c] = c;
    std::vector<RowId> rows;
    const std::size_t errors = notes.errors();
    table->read(
        columns, 1,
        [&](const Batch& batch, unsigned) {
          for (std::size_t i = 0; i < batch.size(); ++i) {
            std::vector<std::string> row;
            for (const auto& cells : batch.cells) row.emplace_back(cells[i]);
            result.rows.push_back(std::move(row));
            rows.push_back(batch.rows[i]);
          }
        },
        notes);
    if (notes.errors() > errors) return {};
    for (const RowId row : rows)
      result.places.push_back(
          {.file = path, .line = 0, .cell = {}, .excerpt = std::to_string(row)});
    return result;
  };
}

/// Rules are UTF-8 or GB18030; what is neither comes back as it is, and is complained of by its
/// line.
std::string as_utf8(const std::string& bytes, const std::string& path, Diagnostics& notes) {
  if (!first_bad_utf8(bytes)) return bytes;
  Decoded decoded = decode(bytes, "GB18030");
  if (decoded.bad) return bytes;
  notes.add(evidence_complaint("rules-decoded"), {.file = path, .cell = {}, .excerpt = {}});
  return std::move(decoded.text);
}

}  // namespace

std::optional<Scheme> load_scheme(const std::string& path, Diagnostics& notes,
                                  std::span<const std::string> settings) {
  std::error_code error;
  const Place place{.file = path, .cell = {}, .excerpt = {}};
  if (!fs::exists(path, error)) {
    notes.add(evidence_complaint("no-rules-file"), place, {path});
    return {};
  }
  if (!fs::is_regular_file(path, error)) {
    notes.add(evidence_complaint("unreadable-rules"), place,
              {both("not a regular file", "不是普通文件")});
    return {};
  }
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) {
    notes.add(evidence_complaint("unreadable-rules"), place, {both("no permission", "无权限")});
    return {};
  }
  remember_read(path);
  const std::string bytes = text.str();
  auto scheme = read_scheme(as_utf8(bytes, path, notes), path,
                            tables_beside(fs::path(path).parent_path()), notes,
                     settings);
  if (scheme) scheme->sha256 = sha256_hex(bytes);  // of the file as it is
  return scheme;
}

}  // namespace assess
