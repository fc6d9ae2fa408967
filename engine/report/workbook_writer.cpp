#include "report/workbook_writer.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <map>
#include <stdexcept>
#include <system_error>

#include "base/date.hpp"
#include "report/workbook_text.hpp"

namespace assess {

namespace {

constexpr int first_sure_serial =
    61;  ///< 1900-03-01; before it spreadsheets count a day that never was
constexpr std::size_t most_title = 32, most_message = 255;  ///< UTF-16 units

void must(lxw_error error) {
  if (error != LXW_NO_ERROR)
    throw std::logic_error(std::string("workbook: ") + lxw_strerror(error));
}

[[noreturn]] void fail() {
  throw std::system_error(errno, std::generic_category(), "workbook");
}

/// A file in memory. The library writes files by their name only; this one has a name, and nothing
/// of it stays behind, however the program ends.
class MemoryFile {
 public:
  MemoryFile() : file_(memfd_create("workbook", MFD_CLOEXEC)) {
    if (file_ < 0) fail();
  }
  ~MemoryFile() { close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string name() const { return "/proc/self/fd/" + std::to_string(file_); }
  std::string bytes() const {
    struct stat about {};
    if (fstat(file_, &about) != 0) fail();
    std::string text(static_cast<std::size_t>(about.st_size), '\0');
    std::size_t done = 0;
    while (done < text.size()) {
      const ssize_t got =
          pread(file_, text.data() + done, text.size() - done, static_cast<off_t>(done));
      if (got <= 0) fail();
      done += static_cast<std::size_t>(got);
    }
    return text;
  }

 private:
  int file_;
};

lxw_col_t column_number(std::uint32_t column) {
  return static_cast<lxw_col_t>(std::min(column, 65'535u));
}

}  // namespace

// ---- the workbook -----------------------------------------------------------------------------

struct WorkbookWriter::State {
  MemoryFile file;
  lxw_workbook* book = nullptr;  ///< none once it was closed
  std::deque<SheetWriter> sheets;
  std::map<CellFormat, lxw_format*> formats;

  explicit State(bool row_by_row) {
    lxw_workbook_options options{};
    options.constant_memory = row_by_row;
    book = workbook_new_opt(file.name().c_str(), &options);
    if (!book) throw std::bad_alloc();
  }
  ~State() {
    if (book) lxw_workbook_free(book);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

WorkbookWriter::WorkbookWriter(const WorkbookProperties& properties)
    : state_(std::make_unique<State>(properties.row_by_row)) {
  std::string title = clipped(properties.title, most_message - 1);
  lxw_doc_properties known{};
  known.title = title.data();
  known.created = static_cast<time_t>(day_number(properties.year, 1, 1).value_or(0)) * 86'400;
  if (known.created == 0) known.created = 86'400;  // 0 would be the time of day
  must(workbook_set_properties(state_->book, &known));
  for (const auto& [name, value] : properties.custom)
    must(workbook_set_custom_property_string(state_->book, name.c_str(),
                                             clipped(value, most_message).c_str()));
}

WorkbookWriter::~WorkbookWriter() = default;

SheetWriter& WorkbookWriter::add_sheet(std::string_view name) {
  if (sheet_name_fault(name))
    throw std::logic_error("workbook: no name of a sheet: " + std::string(name));
  lxw_worksheet* sheet = workbook_add_worksheet(state_->book, std::string(name).c_str());
  if (!sheet) throw std::logic_error("workbook: two sheets are called " + std::string(name));
  state_->sheets.push_back(SheetWriter(*this, sheet));
  return state_->sheets.back();
}

void WorkbookWriter::define_name(std::string_view name, const std::string& reference) {
  must(workbook_define_name(state_->book, std::string(name).c_str(), ("=" + reference).c_str()));
}

lxw_workbook* WorkbookWriter::book() {
  return state_->book;
}

lxw_format* WorkbookWriter::format(const CellFormat& wanted) {
  if (wanted == CellFormat{}) return nullptr;
  lxw_format*& made = state_->formats[wanted];
  if (made) return made;
  made = workbook_add_format(state_->book);
  if (!made) throw std::bad_alloc();
  if (wanted.bold) format_set_bold(made);
  if (wanted.italic) format_set_italic(made);
  if (wanted.wrap) format_set_text_wrap(made);
  if (wanted.unlocked) format_set_unlocked(made);
  if (wanted.border)
    format_set_border(made, LXW_BORDER_THIN), format_set_border_color(made, 0xBFBFBF);
  if (wanted.center) format_set_align(made, LXW_ALIGN_CENTER);
  if (wanted.left) format_set_align(made, LXW_ALIGN_LEFT);
  if (wanted.top) format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
  if (!wanted.top && wanted.wrap) format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
  if (wanted.size > 0) format_set_font_size(made, wanted.size);
  if (wanted.font) format_set_font_color(made, *wanted.font);
  if (wanted.fill)
    format_set_bg_color(made, *wanted.fill), format_set_pattern(made, LXW_PATTERN_SOLID);
  if (!wanted.number.empty()) format_set_num_format(made, wanted.number.c_str());
  return made;
}

std::string WorkbookWriter::finish() {
  const lxw_error error = workbook_close(std::exchange(state_->book, nullptr));
  if (error == LXW_NO_ERROR) return state_->file.bytes();
  if (error < LXW_ERROR_NULL_PARAMETER_IGNORED) fail();  // of files
  throw std::logic_error(std::string("workbook: ") + lxw_strerror(error));
}

// ---- a sheet ----------------------------------------------------------------------------------

void SheetWriter::cell(std::uint32_t row, std::uint32_t column, const CellValue& value,
                       const CellFormat& format) {
  const auto* day = std::get_if<Day>(&value);
  if (day && day->number + serial_of_1970 < first_sure_serial)
    return cell(row, column, date_text(day->number), format);
  const lxw_col_t c = column_number(column);
  lxw_format* look = book_.format(format);
  const auto* number = std::get_if<double>(&value);
  if (const auto* text = std::get_if<std::string>(&value); text && !text->empty())
    must(worksheet_write_string(sheet_, row, c, cell_text(*text).c_str(), look));
  else if (number && std::isfinite(*number))
    must(worksheet_write_number(sheet_, row, c, *number + 0.0, look));  // -0 is 0
  else if (const auto* yes = std::get_if<bool>(&value))
    must(worksheet_write_boolean(sheet_, row, c, *yes, look));
  else if (day)
    must(worksheet_write_number(sheet_, row, c, day->number + serial_of_1970, look));
  else if (const auto* formula_of = std::get_if<Formula>(&value))
    formula(row, column, *formula_of, look);
  else if (look)
    must(worksheet_write_blank(sheet_, row, c, look));
}

void SheetWriter::formula(std::uint32_t row, std::uint32_t column, const Formula& formula,
                          lxw_format* look) {
  const lxw_col_t c = column_number(column);
  if (const auto* text = std::get_if<std::string>(&formula.value))
    return must(worksheet_write_formula_str(sheet_, row, c, formula.text.c_str(), look,
                                            cell_text(*text).c_str()));
  const double number = std::get<double>(formula.value);
  if (std::isfinite(number))
    must(worksheet_write_formula_num(sheet_, row, c, formula.text.c_str(), look, number));
  else
    must(worksheet_write_formula_str(sheet_, row, c, formula.text.c_str(), look, ""));
}

void SheetWriter::wide_cell(std::uint32_t row, std::uint32_t first, std::uint32_t last,
                            std::string_view text, const CellFormat& format) {
  if (first == last) return cell(row, first, std::string(text), format);
  must(worksheet_merge_range(sheet_, row, column_number(first), row, column_number(last),
                             cell_text(text).c_str(), book_.format(format)));
}

void SheetWriter::wide_formula(std::uint32_t row, std::uint32_t first, std::uint32_t last,
                               const Formula& formula_of, const CellFormat& format) {
  wide_cell(row, first, last, "", format);
  formula(row, first, formula_of, book_.format(format));
}

void SheetWriter::columns(std::uint32_t first, std::uint32_t last, double width,
                          const CellFormat& format) {
  must(worksheet_set_column(sheet_, column_number(first), column_number(last), width,
                            book_.format(format)));
}

void SheetWriter::row_height(std::uint32_t row, double points) {
  must(worksheet_set_row(sheet_, row, points, nullptr));
}

void SheetWriter::freeze(std::uint32_t rows, std::uint32_t columns) {
  worksheet_freeze_panes(sheet_, rows, column_number(columns));
}

void SheetWriter::validate(const CellRange& range, const Validation& validation) {
  std::string formula = "=" + validation.formula;
  std::string prompt_title = clipped(cell_text(validation.prompt_title), most_title);
  std::string prompt = clipped(cell_text(validation.prompt), most_message);
  std::string error_title = clipped(cell_text(validation.error_title), most_title);
  std::string error = clipped(cell_text(validation.error), most_message);
  lxw_data_validation rule{};
  rule.validate = validation.kind == Validation::Kind::list ? LXW_VALIDATION_TYPE_LIST_FORMULA
                  : validation.kind == Validation::Kind::condition
                      ? LXW_VALIDATION_TYPE_CUSTOM_FORMULA
                      : LXW_VALIDATION_TYPE_ANY;
  rule.value_formula = formula.data();
  if (!prompt.empty()) rule.input_title = prompt_title.data(), rule.input_message = prompt.data();
  if (!error.empty()) rule.error_title = error_title.data(), rule.error_message = error.data();
  must(worksheet_data_validation_range(sheet_, range.first_row, column_number(range.first_column),
                                       range.last_row, column_number(range.last_column), &rule));
}

void SheetWriter::protect() {
  lxw_protection allowed{};
  allowed.format_columns = allowed.format_rows = allowed.sort = allowed.autofilter = LXW_TRUE;
  worksheet_protect(sheet_, nullptr, &allowed);
}

void SheetWriter::hide() {
  worksheet_hide(sheet_);
}

void SheetWriter::hide_row(std::uint32_t row) {
  lxw_row_col_options hidden{};
  hidden.hidden = LXW_TRUE;
  must(worksheet_set_row_opt(sheet_, row, LXW_DEF_ROW_HEIGHT, nullptr, &hidden));
}

void SheetWriter::hide_columns(std::uint32_t first, std::uint32_t last) {
  lxw_row_col_options hidden{};
  hidden.hidden = LXW_TRUE;
  must(worksheet_set_column_opt(sheet_, column_number(first), column_number(last),
                                LXW_DEF_COL_WIDTH, nullptr, &hidden));
}

void SheetWriter::tab_color(SheetColor color) {
  worksheet_set_tab_color(sheet_, color);
}

void SheetWriter::hide_gridlines() {
  worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
}

void SheetWriter::print_wide(std::uint32_t repeated_rows) {
  worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, 9);  // A4
  worksheet_fit_to_pages(sheet_, 1, 0);
  if (repeated_rows > 0) must(worksheet_repeat_rows(sheet_, 0, repeated_rows - 1));
}

}  // namespace assess
