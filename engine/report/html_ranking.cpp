#include <fmt/format.h>

#include <algorithm>

#include "base/points.hpp"
#include "report/breakdown.hpp"
#include "report/html_parts.hpp"
#include "report/html_text.hpp"
#include "report/published.hpp"

namespace assess {

namespace {

constexpr std::size_t colors = 8;  ///< that the style sheet knows

/// Parts of the total, each with a colour; none where the total is no sum of its parts.
std::vector<std::size_t> parts_of_total(const Assessment& a) {
  const Node& total = a.scheme.nodes[a.scheme.total];
  return info(total.aggregation).linear ? total.children : std::vector<std::size_t>();
}

class RankingWriter {
 public:
  RankingWriter(const Assessment& a, Language language)
      : a_(a),
        language_(language),
        sheet_(ranking_sheet(a, language)),
        parts_(parts_of_total(a)),
        bottom_(bottom_of(a.scheme, a.scheme.total)),
        top_(top_of(a.scheme, a.scheme.total)) {}

  std::string write() {
    const auto& printed = a_.standing.printed;
    const bool grouped = a_.scheme.group && a_.scheme.ranking.within_group;
    for (std::size_t from = 0; from < printed.size();) {
      const std::uint32_t group = a_.standing.group[printed[from]];
      std::size_t to = from;
      while (to < printed.size() && (!grouped || a_.standing.group[printed[to]] == group)) ++to;
      write_list(from, to, grouped ? a_.standing.groups[group] : std::string(), grouped);
      from = to;
    }
    return std::move(out_);
  }

 private:
  std::string_view say(const Message& message) const { return message.in(language_); }

  void write_list(std::size_t from, std::size_t to, const std::string& group, bool grouped) {
    const std::string name = !grouped ? std::string(say({"All units", "全部单位"}))
                             : group.empty()
                                 ? std::string(say({"Without group", "未分组"}))
                                 : fmt::format("{} {}", say({"Group", "组别"}), html(group));
    out_ += fmt::format(
        "<section class=\"list\" data-group=\"{0}\">\n<h3>{1} <small>{2} {3}</small></h3>\n"
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{1}\">"
        "<table class=\"ranking\">\n<caption>{1}</caption><thead><tr>",
        grouped ? a_.standing.group[a_.standing.printed[from]] : 0, name, to - from,
        say({to - from == 1 ? "unit" : "units", "个单位"}));
    for (const SheetColumn& column : sheet_.columns)
      if (is_shown(column, grouped)) write_head(column);
    out_ += "</tr></thead><tbody>\n";
    for (std::size_t row = from; row < to; ++row) write_row(row, grouped);
    out_ += "</tbody></table></div></section>\n";
  }

  static bool is_shown(const SheetColumn& column, bool grouped) {
    return !(grouped && column.key == "group");
  }

  void write_head(const SheetColumn& column) {
    const bool bar = column.kind == SheetKind::share;
    const bool sorted = column.key == "rank";
    const auto node = a_.scheme.node(column.key);
    const std::string title =
        node && column.spare == 3 ? html(a_.scheme.nodes[*node].name.in(language_)) : "";
    out_ +=
        fmt::format("<th scope=\"col\" class=\"{} c-{}\"{}{}>{}</th>",
                    bar                                ? "bar"
                    : column.kind == SheetKind::number ? "n"
                                                       : "t",
                    html(column.key),
                    bar ? ""
                        : fmt::format(" data-key=\"{}\"", html(column.key)) +
                              (sorted ? " aria-sort=\"ascending\"" : ""),
                    title.empty() ? "" : " title=\"" + title + "\"",
                    bar ? std::string(parts_.empty() ? say({"On its scale", "所处位置"})
                                                     : say({"Contributions by item", "各项构成"}))
                        : html(column.heading.in(language_)));
  }

  void write_row(std::size_t row, bool grouped) {
    const std::uint32_t unit = a_.standing.printed[row];
    out_ += fmt::format("<tr data-u=\"{}\">", row);
    for (const SheetColumn& column : sheet_.columns) {
      if (!is_shown(column, grouped)) continue;
      if (column.kind == SheetKind::share)
        write_bar(unit);
      else
        write_cell(column, row, unit);
    }
    out_ += "</tr>\n";
  }

  void write_cell(const SheetColumn& column, std::size_t row, std::uint32_t unit) {
    std::string text = html_cell(column.cell(row), language_);
    const bool has_names = !a_.figures.names.empty();
    if (column.key == (has_names ? "name" : "unit"))
      text = fmt::format("<a href=\"#{}\">{}</a>", html_unit_id(row), text);
    if (column.kind == SheetKind::grade && !text.empty())
      text = fmt::format("<span class=\"grade {}\">{}</span>", html_grade_class(a_, unit), text);
    out_ += column.key == "unit"
                ? fmt::format("<th scope=\"row\">{}</th>", text)
                : fmt::format("<td{}>{}</td>",
                              column.kind == SheetKind::number ? " class=\"n\"" : "", text);
  }

  /// Side by side what each part adds; a line where the total stands, which adjustments may move.
  void write_bar(std::uint32_t unit) {
    out_ += "<td class=\"bar\">";
    if (!a_.scores.nodes[a_.scheme.total].score.has_number(unit)) return void(out_ += "</td>");
    out_ += "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
    const Breakdown breakdown = break_down(a_, unit);
    double at = 0;
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      const double width =
          100 * std::max(0.0, breakdown.contribution[parts_[p]].value_or(0)) / (top_ - bottom_);
      out_ += fmt::format("<rect class=\"i{}\" x=\"{}\" width=\"{}\" height=\"10\"/>", p % colors,
                          html_length(at), html_length(width));
      at += width;
    }
    const double share = (a_.standing.total[unit].value() - bottom_) / (top_ - bottom_) * 100;
    if (parts_.empty())
      out_ += fmt::format("<rect class=\"i0\" width=\"{}\" height=\"10\"/>", html_length(share));
    out_ += fmt::format("<path d=\"M{} 0V10\"/></svg></td>", html_length(share));
  }

  const Assessment& a_;
  Language language_;
  Sheet sheet_;
  std::vector<std::size_t> parts_;
  double bottom_, top_;
  std::string out_;
};

}  // namespace

std::string html_ranking(const Assessment& assessment, Language language) {
  return RankingWriter(assessment, language).write();
}

std::string html_legend(const Assessment& assessment, Language language) {
  const auto parts = parts_of_total(assessment);
  if (parts.empty()) return {};
  std::string out = "<ul class=\"legend\">";
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const Node& node = assessment.scheme.nodes[parts[p]];
    out += fmt::format(
        "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"i{}\" width=\"10\" "
        "height=\"10\"/></svg>{} {}</li>",
        p % colors, html(node.id),
        node.name.in(language) == node.id ? "" : html(node.name.in(language)));
  }
  constexpr Message line{"total", "总分"};
  return out + fmt::format(
                   "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><path d=\"M5 "
                   "0V10\"/></svg>{}</li></ul>\n",
                   line.in(language));
}

}  // namespace assess
