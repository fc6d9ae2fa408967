#include <algorithm>

#include "report/published.hpp"
#include "report/result_workbook_formulas.hpp"
#include "report/result_workbook_sheets.hpp"
#include "report/result_workbook_style.hpp"
#include "report/result_workbook_words.hpp"

namespace assess {

namespace {

namespace words = workbook_words;

constexpr std::uint32_t first_row = first_ranking_row, header_row = first_row - 1;
constexpr double narrow = 9.5, wide = 28, margin = 2;

/// What stands beside the official grade, looked up on the sheet of scores.
enum class Live : unsigned char { total, difference, rank, grade };

class RankingSheet {
 public:
  RankingSheet(SheetWriter& writer, const ResultBook& book)
      : writer_(writer),
        book_(book),
        at_(ranking_columns(book)),
        sheet_(at_.sheet),
        official_(at_.places),
        live_(at_.live),
        scores_(book.say(words::scores)) {}

  void write() {
    for (std::uint32_t c = 0; c < official_.size(); ++c)
      writer_.columns(official_[c], official_[c], width_of(sheet_.columns[c]));
    if (live_) writer_.columns(*live_, *live_ + 3, narrow);
    write_heading(writer_, book_, words::ranking);
    write_header();
    for (std::uint32_t i = 0; i < book_.units.size(); ++i) write_unit(i);
    finish();
  }

 private:
  double width_of(const SheetColumn& column) const {
    double width = std::max(narrow, text_width(column.heading.in(book_.language)) + margin);
    for (std::size_t row = 0; row < std::min<std::size_t>(sheet_.rows, 500); ++row)
      if (const Cell cell = column.cell(row);
          const auto* text = std::get_if<std::string_view>(&cell))
        width = std::max(width, text_width(*text) + margin);
    return std::min(width, wide);
  }

  void write_header() {
    writer_.row_height(header_row, 32);
    for (std::size_t c = 0; c < sheet_.columns.size(); ++c) {
      std::string text = sheet_.columns[c].heading.in(book_.language);
      if (sheet_.columns[c].key == "total" && live_ && book_.is_official())
        text = book_.text(words::official_total);
      writer_.cell(header_row, official_[c], text, style::header());
      if (live_ && official_[c] + 1 == *live_) write_live_header();
    }
  }

  void write_live_header() {
    const Message* texts[] = {&words::trial_total, &words::difference, &words::trial_rank,
                              &words::trial_grade};
    for (std::uint32_t i = 0; i < live_columns(); ++i)
      writer_.cell(header_row, *live_ + i, book_.text(*texts[i]), style::trial_header());
  }

  std::uint32_t live_columns() const { return book_.layout.trial_grade ? 4 : 3; }

  void write_unit(std::uint32_t i) {
    const std::uint32_t row = first_row + i;
    for (std::size_t c = 0; c < sheet_.columns.size(); ++c) {
      StyledCell cell = styled(sheet_.columns[c].cell(i), book_.language);
      if (sheet_.columns[c].key == "total" || sheet_.columns[c].key == "rank")
        cell.format.bold = true;
      cell.format.center = is_centered(sheet_.columns[c].key);
      writer_.cell(row, official_[c], cell.value, cell.format);
      if (live_ && official_[c] + 1 == *live_) write_live(row, i);
    }
  }

  static bool is_centered(std::string_view key) {
    return key == "rank" || key == "group" || key == "grade" || key == "quota";
  }

  void write_live(std::uint32_t row, std::uint32_t i) {
    for (std::uint32_t l = 0; l < live_columns(); ++l)
      writer_.cell(row, *live_ + l, live_value(static_cast<Live>(l), row, i),
                   format_of(static_cast<Live>(l)));
  }

  CellFormat format_of(Live what) const {
    const int places = published_decimals(book_.assessment.scheme, book_.assessment.scheme.total);
    if (what == Live::total) return style::cell(style::number(places));
    if (what == Live::difference)
      return style::cell("+" + style::number(places) + ";-" + style::number(places) + ";0");
    return style::centered(style::cell());
  }

  CellValue live_value(Live what, std::uint32_t row, std::uint32_t i) const {
    const Assessment& a = book_.assessment;
    const ScoresLayout& at = book_.layout;
    const std::uint32_t u = book_.units[i];
    const auto total_at = at.nodes[a.scheme.total];
    const Column& score = a.scores.nodes[a.scheme.total].score;
    const auto look = [&](std::uint32_t column) {
      return "=" + on_sheet(scores_, place(at.row(i), column));
    };
    if (what == Live::total && score.has_number(u))
      return Formula{look(total_at), a.standing.total[u].value()};
    if (what == Live::total)
      return Formula{look(total_at),
                     std::get<std::string>(styled(score.state(u), book_.language).value)};
    if (what == Live::difference && score.has_number(u))
      return Formula{"=ROUND(" + place(row, *live_) + "-" + place(row, total_column()) + ",9)",
                     0.0};
    if (what == Live::rank && a.standing.rank[u] > 0)
      return Formula{look(*at.trial_rank), a.standing.rank[u]};
    if (what == Live::grade) {
      const std::string name = grade_name(book_, u);
      return name.empty() ? CellValue() : CellValue(Formula{look(*at.trial_grade), name});
    }
    return std::monostate();
  }

  std::uint32_t total_column() const { return column_of("total"); }
  std::uint32_t column_of(std::string_view key) const { return at_.first(key); }

  void finish() {
    const Scheme& scheme = book_.assessment.scheme;
    const auto last = first_row + static_cast<std::uint32_t>(book_.units.size()) - 1;
    const double bottom = bottom_of(scheme, scheme.total), top = top_of(scheme, scheme.total);
    if (!book_.units.empty()) {
      writer_.filter({header_row, 0, last, at_.count - 1});
      if (bottom < top)
        writer_.data_bar({first_row, total_column(), last, total_column()},
                         {ResultColors::bar, bottom, top});
      if (live_) color_changes(last);
    }
    writer_.freeze(first_row, book_.assessment.figures.names.empty() ? 2 : 3);
    writer_.print(pages(book_, header_row, 1));
    if (live_) writer_.protect();
  }

  /// Up is green, down is red, a changed rank or grade is bold.
  void color_changes(std::uint32_t last) {
    const std::uint32_t difference = *live_ + 1, rank = *live_ + 2;
    const std::string cell = place(first_row, difference);
    const CellRange range{first_row, difference, last, difference};
    writer_.highlight(range, "AND(ISNUMBER(" + cell + ")," + cell + ">0)",
                      {.font = ResultColors::green});
    writer_.highlight(range, "AND(ISNUMBER(" + cell + ")," + cell + "<0)",
                      {.font = ResultColors::red});
    writer_.highlight({first_row, rank, last, rank},
                      place(first_row, rank) + "<>" + place(first_row, column_of("rank")),
                      {.bold = true, .fill = ResultColors::yellow});
    if (live_columns() == 4)
      writer_.highlight({first_row, rank + 1, last, rank + 1},
                        place(first_row, rank + 1) + "<>" + place(first_row, column_of("grade")),
                        {.bold = true, .fill = ResultColors::yellow});
  }

  SheetWriter& writer_;
  const ResultBook& book_;
  RankingColumns at_;
  const Sheet& sheet_;
  const std::vector<std::uint32_t>& official_;
  const std::optional<std::uint32_t>& live_;
  std::string scores_;
};

}  // namespace

RankingColumns ranking_columns(const ResultBook& book) {
  RankingColumns result{ranking_sheet(book.assessment, book.language), {}, {}, 0};
  auto& columns = result.sheet.columns;
  std::erase_if(columns, [](const SheetColumn& c) { return c.kind == SheetKind::share; });
  const auto is_standing = [](const SheetColumn& c) {
    return c.key == "total" || c.key == "grade" || c.key == "quota";
  };
  std::size_t standing = 0;
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (is_standing(columns[c])) standing = c;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    result.places.push_back(result.count++);
    if (c != standing || !book.live()) continue;
    result.live = result.count;
    result.count += book.layout.trial_grade ? 4 : 3;
  }
  return result;
}

std::uint32_t RankingColumns::first(std::string_view key) const {
  const auto found = std::ranges::find(sheet.columns, key, &SheetColumn::key);
  return found == sheet.columns.end()
             ? 0
             : places[static_cast<std::size_t>(found - sheet.columns.begin())];
}

void write_ranking(SheetWriter& sheet, const ResultBook& book) {
  RankingSheet(sheet, book).write();
}

}  // namespace assess
