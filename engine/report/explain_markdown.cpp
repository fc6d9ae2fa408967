#include "base/text.hpp"
#include "report/explain_formats.hpp"
#include "report/explain_layout.hpp"
#include "report/markdown_sheet.hpp"
#include "version.hpp"

namespace assess {

namespace {

constexpr Message provenance{"Rules `{0}` {1} (SHA-256 {2}), computed by assess {3}.",
                             "规则 `{0}` {1}（SHA-256 {2}），由 assess {3} 计算。"};

std::string escaped(const std::string& text) {
  std::string out;
  append_markdown_text(out, text);
  return out;
}

std::string in_backticks(std::string text) {
  for (char& c : text)
    if (c == '`') c = '\'';
  return text;
}

void append_list(std::string& out, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) out += "- " + escaped(line) + "\n";
}

void append_row(std::string& out, const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) out += "| " + escaped(cell) + " ";
  out += "|\n";
}

void append_table(std::string& out, const ExplainTable& table) {
  if (table.rows.empty()) return;
  out += "\n## " + escaped(table.heading) + "\n\n";
  append_row(out, table.head);
  for (const bool right : table.right) out += right ? "| ---: " : "| --- ";
  out += "|\n";
  for (const auto& row : table.rows) append_row(out, row);
}

void append_block(std::string& out, const ExplainBlock& one) {
  out += "\n" + std::string(one.depth == 0 ? "### " : "#### ");
  out += escaped(one.id + " " + one.title);
  if (!one.points.empty()) out += ": " + escaped(one.points);
  if (!one.lost.empty()) out += " (" + one.lost + ")";
  out += "\n\n";
  if (!one.sentence.empty()) out += "> " + escaped(one.sentence) + "\n\n";
  append_list(out, one.lines);
  for (const ExplainFigureLine& line : one.figures) {
    out += "- `" + in_backticks(line.text) + "`";
    if (!line.rows.empty()) out += " – " + escaped(line.rows);
    out += '\n';
  }
}

void append_blocks(std::string& out, const std::string& heading,
                   const std::vector<ExplainBlock>& blocks) {
  if (blocks.empty()) return;
  out += "\n## " + escaped(heading) + "\n";
  for (const ExplainBlock& one : blocks) append_block(out, one);
}

std::string markdown_of_unit(const Assessment& assessment, const Explanation& explanation,
                             const RenderContext& context) {
  const ExplainedText text = lay_out(assessment, explanation, context.language);
  const Scheme& scheme = assessment.scheme;
  std::string out = "# " + escaped(text.title) + "\n\n" + escaped(text.scheme) + "\n\n";
  append_list(out, text.standing);
  append_table(out, text.improvements);
  append_table(out, text.account);
  append_blocks(out, text.nodes_heading, text.nodes);
  append_blocks(out, text.adjustments_heading, text.adjustments);
  if (!text.decisions.empty()) out += "\n## " + escaped(text.decisions_heading) + "\n\n";
  append_list(out, text.decisions);
  out += '\n';
  for (const std::string& note : text.notes) out += escaped(note) + "\n\n";
  return out +
         said(provenance,
              {in_backticks(shown(scheme.file)), scheme.id, scheme.sha256, std::string(version)})
             .in(context.language) +
         "\n";
}

}  // namespace

std::string explain_markdown(const Assessment& assessment, Explanations explanations,
                             const RenderContext& context) {
  std::vector<std::string> units;
  for (const Explanation& one : explanations)
    units.push_back(markdown_of_unit(assessment, one, context));
  return joined(units, "\n");
}

}  // namespace assess
