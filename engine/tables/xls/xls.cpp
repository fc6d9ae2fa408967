#include "tables/xls/xls.hpp"

#include <array>

#include "tables/table/diagnostics.hpp"
#include "tables/xls/biff_globals.hpp"
#include "tables/xls/biff_sheet.hpp"
#include "tables/xls/cfb.hpp"
#include "tables/xls/rows.hpp"

namespace assess {

namespace {

/// Stream or storage by which the program that wrote a compound file is told.
struct OtherContent {
  std::string_view stream;
  Message what;
};

constexpr std::array other_contents{
    OtherContent{"WordDocument", {"a Word document", "Word 文档"}},
    OtherContent{"PowerPoint Document", {"a PowerPoint presentation", "PowerPoint 演示文稿"}},
    OtherContent{"VisioDocument", {"a Visio drawing", "Visio 绘图"}},
    OtherContent{"HwpSummaryInformation", {"a Hangul document", "Hangul 文档"}},
    OtherContent{"__properties_version1.0", {"an Outlook message", "Outlook 邮件"}},
    OtherContent{"Quill", {"a Publisher document", "Publisher 文档"}}};

/// Installers pack two letters of a name into one, behind this one.
constexpr std::string_view installer_table = "\u4840";

class XlsWorkbook : public Workbook {
 public:
  XlsWorkbook(std::string file, std::string stream, BiffGlobals globals)
      : file_(std::move(file)),
        stream_(std::move(stream)),
        globals_(std::make_shared<const BiffGlobals>(std::move(globals))),
        remarked_(globals_->sheets.size()) {}
  const std::vector<SheetName>& sheets() const override { return globals_->sheets; }
  std::unique_ptr<SheetRows> rows(std::size_t sheet, Diagnostics& notes) override;

 private:
  void warn_of_hidden_rows(const BiffSheet& read, std::size_t sheet, Diagnostics& notes) const;

  std::string file_, stream_;
  std::shared_ptr<const BiffGlobals> globals_;
  /// Of each sheet: whether what is to be said of it was said, as it may be read again.
  std::vector<bool> remarked_;
};

std::unique_ptr<SheetRows> XlsWorkbook::rows(std::size_t sheet, Diagnostics& notes) {
  auto read = read_biff_sheet(stream_, *globals_, sheet, file_, notes);
  if (!read) return nullptr;
  if (!remarked_[sheet]) {
    warn_of_hidden_rows(*read, sheet, notes);
    read->of_other_files.tell(file_, sheets()[sheet].name, notes);
    remarked_[sheet] = true;
  }
  return std::make_unique<XlsRows>(globals_, std::move(*read));
}

void XlsWorkbook::warn_of_hidden_rows(const BiffSheet& read, std::size_t sheet,
                                      Diagnostics& notes) const {
  std::size_t count = 0;
  std::uint32_t first = 0;
  int last = -1;
  for (const BiffCell& cell : read.cells) {
    const bool hidden = cell.row < read.hidden_rows.size() && read.hidden_rows[cell.row];
    if (!hidden || cell.row == last) continue;
    if (count++ == 0) first = cell.row + 1u;
    last = cell.row;
  }
  if (count > 0)
    notes.add(table_complaint("hidden-rows"), cell_place(file_, sheets()[sheet].name, 0, 0),
              {std::to_string(count), std::to_string(first)});
}

Message other_content(const CompoundFile& file) {
  for (const OtherContent& other : other_contents)
    if (file.find(other.stream)) return other.what;
  for (const CfbEntry& entry : file.entries())
    if (entry.name.starts_with(installer_table)) return {"an installer (MSI)", "安装程序（MSI）"};
  return {"an Office file without a workbook", "不含工作簿的 Office 文件"};
}

/// Says what a compound file is that holds no workbook.
void complain_of_other(const CompoundFile& file, Diagnostics& notes) {
  const Place place{.file = file.name(), .cell = {}, .excerpt = {}};
  if (file.find("EncryptedPackage") || file.find("EncryptionInfo"))
    return notes.add(table_complaint("encrypted-file"), place);
  const Message what = other_content(file);
  notes.add(table_complaint("not-a-workbook"), place, {both(what.en, what.zh)});
}

}  // namespace

std::shared_ptr<Workbook> open_xls(std::unique_ptr<Input> input, Diagnostics& notes) {
  const auto file = CompoundFile::open(std::move(input), notes);
  if (!file) return nullptr;
  const CfbEntry* entry = file->find("Workbook");
  if (!entry) entry = file->find("Book");  // of Excel 5.0 and 95
  if (!entry || !entry->is_stream) return complain_of_other(*file, notes), nullptr;
  auto stream = file->read(*entry, notes);
  if (!stream) return nullptr;
  auto globals = read_biff_globals(*stream, file->name(), notes);
  if (!globals) return nullptr;
  return std::make_shared<XlsWorkbook>(file->name(), std::move(*stream), std::move(*globals));
}

}  // namespace assess
