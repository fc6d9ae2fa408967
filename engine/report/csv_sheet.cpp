#include "report/csv_sheet.hpp"

#include <memory>

#include "base/text.hpp"
#include "report/published.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

/// Bars are for people.
bool is_left_out(const SheetColumn& column) {
  return column.kind == SheetKind::share;
}

class CsvSheet {
 public:
  explicit CsvSheet(const RenderContext& context) : context_(context) {}

  std::string write(const Sheet& sheet) {
    if (!context_.to_pipe) text_.append(byte_order_mark);
    line(sheet, [&](const SheetColumn& column) {
      append_csv_text(text_, column.key, formulas_of(context_));
    });
    for (std::size_t row = 0; row < sheet.rows; ++row)
      line(sheet, [&](const SheetColumn& column) { append(column.cell(row)); });
    return std::string(text_.view());
  }

 private:
  template <typename Append>
  void line(const Sheet& sheet, Append append_one) {
    bool is_first = true;
    for (const SheetColumn& column : sheet.columns) {
      if (is_left_out(column)) continue;
      if (!is_first) text_.append(",");
      is_first = false;
      append_one(column);
    }
    text_.append("\n");
  }

  void append(const Cell& cell) {
    if (const auto* number = std::get_if<Number>(&cell)) {
      std::string digits;
      append_number(digits, *number);
      text_.append(digits);
    } else if (const auto* words = std::get_if<std::string_view>(&cell)) {
      append_csv_text(text_, *words, formulas_of(context_));
    } else if (const auto* state = std::get_if<State>(&cell)) {
      text_.append(state_word(*state, context_.language));
    }
  }

  const RenderContext& context_;
  RowText text_;
};

}  // namespace

SheetColumn trial_column(const Scheme& scheme) {
  const auto text = std::make_shared<const std::string>(joined(scheme.trial, "; "));
  return {"trial",
          {"Trial", "试算"},
          SheetKind::text,
          [text](std::size_t) -> Cell { return std::string_view(*text); },
          0};
}

std::string csv_file(const Sheet& sheet, const RenderContext& context) {
  return CsvSheet(context).write(sheet);
}

std::string csv_file(Sheet sheet, const Scheme& scheme, const RenderContext& context) {
  if (!scheme.trial.empty()) sheet.columns.insert(sheet.columns.begin(), trial_column(scheme));
  return csv_file(sheet, context);
}

}  // namespace assess
