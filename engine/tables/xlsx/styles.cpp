#include "tables/xlsx/styles.hpp"

#include <charconv>
#include <string_view>
#include <unordered_map>

#include "tables/sheets/xml_part.hpp"

namespace assess {

namespace {

unsigned number_of(std::string_view text) {
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

class StyleSheet : public XmlListener {
 public:
  std::vector<NumberMeaning> meanings;

  bool open(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "cellXfs") in_cell_formats_ = true;
    if (name == "numFmt" && !in_cell_formats_)
      formats_[number_of(attributes.text("numFmtId"))] =
          meaning_of_format(attributes.text("formatCode"));
    if (name == "xf" && in_cell_formats_)
      meanings.push_back(meaning(number_of(attributes.text("numFmtId"))));
    return true;
  }
  bool close(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats_ = false;
    return true;
  }
  void text(std::string_view) override {}

 private:
  /// Formats stand before the cell formats that use them.
  NumberMeaning meaning(unsigned format) const {
    const auto own = formats_.find(format);
    return own == formats_.end() ? meaning_of_builtin_format(format) : own->second;
  }
  std::unordered_map<unsigned, NumberMeaning> formats_;
  bool in_cell_formats_ = false;
};

}  // namespace

std::optional<std::vector<NumberMeaning>> read_styles(Zip& zip, std::size_t part,
                                                      Diagnostics& notes) {
  StyleSheet sheet;
  if (!read_part(zip, part, sheet, notes)) return {};
  return std::move(sheet.meanings);
}

}  // namespace assess
