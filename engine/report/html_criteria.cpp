#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "report/html_parts.hpp"
#include "report/html_text.hpp"
#include "report/published.hpp"

namespace assess {

namespace {

constexpr std::size_t bins = 25;

/// How many units have which share of what a node gives, in equal steps from 0 to 1.
struct Distribution {
  std::array<std::size_t, bins> units{};
  std::vector<double> shares;  ///< sorted
};

Distribution distribution_of(const Assessment& a, std::size_t node) {
  Distribution result;
  const Column& score = a.scores.nodes[node].score;
  const double bottom = bottom_of(a.scheme, node), top = top_of(a.scheme, node);
  for (std::size_t u = 0; u < score.size() && bottom < top; ++u) {
    if (!score.has_number(u)) continue;
    const double share = std::clamp((score.values[u] - bottom) / (top - bottom), 0.0, 1.0);
    result.shares.push_back(share);
    ++result.units[std::min(bins - 1, static_cast<std::size_t>(share * bins))];
  }
  std::ranges::sort(result.shares);
  return result;
}

/// Bars of the distribution, the highest as high as the strip, and a line at the median.
std::string strip(const Assessment& a, std::size_t node, Language language) {
  const Distribution d = distribution_of(a, node);
  if (d.shares.empty()) return {};
  const double most = static_cast<double>(std::ranges::max(d.units));
  constexpr double width = 100.0 / bins, height = 20;
  std::string bars;
  for (std::size_t b = 0; b < bins; ++b) {
    if (d.units[b] == 0) continue;
    const double bar = std::max(1.0, height * static_cast<double>(d.units[b]) / most);
    bars += fmt::format("M{} {}h{}v{}h-{}z", html_length(static_cast<double>(b) * width),
                        html_length(height - bar), html_length(width - 0.6), html_length(bar),
                        html_length(width - 0.6));
  }
  const std::size_t n = d.shares.size();
  const double median = (d.shares[(n - 1) / 2] + d.shares[n / 2]) / 2;
  constexpr Message label{"Distribution of the rate, 0 to 100 %: median {} %",
                          "得分率分布（0至100%）：中位数{}%"};
  std::string percent;
  append_number(percent, Number{publish(100 * median, to_decimals(1)), shortest});
  const std::string text = fmt::format(fmt::runtime(label.in(language)), percent);
  return fmt::format(
      "<svg class=\"strip\" viewBox=\"0 0 100 20\" preserveAspectRatio=\"none\" role=\"img\" "
      "aria-label=\"{0}\"><title>{0}</title><path class=\"d\" d=\"{1}\"/><path class=\"m\" "
      "d=\"M{2} 0V20\"/></svg>",
      text, bars, html_length(100 * median));
}

/// The name, and that of the other language where both are given.
std::string names(const Node& node, Language language) {
  std::string out = html(node.name.in(language));
  const std::string& other = language == Language::en ? node.name.zh : node.name.en;
  if (!other.empty() && other != node.name.in(language))
    out += fmt::format(" <small lang=\"{}\">{}</small>", language == Language::en ? "zh" : "en",
                       html(other));
  return out;
}

/// Items before their criteria, what counts nowhere last.
std::vector<std::pair<std::size_t, std::size_t>> as_a_tree(const Scheme& scheme) {
  std::vector<std::pair<std::size_t, std::size_t>> order;
  std::vector<bool> placed(scheme.nodes.size());
  const auto add = [&](const auto& self, std::size_t node, std::size_t depth) -> void {
    if (placed[node]) return;
    placed[node] = true;
    order.emplace_back(node, depth);
    for (const std::size_t child : scheme.nodes[node].children) self(self, child, depth + 1);
  };
  add(add, scheme.total, 0);
  for (std::size_t n = 0; n < scheme.nodes.size(); ++n) add(add, n, 0);
  return order;
}

}  // namespace

std::string html_criteria(const Assessment& a, Language language) {
  const Sheet sheet = criteria_sheet(a, language);
  std::string out = fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">"
      "<table class=\"criteria\">\n<caption>{0}</caption><thead><tr>",
      html(sheet.name.in(language)));
  const auto is_shown = [](const SheetColumn& column) { return column.key != "kind"; };
  for (const SheetColumn& column : sheet.columns) {
    if (!is_shown(column)) continue;
    out += fmt::format("<th scope=\"col\"{}>{}</th>",
                       column.kind == SheetKind::number ? " class=\"n\"" : "",
                       html(column.heading.in(language)));
    if (column.key == "name")
      out += fmt::format("<th scope=\"col\">{}</th>",
                         Message{"Distribution of the rate", "得分率分布"}.in(language));
  }
  out += "</tr></thead><tbody>\n";
  for (const auto& [node, depth] : as_a_tree(a.scheme)) {
    out += fmt::format("<tr class=\"depth-{}\">", std::min<std::size_t>(depth, 3));
    for (const SheetColumn& column : sheet.columns) {
      if (!is_shown(column)) continue;
      const std::string text = column.key == "name" ? names(a.scheme.nodes[node], language)
                                                    : html_cell(column.cell(node), language);
      out += column.key == "id"
                 ? fmt::format("<th scope=\"row\">{}</th>", text)
                 : fmt::format("<td{}>{}</td>",
                               column.kind == SheetKind::number ? " class=\"n\"" : "", text);
      if (column.key == "name")
        out += fmt::format("<td class=\"strip\">{}</td>", strip(a, node, language));
    }
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

}  // namespace assess
