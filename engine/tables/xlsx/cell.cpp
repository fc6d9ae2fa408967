// How the text of a cell comes from what is stored of it (ECMA-376 Part 1, 18.3.1.4 and 18.18.11).

#include "tables/cells/stored_value.hpp"
#include "tables/sheets/cell_reference.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"
#include "tables/xlsx/sheet.hpp"

namespace assess {

namespace {

/// A formula that nobody calculated: 0 would be a guess.
constexpr std::string_view uncalculated = "#UNCALCULATED!";

}  // namespace

bool XlsxSheet::check_length() {
  if (raw().size() <= longest_cell && queue_.open_bytes() <= longest_record) return true;
  return complain(table_complaint("workbook-too-large"),
                  {both("the text of a cell or a row", "单元格或行的文字"), "16 MiB / 64 MiB"});
}

bool XlsxSheet::close_cell() {
  in_cell_ = false;
  if (!check_length()) return false;
  // the empty text is a result of its own; an empty number is none
  const bool has_result = kind_ == Kind::text || kind_ == Kind::inline_text ? has_value_ : false;
  if (raw().empty()) {
    if (has_formula_ && !has_result) queue_.add_kept_cell(column_, uncalculated);
    return true;
  }
  if (has_formula_ && is_of_other_file()) of_other_files_.add(row_, column_);
  switch (kind_) {
    case Kind::number:
      return add_number();
    case Kind::shared:
      return add_shared();
    case Kind::boolean:
      return add_boolean();
    case Kind::text:
    case Kind::inline_text:
      return add_decoded();
    case Kind::date:
      rewrite_iso_date(queue_.text(), queue_.cell_begin());
      break;
    case Kind::error:
      break;
  }
  queue_.add_cell(column_);
  return true;
}

/// Of cells that share a formula only the first one has its text.
bool XlsxSheet::is_of_other_file() {
  const bool is_shared = !formula_number_.empty();
  if (!names_other_workbook(formula_))
    return is_shared && formula_.empty() && shared_of_other_files_.contains(formula_number_);
  if (is_shared) shared_of_other_files_.insert(formula_number_);
  return true;
}

bool XlsxSheet::add_number() {
  if (meaning_ != NumberMeaning::plain || !is_shortest(raw()))
    rewrite_number(queue_.text(), queue_.cell_begin(), meaning_, shared_.since_1904);
  queue_.add_cell(column_);
  return true;
}

bool XlsxSheet::add_shared() {
  const auto index = parse_index(raw(), ~std::uint32_t{0});
  if (!index || *index >= shared_.strings.size()) {
    const std::string text(raw());
    return complain(table_complaint("broken-cell"),
                    {both("there is no shared text " + text, "没有编号 " + text + " 的共享文字")});
  }
  queue_.text().resize(queue_.cell_begin());
  queue_.add_kept_cell(column_, shared_.strings[*index]);
  return true;
}

bool XlsxSheet::add_boolean() {
  const std::string_view text = raw();
  const bool is_true = text == "1" || text == "true";
  if (!is_true && text != "0" && text != "false") {
    const std::string word(text);
    return complain(table_complaint("broken-cell"),
                    {both("'" + word + "' is neither true nor false", "“" + word + "”不是真假值")});
  }
  queue_.text().resize(queue_.cell_begin());
  queue_.add_kept_cell(column_, is_true ? "TRUE" : "FALSE");
  return true;
}

bool XlsxSheet::add_decoded() {
  decode_escapes(queue_.text(), queue_.cell_begin());
  queue_.add_cell(column_);
  return true;
}

void XlsxSheet::remark(Diagnostics& notes) const {
  of_other_files_.tell(file_, sheet_, notes);
  if (hidden_rows_ == 0) return;
  notes.add(table_complaint("hidden-rows"), cell_place(file_, sheet_, 0, 0),
            {std::to_string(hidden_rows_), std::to_string(first_hidden_)});
}

}  // namespace assess
