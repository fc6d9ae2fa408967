#include "tables/ods/sheet.hpp"

#include <algorithm>

#include "tables/sheets/cell_reference.hpp"
#include "tables/sheets/workbook.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"

namespace assess {

std::uint64_t repeats_of(const XmlAttributes& attributes, std::string_view name) {
  const auto text = attributes.find(name);
  constexpr std::uint32_t most = ~std::uint32_t{0};
  return text ? std::max(1u, parse_index(*text, most).value_or(most)) : 1;
}

bool OdsSheet::complain(const DiagnosticKind& kind, std::vector<std::string> words) {
  const bool is_cell = row_ <= most_sheet_rows && column_ < most_sheet_columns;
  complaints_.add(kind,
                  is_cell ? cell_place(file_, sheet_, static_cast<std::uint32_t>(row_),
                                       static_cast<std::uint32_t>(column_))
                          : cell_place(file_, sheet_, 0, 0),
                  std::move(words));
  return false;
}

bool OdsSheet::open(std::string_view name, const XmlAttributes& attributes) {
  ++depth_;
  if (skip_depth_ > 0) return true;
  if (table_depth_ == 0) {
    open_outside(name);
  } else if (cell_depth_ > 0) {
    open_inside_cell(name, attributes);
  } else if (name == "table-row") {
    open_row(attributes);
  } else if (name == "table-cell" || name == "covered-table-cell") {
    return open_cell(attributes, name.front() == 'c');
  } else if (name == "table" || name == "shapes") {
    skip_depth_ = depth_;  // tables in tables, pictures
  }
  return true;
}

void OdsSheet::open_outside(std::string_view name) {
  if (name == "spreadsheet") spreadsheet_depth_ = depth_;
  if (name != "table" || spreadsheet_depth_ == 0 || depth_ != spreadsheet_depth_ + 1) return;
  if (tables_++ == wanted_) table_depth_ = depth_;
}

bool OdsSheet::close(std::string_view name) {
  const std::uint32_t depth = depth_--;
  if (skip_depth_ > 0) {
    if (depth == skip_depth_) skip_depth_ = 0;
    return true;
  }
  if (cell_depth_ > 0) {
    if (depth == cell_depth_) return close_cell();
    if (depth == cell_depth_ + 1) paragraphs_.close_paragraph();
    return true;
  }
  if (table_depth_ > 0 && name == "table-row") return close_row();
  is_done_ = depth == table_depth_ && table_depth_ > 0;
  return !is_done_;
}

void OdsSheet::text(std::string_view piece) {
  const bool counts = paragraphs_.in_paragraph() && skip_depth_ == 0;
  if (counts && queue_.cell_text().size() <= longest_cell) paragraphs_.add(queue_.text(), piece);
}

void OdsSheet::open_row(const XmlAttributes& attributes) {
  row_ = next_row_;
  row_times_ = repeats_of(attributes, "number-rows-repeated");
  next_row_ += row_times_;
  next_column_ = 0;
  const std::string_view seen = attributes.text("visibility");
  row_is_hidden_ = seen == "collapse" || seen == "filter";
}

bool OdsSheet::close_row() {
  const std::uint64_t cells = queue_.open_cells();
  if (cells == 0) return !queue_.end_row(0);
  if (next_row_ - 1 > most_sheet_rows)
    return complain(table_complaint("not-a-cell"), {"A" + std::to_string(next_row_ - 1)});
  if (row_is_hidden_ && hidden_rows_ == 0) first_hidden_ = row_;
  if (row_is_hidden_) hidden_rows_ += row_times_;
  return expand(cells * (row_times_ - 1)) &&
         !queue_.end_row(static_cast<std::uint32_t>(row_), static_cast<std::uint32_t>(row_times_));
}

bool OdsSheet::expand(std::uint64_t cells) {
  expanded_ += cells;
  return expanded_ <= most_repeated_ ||
         complain(table_complaint("workbook-too-large"),
                  {both("the number of repeated cells", "重复单元格的个数"),
                   std::to_string(most_repeated_)});
}

void OdsSheet::remark(Diagnostics& notes) const {
  of_other_files_.tell(file_, sheet_, notes);
  if (hidden_rows_ == 0) return;
  notes.add(table_complaint("hidden-rows"), cell_place(file_, sheet_, 0, 0),
            {std::to_string(hidden_rows_), std::to_string(first_hidden_)});
}

}  // namespace assess
