#include "tables/book.hpp"

#include <array>

#include "base/text.hpp"
#include "tables/csv/csv.hpp"
#include "tables/csv/encodings.hpp"
#include "tables/database/name.hpp"
#include "tables/database_book.hpp"
#include "tables/foreign.hpp"
#include "tables/formats.hpp"
#include "tables/ods/ods.hpp"
#include "tables/sheets/sheet_table.hpp"
#include "tables/sheets/zip.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/input.hpp"
#include "tables/xls/xls.hpp"
#include "tables/xlsx/xlsx.hpp"

namespace assess {

namespace {

constexpr std::size_t longest_mark = 512;  ///< bytes by which a format is told

/// XLSX or ODS: what it is shows by its parts, in whatever order they were stored.
std::shared_ptr<Workbook> open_zip(std::unique_ptr<Input> input, std::string& name,
                                   Diagnostics& notes) {
  auto zip = Zip::open(std::move(input), notes);
  if (!zip) return nullptr;
  const bool is_ods = zip->find("content.xml") && !zip->find("[Content_Types].xml");
  name = is_ods ? "ODS" : "XLSX";
  return is_ods ? open_ods(std::move(zip), notes) : open_xlsx(std::move(zip), notes);
}

std::shared_ptr<Workbook> open_cfb(std::unique_ptr<Input> input, std::string& name,
                                   Diagnostics& notes) {
  name = "XLS";
  return open_xls(std::move(input), notes);
}

/// The first that fits is taken.
constexpr std::array workbook_formats{
    WorkbookFormat{[](std::string_view head) { return head.starts_with("PK\x03\x04"); }, open_zip},
    WorkbookFormat{[](std::string_view head) { return head.starts_with("\xd0\xcf\x11\xe0"); },
                   open_cfb},
};

class TextBook : public Book {
 public:
  TextBook(std::shared_ptr<const Input> input, std::string encoding)
      : input_(std::move(input)), encoding_(std::move(encoding)) {}
  const std::vector<SheetName>& tables() const override { return tables_; }
  std::unique_ptr<Table> open(std::size_t, const KnownName& known, Diagnostics& notes) override {
    auto text = as_utf8(input_, encoding_, known, notes);
    return text ? CsvTable::open(std::move(text), known, notes) : nullptr;
  }

 private:
  std::shared_ptr<const Input> input_;
  std::string encoding_;
  std::vector<SheetName> tables_{SheetName{}};
};

class SheetBook : public Book {
 public:
  SheetBook(std::shared_ptr<Workbook> sheets, TableOrigin about)
      : sheets_(std::move(sheets)), about_(std::move(about)) {}
  const std::vector<SheetName>& tables() const override { return sheets_->sheets(); }
  std::string property(const std::string& name) const override { return sheets_->property(name); }
  std::unique_ptr<Table> open(std::size_t table, const KnownName& known,
                              Diagnostics& notes) override {
    TableOrigin about = about_;
    about.sheet = tables()[table].name;
    return SheetTable::open(sheets_, table, std::move(about), known, notes);
  }

 private:
  std::shared_ptr<Workbook> sheets_;
  TableOrigin about_;
};

struct Ending {
  std::string_view ending, format;
};
constexpr std::array endings{Ending{".csv", "CSV"}, Ending{".xlsx", "XLSX"}, Ending{".ods", "ODS"},
                             Ending{".xls", "XLS"}};

/// The content decides, but who has named it may have meant another file.
void check_ending(const std::string& path, std::string_view format, Diagnostics& notes) {
  const std::string key = name_key(path);
  for (const Ending& one : endings)
    if (key.ends_with(one.ending) && one.format != format)
      notes.add(table_complaint("not-as-named"), {.file = path, .cell = {}, .excerpt = {}},
                {path, std::string(format)});
}

std::shared_ptr<Book> open_workbook(const WorkbookFormat& format, std::unique_ptr<Input> input,
                                    Diagnostics& notes) {
  TableOrigin about;
  about.file = input->name();
  if (const auto digest = digest_of(*input)) {
    about.sha256 = digest->sha256;
    about.bytes = digest->bytes;
  }
  auto sheets = format.open(std::move(input), about.format, notes);
  if (!about.format.empty()) check_ending(about.file, about.format, notes);
  return sheets ? std::make_shared<SheetBook>(std::move(sheets), std::move(about)) : nullptr;
}

}  // namespace

std::shared_ptr<Book> open_book(const std::string& path, const std::string& encoding,
                                Diagnostics& notes) {
  if (const std::string database = located(path); names_database(database)) {
    if (database != path) check_ending(path, format_name(Backend::sqlite), notes);
    return open_database(database, notes);
  }
  auto input = Input::open(path, notes);
  if (!input) return nullptr;
  const std::string head = input->head(longest_mark).value_or("");
  for (const WorkbookFormat& format : workbook_formats)
    if (format.fits(head)) return open_workbook(format, std::move(input), notes);
  if (const Foreign* foreign = foreign_content(head); foreign && encoding.empty()) {
    complain_of_foreign(*foreign, path, notes);
    return nullptr;
  }
  check_ending(path, "CSV", notes);
  return std::make_shared<TextBook>(std::move(input), encoding);
}

std::unique_ptr<Table> open_table(const std::string& path, const KnownName& known,
                                  Diagnostics& notes) {
  const auto book = open_book(path, "", notes);
  return book ? book->open(0, known, notes) : nullptr;
}

}  // namespace assess
