#include <fmt/format.h>

#include "analysis/explanation.hpp"
#include "base/parallel.hpp"
#include "report/explain_layout.hpp"
#include "report/html_parts.hpp"
#include "report/html_text.hpp"
#include "report/published.hpp"

namespace assess {

namespace {

std::string meter(double share) {
  return fmt::format(
      "<svg class=\"meter\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" "
      "aria-hidden=\"true\"><rect width=\"{}\" height=\"10\"/></svg>",
      html_length(100 * std::min(1.0, std::max(0.0, share))));
}

std::string block(const ExplainBlock& one, int level) {
  std::string out = fmt::format(
      "<div class=\"node depth-{0}\"><h{1} class=\"head\"><span>{2} {3}</span> <b>{4}{5}</b>{6}"
      "</h{1}>",
      std::min<std::size_t>(one.depth, 3), level, html(one.id), html(one.title), html(one.points),
      one.lost.empty() ? "" : fmt::format(" <i>{}</i>", html(one.lost)),
      one.share ? meter(*one.share) : "");
  if (!one.sentence.empty()) out += "<blockquote>" + html(one.sentence) + "</blockquote>";
  if (one.lines.empty() && one.figures.empty()) return out + "</div>\n";
  out += "<ul>";
  for (const std::string& line : one.lines) out += "<li>" + html(line) + "</li>";
  for (const ExplainFigureLine& line : one.figures)
    out +=
        fmt::format("<li><code>{}</code> <small>{}</small></li>", html(line.text), html(line.rows));
  return out + "</ul></div>\n";
}

std::string part(std::string_view heading, int level) {
  return fmt::format("<h{0} class=\"part\">{1}</h{0}>\n", level, html(heading));
}

std::string blocks(std::string_view heading, const std::vector<ExplainBlock>& all, int level) {
  if (all.empty()) return {};
  std::string out = part(heading, level);
  for (const ExplainBlock& one : all) out += block(one, level + 1);
  return out;
}

std::string list(const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  std::string out = "<ul>";
  for (const std::string& line : lines) out += "<li>" + html(line) + "</li>";
  return out + "</ul>\n";
}

std::string table(const ExplainTable& one, int level) {
  return one.rows.empty() ? "" : part(one.heading, level) + html_table(one);
}

std::string summary(const Assessment& a, std::size_t unit, Language language) {
  const Cell total =
      published_score(a, a.scheme.total, unit, published_decimals(a.scheme, a.scheme.total));
  std::string out = html(a.figures.keys[unit]);
  if (!a.figures.names.empty()) out += " " + html(a.figures.names[unit]);
  if (a.scheme.group)
    out += fmt::format(" <small>{}</small>", html(a.standing.groups[a.standing.group[unit]]));
  return out + fmt::format(" <b class=\"n\">{}</b>", html_cell(total, language));
}

}  // namespace

std::string html_explanation(const ExplainedText& text, int level) {
  return "<div class=\"standing\">" + list(text.standing) + "</div>\n" +
         table(text.account, level) + table(text.improvements, level) +
         blocks(text.nodes_heading, text.nodes, level) +
         blocks(text.adjustments_heading, text.adjustments, level) +
         (text.decisions.empty() ? "" : part(text.decisions_heading, level)) + list(text.decisions);
}

namespace {

/// The unit as `explain` tells it.
std::string explained(const Assessment& a, std::size_t unit, const RenderContext& context) {
  Explanation explanation = explain(a, unit, 1);
  if (context.beside.rows)
    explanation = with_rows(std::move(explanation), (*context.beside.rows)[unit]);
  return html_explanation(lay_out(a, explanation, context.language), 3);
}

/// `noscript` is a text where there are scripts: of thousands of units only those that are opened
/// become elements of the page. Without scripts all of it is there.
std::string section(const Assessment& a, std::size_t place, const RenderContext& context) {
  const std::size_t unit = a.standing.printed[place];
  return fmt::format(
      "<details class=\"unit\" data-u=\"{}\"><summary>{}</summary><div id=\"{}\"><noscript>\n"
      "{}</noscript></div></details>\n",
      place, summary(a, unit, context.language), html_unit_id(place), explained(a, unit, context));
}

}  // namespace

std::string html_units(const Assessment& assessment, const RenderContext& context) {
  constexpr Message no_rows{
      "The rows of the evidence are not told here: it cannot be read twice, or is too long. "
      "'assess explain UNIT' tells those of one unit.",
      "此处未列出所依据的行：证据无法再次读取，或行数过多。assess explain 单位 可列出一个单位的。"};
  constexpr std::size_t piece = 16;
  std::vector<std::string> sections(assessment.figures.units());
  parallel_for(sections.size(), piece, context.threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t place = begin; place < end; ++place)
      sections[place] = section(assessment, place, context);
  });
  std::string out;
  if (!context.beside.rows)
    out = "<p class=\"note\">" + html(no_rows.in(context.language)) + "</p>\n";
  for (const std::string& one : sections) out += one;
  return out;
}

}  // namespace assess
