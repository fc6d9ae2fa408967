#include "tables/xlsx/strings.hpp"

#include "tables/sheets/xml_part.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"
#include "tables/xlsx/text.hpp"

namespace assess {

namespace {

class StringTable : public XmlListener {
 public:
  SharedStrings strings;
  bool has_long_string = false;

  bool open(std::string_view name, const XmlAttributes&) override {
    rich_text_.open(name);
    return !has_long_string;
  }
  bool close(std::string_view name) override {
    rich_text_.close(name);
    if (name != "si") return true;
    decode_escapes(strings.text(), strings.open_begin());
    strings.end_string();
    return true;
  }
  void text(std::string_view piece) override {
    if (!rich_text_.in_text()) return;
    strings.text() += piece;
    has_long_string = strings.text().size() - strings.open_begin() > longest_cell;
  }

 private:
  RichText rich_text_;
};

}  // namespace

std::optional<SharedStrings> read_shared_strings(Zip& zip, std::size_t part, Diagnostics& notes) {
  StringTable table;
  const bool good = read_part(zip, part, table, notes);
  if (table.has_long_string)
    notes.add(table_complaint("workbook-too-large"),
              {.file = zip.name(), .cell = {}, .excerpt = {}},
              {both("a text of the part '" + zip.part_name(part) + "'",
                    "部分“" + zip.part_name(part) + "”中的一段文字"),
               "16 MiB"});
  if (!good || table.has_long_string) return {};
  return std::move(table.strings);
}

}  // namespace assess
