#include "report/result_workbook_layout.hpp"

#include <algorithm>

#include "report/workbook_text.hpp"

namespace assess {

namespace {

constexpr std::size_t most_text = 250;  ///< of a text inside a formula; 255 with marks

class Columns {
 public:
  ScoresLayout::Column next() { return next_++; }
  std::optional<ScoresLayout::Column> next_if(bool wanted) {
    if (!wanted) return {};
    return next_++;
  }

 private:
  ScoresLayout::Column next_ = 0;
};

bool any(const std::vector<bool>& flags) {
  return std::ranges::find(flags, true) != flags.end();
}

void add_helpers(const ResultBook& book, Columns& columns, ScoresLayout& layout) {
  const Trial& trial = *book.trial;
  for (const std::size_t n : trial.nodes) {
    if (!trial.parents[n]) continue;
    layout.applicable[n] = columns.next_if(trial.parents[n]->some_lack);
    layout.fill[n] =
        columns.next_if(trial.parents[n]->some_lack && !trial.parents[n]->fill.empty());
    layout.moved[n] = columns.next_if(!trial.parents[n]->moved.empty());
  }
  const TrialStanding& standing = trial.standing;
  const auto limited = [](std::int16_t limit) { return limit != no_grade; };
  layout.limit = columns.next_if(std::ranges::any_of(standing.limit, limited));
  layout.list = columns.next();
  layout.behind = columns.next_if(any(standing.last));
  layout.tie_place = columns.next_if(!standing.tie_place.empty());
  layout.leads = columns.next_if(book.assessment.scheme.ranking.ties == Ties::dense);
}

}  // namespace

ScoresLayout scores_layout(const ResultBook& book) {
  const Assessment& a = book.assessment;
  const std::size_t nodes = a.scheme.nodes.size();
  const bool grades = !a.scheme.grades.empty();
  ScoresLayout layout;
  Columns columns;
  layout.last = layout.row(std::max<std::size_t>(book.units.size(), 1) - 1);
  layout.key = columns.next();
  layout.name = columns.next_if(!a.figures.names.empty());
  layout.group = columns.next_if(a.scheme.group.has_value());
  layout.total = columns.next_if(book.live());
  layout.rank = columns.next();
  layout.grade = columns.next_if(grades);
  layout.nodes.resize(nodes);
  layout.applicable.resize(nodes), layout.moved.resize(nodes), layout.fill.resize(nodes);
  for (const std::size_t n : nodes_from_total(a.scheme)) {
    layout.nodes[n] = columns.next();
    if (n != a.scheme.total || !book.live()) continue;
    layout.trial_rank = columns.next();
    layout.trial_grade = columns.next_if(grades);
  }
  layout.remarks = columns.next();
  if (book.live()) add_helpers(book, columns, layout);
  layout.columns = columns.next();
  return layout;
}

std::string place(std::uint32_t row, std::uint32_t column, Fix fix) {
  std::string fixed = cell_reference(row, column, true);  // $K$8
  if (fix == Fix::none || fix == Fix::row) fixed.erase(0, 1);
  if (fix == Fix::none || fix == Fix::column) fixed.erase(fixed.rfind('$'), 1);
  return fixed;
}

std::string across(std::uint32_t row, std::uint32_t first, std::uint32_t last, bool fixed_row) {
  const Fix fix = fixed_row ? Fix::row : Fix::none;
  return place(row, first, fix) + ":" + place(row, last, fix);
}

std::string down(std::uint32_t column, const ScoresLayout& layout) {
  return place(layout.first, column, Fix::both) + ":" + place(layout.last, column, Fix::both);
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : clipped(cell_text(text), most_text))
    result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + "\"";
}

std::string on_sheet(std::string_view sheet, const std::string& reference) {
  return "'" + std::string(sheet) + "'!" + reference;
}

}  // namespace assess
