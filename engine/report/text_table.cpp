#include "report/text_table.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "report/bar.hpp"
#include "report/published.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t bar_cells = 10;
constexpr std::size_t narrowest_text = 6;
constexpr std::string_view bold = "\x1b[1m", dim = "\x1b[2m", green = "\x1b[32m", red = "\x1b[31m",
                           blue = "\x1b[34m", plain = "\x1b[0m";

std::string cell_text(const Cell& cell, SheetKind kind, Language language) {
  if (const auto* number = std::get_if<Number>(&cell)) {
    if (kind == SheetKind::share) return bar(number->points, bar_cells);
    std::string text;
    append_number(text, *number);
    return text;
  }
  if (const auto* text = std::get_if<std::string_view>(&cell)) return shown(*text);
  if (const auto* state = std::get_if<State>(&cell))
    return std::string(state_word(*state, language));
  return {};
}

/// Digits behind the point, with the point.
std::size_t fraction_width(std::string_view number) {
  const auto point = number.find('.');
  return point == std::string_view::npos ? 0 : number.size() - point;
}

class TableWriter {
 public:
  TableWriter(const Sheet& sheet, const RenderContext& context, const GradeColors& colors)
      : sheet_(sheet), context_(context), colors_(colors) {
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
      fractions_.push_back(fraction_of(c));
      widths_.push_back(width_of(c));
      if (sheet.columns[c].kind == SheetKind::group)
        group_ = c;
      else if (widths_[c] > 0)
        printed_.push_back(c);
    }
  }

  TextTable write() {
    if (context_.width > 0) fit();
    write_header();
    std::optional<std::string> group;
    for (std::size_t row = 0; row < sheet_.rows; ++row) {
      if (group_) start_group(row, group);
      write_row(row);
    }
    for (const std::size_t c : spared_)
      if (!heading(c).empty()) result_.left_out.push_back(heading(c));
    return std::move(result_);
  }

 private:
  std::string heading(std::size_t column) const {
    return shown(sheet_.columns[column].heading.in(context_.language));
  }

  std::string text(std::size_t column, std::size_t row) const {
    return cell_text(sheet_.columns[column].cell(row), sheet_.columns[column].kind,
                     context_.language);
  }

  /// Cell of a row; numbers with spaces behind them, so that the points stand below each other.
  std::string aligned(std::size_t column, const Cell& cell) const {
    std::string text = cell_text(cell, sheet_.columns[column].kind, context_.language);
    if (std::holds_alternative<Number>(cell) && fractions_[column] > 0)
      text.append(fractions_[column] - fraction_width(text), ' ');
    return text;
  }

  /// The widest fraction of a column of numbers.
  std::size_t fraction_of(std::size_t column) const {
    std::size_t width = 0;
    if (sheet_.columns[column].kind != SheetKind::number) return 0;
    for (std::size_t row = 0; row < sheet_.rows; ++row) {
      const Cell cell = sheet_.columns[column].cell(row);
      if (std::holds_alternative<Number>(cell))
        width =
            std::max(width, fraction_width(cell_text(cell, SheetKind::number, context_.language)));
    }
    return width;
  }

  /// 0 if there is nothing in any row.
  std::size_t width_of(std::size_t column) const {
    if (sheet_.columns[column].kind == SheetKind::share) return bar_cells;
    std::size_t width = 0;
    for (std::size_t row = 0; row < sheet_.rows; ++row)
      width = std::max(width, display_width(aligned(column, sheet_.columns[column].cell(row))));
    return width == 0 ? 0 : std::max(width, display_width(heading(column)));
  }

  std::size_t total_width() const {
    std::size_t width = 0;
    for (const std::size_t c : printed_) width += widths_[c] + gap;
    return width;
  }

  void fit() {
    while (total_width() > context_.width + gap && leave_one_out()) {
    }
    while (total_width() > context_.width + gap && cut_longest()) {
    }
  }

  /// The last of the columns that can be spared most.
  bool leave_one_out() {
    auto spared = printed_.end();
    int most = 0;
    for (auto c = printed_.begin(); c != printed_.end(); ++c)
      if (const int spare = sheet_.columns[*c].spare; spare > 0 && spare >= most)
        spared = c, most = spare;
    if (spared == printed_.end()) return false;
    spared_.insert(*spared);
    printed_.erase(spared);
    return true;
  }

  bool cut_longest() {
    std::size_t* longest = nullptr;
    for (const std::size_t c : printed_)
      if (sheet_.columns[c].kind != SheetKind::number && (!longest || widths_[c] > *longest))
        longest = &widths_[c];
    if (!longest || *longest <= narrowest_text) return false;
    --*longest;
    return true;
  }

  void append(std::string_view text, std::string_view color) {
    const bool on = context_.color && !color.empty() && !text.empty();
    if (on) result_.text += color;
    result_.text += text;
    if (on) result_.text += plain;
  }

  void append_aligned(std::string_view text, std::size_t column, std::string_view color,
                      bool last) {
    const std::size_t width = widths_[column], used = display_width(text);
    const bool right = sheet_.columns[column].kind == SheetKind::number;
    const std::string cut = used > width ? padded(text, width) : std::string(text);
    const std::string space(width - std::min(width, display_width(cut)), ' ');
    if (right) result_.text += space;
    append(cut, color);
    if (!right && !last) result_.text += space;
    if (!last) result_.text.append(gap, ' ');
  }

  void end_line() {
    result_.text.erase(result_.text.find_last_not_of(' ') + 1);
    result_.text += '\n';
  }

  void write_header() {
    for (const std::size_t c : printed_) append_aligned(heading(c), c, bold, c == printed_.back());
    end_line();
  }

  std::string_view color_of(std::size_t column, const std::string& text) const {
    const SheetKind kind = sheet_.columns[column].kind;
    if (kind == SheetKind::share) return blue;
    if (kind != SheetKind::grade) return {};
    return text == colors_.best ? green : text == colors_.worst ? red : std::string_view();
  }

  void write_row(std::size_t row) {
    for (const std::size_t c : printed_) {
      const Cell cell = sheet_.columns[c].cell(row);
      const std::string text = aligned(c, cell);
      const bool is_state = std::holds_alternative<State>(cell);
      append_aligned(text, c, is_state ? dim : color_of(c, text), c == printed_.back());
    }
    end_line();
  }

  void start_group(std::size_t row, std::optional<std::string>& group) {
    std::string now = text(*group_, row);
    if (group == now) return;
    group = std::move(now);
    result_.text += '\n';
    append(group->empty() ? "–" : *group, bold);
    result_.text += '\n';
  }

  const Sheet& sheet_;
  const RenderContext& context_;
  const GradeColors& colors_;
  std::optional<std::size_t> group_;    ///< column that is printed as headings
  std::vector<std::size_t> printed_;    ///< the other columns that are not left out
  std::set<std::size_t> spared_;        ///< left out
  std::vector<std::size_t> fractions_;  ///< by column
  std::vector<std::size_t> widths_;     ///< by column
  TextTable result_;
};

}  // namespace

TextTable text_table(const Sheet& sheet, const RenderContext& context, const GradeColors& colors) {
  return TableWriter(sheet, context, colors).write();
}

}  // namespace assess
