#include "tables/xlsx/xlsx.hpp"

#include <map>
#include <utility>

#include "tables/xlsx/contents.hpp"
#include "tables/xlsx/properties.hpp"
#include "tables/xlsx/sheet_part.hpp"
#include "tables/xlsx/styles.hpp"

namespace assess {

namespace {

/// remarked: whether what is to be said of the sheet was said, as it may be read again.
class XlsxRows : public SheetRows {
 public:
  XlsxRows(std::unique_ptr<ZipPart> part, std::shared_ptr<const XlsxShared> shared,
           const std::string& sheet, std::shared_ptr<bool> remarked)
      : shared_(std::move(shared)),
        remarked_(std::move(remarked)),
        sheet_(*shared_, part->file(), sheet),
        part_(std::move(part), sheet_) {}

  bool next(SheetRow& row, Diagnostics& notes) override {
    while (!sheet_.queue().pop(row)) {
      if (is_over_) return false;
      sheet_.queue().forget();
      const XmlPart::Step step = part_.advance(notes);
      is_over_ = step != XmlPart::Step::more;
      if (step == XmlPart::Step::stopped) notes.append(sheet_.complaints());
      if (step == XmlPart::Step::end && !std::exchange(*remarked_, true)) sheet_.remark(notes);
      if (is_over_ && step != XmlPart::Step::end) return false;
    }
    return true;
  }

 private:
  std::shared_ptr<const XlsxShared> shared_;
  std::shared_ptr<bool> remarked_;
  XlsxSheet sheet_;
  XlsxSheetPart part_;
  bool is_over_ = false;
};

class XlsxWorkbook : public Workbook {
 public:
  XlsxWorkbook(std::shared_ptr<Zip> zip, XlsxContents contents,
               std::shared_ptr<const XlsxShared> shared)
      : zip_(std::move(zip)),
        contents_(std::move(contents)),
        shared_(std::move(shared)),
        properties_(read_xlsx_properties(*zip_)) {
    for (std::size_t s = 0; s < contents_.sheets.size(); ++s)
      remarked_.push_back(std::make_shared<bool>(false));
  }

  const std::vector<SheetName>& sheets() const override { return contents_.sheets; }

  std::string property(const std::string& name) const override {
    const auto found = properties_.find(name);
    return found == properties_.end() ? "" : found->second;
  }

  std::unique_ptr<SheetRows> rows(std::size_t sheet, Diagnostics& notes) override {
    auto part = zip_->open_part(contents_.parts[sheet], notes);
    if (!part) return nullptr;
    return std::make_unique<XlsxRows>(std::move(part), shared_, contents_.sheets[sheet].name,
                                      remarked_[sheet]);
  }

 private:
  std::shared_ptr<Zip> zip_;
  XlsxContents contents_;
  std::shared_ptr<const XlsxShared> shared_;
  std::map<std::string, std::string> properties_;
  std::vector<std::shared_ptr<bool>> remarked_;  ///< by sheet
};

std::shared_ptr<const XlsxShared> read_shared(Zip& zip, const XlsxContents& contents,
                                              Diagnostics& notes) {
  auto shared = std::make_shared<XlsxShared>();
  shared->since_1904 = contents.since_1904;
  if (contents.styles) {
    auto styles = read_styles(zip, *contents.styles, notes);
    if (!styles) return nullptr;
    shared->styles = std::move(*styles);
  }
  if (contents.strings) {
    auto strings = read_shared_strings(zip, *contents.strings, notes);
    if (!strings) return nullptr;
    shared->strings = std::move(*strings);
  }
  return shared;
}

}  // namespace

std::shared_ptr<Workbook> open_xlsx(std::shared_ptr<Zip> zip, Diagnostics& notes) {
  if (!zip) return nullptr;
  auto contents = read_xlsx_contents(*zip, notes);
  if (!contents) return nullptr;
  auto shared = read_shared(*zip, *contents, notes);
  if (!shared) return nullptr;
  return std::make_shared<XlsxWorkbook>(std::move(zip), std::move(*contents), std::move(shared));
}

}  // namespace assess
