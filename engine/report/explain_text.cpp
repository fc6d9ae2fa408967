#include <algorithm>

#include "base/points.hpp"
#include "base/text.hpp"
#include "report/bar.hpp"
#include "report/explain_formats.hpp"
#include "report/explain_layout.hpp"
#include "report/wrapped.hpp"

namespace assess {

namespace {

constexpr std::string_view bold = "\x1b[1m", dim = "\x1b[2m", red = "\x1b[31m", blue = "\x1b[34m",
                           plain = "\x1b[0m";
constexpr std::size_t bar_cells = 10, gap = 2, indent = 2;
constexpr std::size_t narrowest_title = 12, widest_title = 48;

std::string spaces(std::size_t count) {
  return std::string(count, ' ');
}

class Writer {
 public:
  Writer(const ExplainedText& text, const RenderContext& context)
      : text_(text), context_(context), bars_(context.width > 0) {}

  std::string write() {
    wrap(text_.title, 0, indent, bold);
    wrap(text_.scheme, 0, indent);
    out_ += '\n';
    for (const std::string& line : text_.standing) wrap(line, 0, indent);
    write_table(text_.improvements);
    write_table(text_.account);
    write_blocks(text_.nodes_heading, text_.nodes);
    write_blocks(text_.adjustments_heading, text_.adjustments);
    if (!text_.decisions.empty()) heading(text_.decisions_heading);
    for (const std::string& line : text_.decisions) wrap(line, indent, indent);
    if (!text_.notes.empty()) out_ += '\n';
    for (const std::string& note : text_.notes) wrap(note, 0, indent);
    return std::move(out_);
  }

 private:
  std::string colored(const std::string& text, std::string_view color) const {
    if (!context_.color || color.empty() || text.empty()) return text;
    return std::string(color) + text + std::string(plain);
  }

  void heading(const std::string& text) { out_ += '\n' + colored(text, bold) + '\n'; }

  void end_line() {
    out_.erase(out_.find_last_not_of(' ') + 1);
    out_ += '\n';
  }

  /// The first line stands at `at`, the others further in.
  void wrap(const std::string& text, std::size_t at, std::size_t further,
            std::string_view color = {}) {
    const std::size_t room = at + further + 20;
    const std::size_t width =
        context_.width == 0 ? 0 : std::max(context_.width, room) - at - further;
    bool first = true;
    for (const std::string& line : wrapped(text, width)) {
      out_ += spaces(first ? at : at + further) + colored(line, color) + '\n';
      first = false;
    }
  }

  /// Widths of the columns; where the terminal is too narrow, the widest text is cut.
  std::vector<std::size_t> widths_of(const ExplainTable& table) const {
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < table.head.size(); ++c) {
      widths.push_back(display_width(table.head[c]));
      for (const auto& row : table.rows) widths[c] = std::max(widths[c], display_width(row[c]));
    }
    std::size_t total = indent;
    for (const std::size_t width : widths) total += width == 0 ? 0 : width + gap;
    const auto widest = std::ranges::max_element(widths);
    if (context_.width > 0 && total > context_.width + gap)
      *widest -=
          std::min(total - context_.width - gap, *widest - std::min(*widest, narrowest_title));
    return widths;
  }

  void write_table(const ExplainTable& table) {
    if (table.rows.empty()) return;
    heading(table.heading);
    const std::vector<std::size_t> widths = widths_of(table);
    write_row(table.head, table, widths);
    for (const auto& row : table.rows) write_row(row, table, widths);
  }

  void write_row(const std::vector<std::string>& row, const ExplainTable& table,
                 const std::vector<std::size_t>& widths) {
    if (std::ranges::all_of(row, [](const std::string& cell) { return cell.empty(); })) return;
    out_ += spaces(indent);
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (widths[c] == 0) continue;
      const bool cut = display_width(row[c]) > widths[c];
      const std::string cell = cut ? padded(row[c], widths[c]) : row[c];
      const std::string space = spaces(widths[c] - std::min(widths[c], display_width(cell)));
      out_ += (table.right[c] ? space + cell : cell + space) + spaces(gap);
    }
    end_line();
  }

  struct Columns {
    std::size_t id = 0, title = 0, points = 0, lost = 0;
  };

  Columns columns_of(const std::vector<ExplainBlock>& blocks) const {
    Columns widths;
    for (const ExplainBlock& one : blocks) {
      widths.id = std::max(widths.id, one.depth * indent + display_width(one.id));
      widths.title = std::max(widths.title, display_width(one.title));
      widths.points = std::max(widths.points, display_width(one.points));
      widths.lost = std::max(widths.lost, display_width(one.lost));
    }
    const std::size_t others =
        indent + widths.id + widths.points + widths.lost + 3 * gap + (bars_ ? bar_cells + gap : 0);
    const std::size_t room =
        context_.width == 0 ? widest_title : context_.width - std::min(context_.width, others);
    widths.title = std::min(widths.title, std::max(room, narrowest_title));
    return widths;
  }

  void write_blocks(const std::string& title, const std::vector<ExplainBlock>& blocks) {
    if (blocks.empty()) return;
    heading(title);
    const Columns widths = columns_of(blocks);
    for (const ExplainBlock& one : blocks) {
      out_ += '\n';
      write_head(one, widths);
      const std::size_t at = 2 * indent + one.depth * indent;
      if (!one.sentence.empty()) wrap(one.sentence, at, indent, dim);
      for (const std::string& line : one.lines) wrap(line, at, indent);
      for (const ExplainFigureLine& line : one.figures)
        wrap(line.text + (line.rows.empty() ? "" : "  [" + line.rows + "]"), at, indent, dim);
    }
  }

  /// A title that is too long for its column goes on in the next line.
  void write_head(const ExplainBlock& one, const Columns& widths) {
    const std::size_t before = indent + one.depth * indent;
    const std::size_t id = widths.id - one.depth * indent;
    const std::vector<std::string> title = wrapped(one.title, widths.title);
    const auto right = [&](const std::string& text, std::size_t width) {
      return spaces(width - std::min(width, display_width(text)) + gap) + text;
    };
    out_ += spaces(before) + colored(padded(one.id, id), bold) + spaces(gap);
    out_ += colored(title[0], bold) +
            spaces(widths.title - std::min(widths.title, display_width(title[0])));
    out_ += right(one.points, widths.points);
    out_ +=
        spaces(one.lost.empty() ? widths.lost + gap : widths.lost + gap - display_width(one.lost));
    out_ += colored(one.lost, red);
    if (bars_ && one.share) out_ += spaces(gap) + colored(bar(exact(*one.share), bar_cells), blue);
    end_line();
    for (std::size_t l = 1; l < title.size(); ++l)
      out_ += spaces(before + id + gap) + colored(title[l], bold) + '\n';
  }

  const ExplainedText& text_;
  const RenderContext& context_;
  bool bars_;
  std::string out_;
};

}  // namespace

std::string explain_text(const Assessment& assessment, Explanations explanations,
                         const RenderContext& context) {
  std::vector<std::string> units;
  for (const Explanation& one : explanations) {
    const ExplainedText text = lay_out(assessment, one, context.language);
    units.push_back(Writer(text, context).write());
  }
  return joined(units, "\n");
}

}  // namespace assess
