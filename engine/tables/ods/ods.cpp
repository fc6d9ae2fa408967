#include "tables/ods/ods.hpp"

#include <utility>

#include "tables/ods/contents.hpp"
#include "tables/ods/sheet.hpp"
#include "tables/sheets/xml_part.hpp"

namespace assess {

namespace {

/// remarked: whether what is to be said of the sheet was said, as it may be read again.
class OdsRows : public SheetRows {
 public:
  OdsRows(std::unique_ptr<ZipPart> part, std::uint32_t ordinal, const std::string& sheet,
          std::shared_ptr<bool> remarked)
      : remarked_(std::move(remarked)),
        sheet_(ordinal, part->file(), sheet),
        part_(std::move(part), sheet_) {}

  bool next(SheetRow& row, Diagnostics& notes) override {
    while (!sheet_.queue().pop(row)) {
      if (is_over_) return false;
      sheet_.queue().forget();
      const XmlPart::Step step = part_.advance(notes);
      is_over_ = step != XmlPart::Step::more;
      if (!is_over_) continue;
      // the rest of the part was looked at when the sheets were listed, but for the rows of others
      if (!sheet_.is_done()) {
        notes.append(sheet_.complaints());
        return false;
      }
      if (!std::exchange(*remarked_, true)) sheet_.remark(notes);
    }
    return true;
  }

 private:
  std::shared_ptr<bool> remarked_;
  OdsSheet sheet_;
  XmlPart part_;
  bool is_over_ = false;
};

class OdsWorkbook : public Workbook {
 public:
  OdsWorkbook(std::shared_ptr<Zip> zip, OdsContents contents)
      : zip_(std::move(zip)), contents_(std::move(contents)) {
    for (std::size_t s = 0; s < contents_.sheets.size(); ++s)
      remarked_.push_back(std::make_shared<bool>(false));
  }

  const std::vector<SheetName>& sheets() const override { return contents_.sheets; }

  std::unique_ptr<SheetRows> rows(std::size_t sheet, Diagnostics& notes) override {
    auto part = zip_->open_part(contents_.part, notes);
    if (!part) return nullptr;
    return std::make_unique<OdsRows>(std::move(part), contents_.ordinal[sheet],
                                     contents_.sheets[sheet].name, remarked_[sheet]);
  }

 private:
  std::shared_ptr<Zip> zip_;
  OdsContents contents_;
  std::vector<std::shared_ptr<bool>> remarked_;  ///< by sheet
};

}  // namespace

std::shared_ptr<Workbook> open_ods(std::shared_ptr<Zip> zip, Diagnostics& notes) {
  if (!zip) return nullptr;
  auto contents = read_ods_contents(*zip, notes);
  if (!contents) return nullptr;
  return std::make_shared<OdsWorkbook>(std::move(zip), std::move(*contents));
}

}  // namespace assess
