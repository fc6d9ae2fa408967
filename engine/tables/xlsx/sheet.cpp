#include "tables/xlsx/sheet.hpp"

#include "tables/sheets/cell_reference.hpp"
#include "tables/sheets/workbook.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"

namespace assess {

namespace {

constexpr std::size_t longest_formula = 8192;  ///< of a spreadsheet

}  // namespace

bool XlsxSheet::complain(const DiagnosticKind& kind, std::vector<std::string> words) {
  complaints_.add(kind, cell_place(file_, sheet_, row_, column_), std::move(words));
  return false;
}

bool XlsxSheet::complain_of_sheet(const DiagnosticKind& kind, std::vector<std::string> words) {
  complaints_.add(kind, cell_place(file_, sheet_, 0, 0), std::move(words));
  return false;
}

bool XlsxSheet::open(std::string_view name, const XmlAttributes& attributes) {
  is_between_rows_ = false;
  if (skipped_ > 0) return ++skipped_ > 0;
  if (in_cell_) return open_inside_cell(name, attributes);
  if (in_row_ && name == "c") return open_cell(attributes);
  if (name == "row") return open_row(attributes);
  // what only newer spreadsheets understand; what all of them do follows as its fallback
  if (name == "Choice") skipped_ = 1;
  is_between_rows_ = has_root_ && name == "sheetData";
  return has_root_ || open_root(name);
}

bool XlsxSheet::open_root(std::string_view name) {
  has_root_ = name == "worksheet";
  return has_root_ || complain_of_sheet(table_complaint("broken-part"),
                                        {sheet_, "1", both("it is no worksheet", "不是工作表")});
}

bool XlsxSheet::open_inside_cell(std::string_view name, const XmlAttributes& attributes) {
  if (name == "v") {
    in_value_ = kind_ != Kind::inline_text;
    has_value_ = true;
  } else if (name == "f") {
    open_formula(attributes);
  } else if (name == "is") {
    kind_ = Kind::inline_text;
    queue_.text().resize(queue_.cell_begin());
  } else if (kind_ == Kind::inline_text) {
    rich_text_.open(name);
  }
  return check_length();
}

void XlsxSheet::open_formula(const XmlAttributes& attributes) {
  has_formula_ = in_formula_ = true;
  formula_.clear();
  formula_number_ = attributes.text("si");
}

bool XlsxSheet::close(std::string_view name) {
  is_between_rows_ = false;
  if (skipped_ > 0) {
    --skipped_;
    return true;
  }
  if (!in_cell_) return name != "row" || !in_row_ || close_row();
  if (name == "c") return close_cell();
  if (name == "v") in_value_ = false;
  if (name == "f") in_formula_ = false;
  if (kind_ == Kind::inline_text) rich_text_.close(name);
  return true;
}

void XlsxSheet::text(std::string_view piece) {
  is_between_rows_ = false;
  if (in_formula_ && formula_.size() <= longest_formula) formula_ += piece;
  const bool counts = in_value_ || (in_cell_ && rich_text_.in_text());
  // a little beyond the limit is enough to be complained of
  if (counts && raw().size() <= longest_cell) queue_.text() += piece;
}

bool XlsxSheet::open_row(const XmlAttributes& attributes) {
  std::string_view number;
  bool is_hidden = false;
  attributes.each([&](std::string_view name, const char* value) {
    if (name == "r") number = value;
    if (name == "hidden")
      is_hidden = value == std::string_view("1") || value == std::string_view("true");
  });
  return begin_row(number, is_hidden);
}

bool XlsxSheet::begin_row(std::string_view number, bool is_hidden) {
  const std::uint32_t last = row_;
  row_is_hidden_ = is_hidden;
  const auto read = number.empty() ? last + 1 : parse_index(number, most_sheet_rows).value_or(0);
  if (read == 0 || read > most_sheet_rows)
    return complain_of_sheet(table_complaint("not-a-cell"), {std::string(number)});
  if (read <= last) {
    const std::string text = std::to_string(read);
    return complain_of_sheet(table_complaint("unordered-cells"),
                             {both("row " + text, "第" + text + "行")});
  }
  row_ = read;
  next_column_ = 0;
  return in_row_ = true;
}

bool XlsxSheet::close_row() {
  in_row_ = false;
  is_between_rows_ = has_root_;
  const bool counts = row_is_hidden_ && queue_.open_cells() > 0;
  if (counts && hidden_rows_++ == 0) first_hidden_ = row_;
  const auto twice = queue_.end_row(row_);
  if (!twice) return true;
  const std::string text = cell_name(row_, *twice);
  return complain_of_sheet(table_complaint("unordered-cells"),
                           {both("cell " + text, "单元格" + text)});
}

bool XlsxSheet::open_cell(const XmlAttributes& attributes) {
  const char *reference = "", *kind = "", *style = "";
  attributes.each([&](std::string_view name, const char* value) {
    if (name.size() != 1) return;
    if (name[0] == 'r') reference = value;
    if (name[0] == 't') kind = value;
    if (name[0] == 's') style = value;
  });
  return begin_cell(reference, kind, style);
}

bool XlsxSheet::begin_cell(std::string_view reference, std::string_view kind,
                           std::string_view style) {
  in_cell_ = true;
  in_value_ = has_value_ = has_formula_ = in_formula_ = false;
  rich_text_ = {};
  queue_.open_cell();
  return place_cell(reference) && read_kind(kind) && read_style(style);
}

bool XlsxSheet::add(const PlainRow& row) {
  if (!begin_row(row.number(), row.is_hidden())) return false;
  for (const PlainRow::Cell& cell : row.cells()) {
    if (!begin_cell(cell.reference, cell.kind, cell.style)) return false;
    queue_.text() += cell.text;
    if (!close_cell()) return false;
  }
  return close_row();
}

bool XlsxSheet::place_cell(std::string_view reference) {
  column_ = next_column_++;
  if (reference.empty() && column_ < most_sheet_columns) return true;
  const auto read = parse_reference(reference);
  if (!read || read->row != row_)
    return complain_of_sheet(
        table_complaint("not-a-cell"),
        {reference.empty() ? cell_name(row_, column_) : std::string(reference)});
  column_ = read->column;
  next_column_ = column_ + 1;
  return true;
}

bool XlsxSheet::read_kind(std::string_view kind) {
  struct Spelling {
    std::string_view text;
    Kind kind;
  };
  static constexpr Spelling spellings[] = {{"", Kind::number},   {"s", Kind::shared},
                                           {"n", Kind::number},  {"str", Kind::text},
                                           {"b", Kind::boolean}, {"inlineStr", Kind::inline_text},
                                           {"e", Kind::error},   {"d", Kind::date}};
  for (const Spelling& spelling : spellings)
    if (spelling.text == kind) {
      kind_ = spelling.kind;
      return true;
    }
  const std::string text(kind);
  return complain(table_complaint("broken-cell"),
                  {both("there is no type '" + text + "'", "没有类型“" + text + "”")});
}

bool XlsxSheet::read_style(std::string_view style) {
  const std::vector<NumberMeaning>& styles = shared_.styles;
  if (style.empty() || style == "0") {
    meaning_ = styles.empty() ? NumberMeaning::plain : styles.front();
    return true;
  }
  const auto index = parse_index(style, most_sheet_rows);
  if (!index || *index >= styles.size()) {
    const std::string text(style);
    return complain(table_complaint("broken-cell"),
                    {both("there is no style " + text, "没有样式 " + text)});
  }
  meaning_ = styles[*index];
  return true;
}

}  // namespace assess
