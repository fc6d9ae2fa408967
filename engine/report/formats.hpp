#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/assessment.hpp"
#include "base/language.hpp"

namespace assess {

class Diagnostics;
struct Comparison;
struct TracedRows;

/// What a report tells beside the result; formats for programs do not.
struct Beside {
  const Diagnostics* issues = nullptr;     ///< what was said of rules and evidence
  const Comparison* comparison = nullptr;  ///< with an earlier result
  /// By unit: the rows that its figures were made of; none: they are not told.
  const std::vector<std::vector<TracedRows>>* rows = nullptr;
};

/// Where a result goes, as far as its looks depend on it.
struct RenderContext {
  Language language = Language::en;
  bool color = false;     ///< the terminal takes colours
  std::size_t width = 0;  ///< columns of the terminal; 0: unlimited
  bool to_pipe = false;   ///< read by a program: no byte order mark
  unsigned threads = 1;   ///< no byte depends on it
  bool csv_safe = false;  ///< CSV for spreadsheets: texts like formulas are defused
  Beside beside = {};
};

/// Takes the bytes of a file piece by piece; not always on the same thread, but one at a time.
using TextSink = std::function<void(std::string_view piece)>;

// Each returns all bytes of the file. Equal assessments give equal bytes.
std::string render_text(const Assessment& assessment, const RenderContext& context);
std::string render_csv(const Assessment& assessment, const RenderContext& context);
/// The same in pieces: the text of a million units is never there as a whole.
void write_csv(const Assessment& assessment, const RenderContext& context, const TextSink& sink);
/// The ranking without the scores of the criteria, also in both ways.
std::string render_ranking_csv(const Assessment& assessment, const RenderContext& context);
void write_ranking_csv(const Assessment& assessment, const RenderContext& context,
                       const TextSink& sink);
// One sheet each, for what the ranking does not hold:
std::string render_criteria_csv(const Assessment& assessment, const RenderContext& context);
std::string render_reasons_csv(const Assessment& assessment, const RenderContext& context);
std::string render_adjustments_csv(const Assessment& assessment, const RenderContext& context);
std::string render_decisions_csv(const Assessment& assessment, const RenderContext& context);
std::string render_tables_csv(const Assessment& assessment, const RenderContext& context);
/// Also in both ways.
std::string render_json(const Assessment& assessment, const RenderContext& context);
void write_json(const Assessment& assessment, const RenderContext& context, const TextSink& sink);
std::string render_markdown(const Assessment& assessment, const RenderContext& context);
std::string render_workbook(const Assessment& assessment, const RenderContext& context);
std::string render_html(const Assessment& assessment, const RenderContext& context);

enum class FormatTrait : unsigned char {
  is_part,        ///< one sheet of the result, which may not name every unit
  compares,       ///< tells what changed since an earlier result
  tells_rows,     ///< of the evidence, for every figure
  scores_only,    ///< looks at `Wanted::scores` only
  standing_only,  ///< looks at `Wanted::standing` only
};

struct ReportFormat {
  std::string_view keyword;
  std::string_view extension;
  Message summary;
  std::string (*render)(const Assessment& assessment, const RenderContext& context);
  /// The same in pieces; none: results of this format are short.
  void (*write)(const Assessment& assessment, const RenderContext& context,
                const TextSink& sink) = nullptr;
  std::array<std::optional<FormatTrait>, 2> traits = {};
  constexpr bool has(FormatTrait trait) const { return traits[0] == trait || traits[1] == trait; }
};

/// Every format there is; the first is for the terminal. The longest ending that fits decides. To
/// add one: write its file, list it here.
inline constexpr std::array report_formats{
    ReportFormat{"text",
                 ".txt",
                 {"ranking for a terminal", "终端中的排名表"},
                 render_text,
                 nullptr,
                 {FormatTrait::compares}},
    ReportFormat{"csv",
                 ".csv",
                 {"ranking with all scores, a row per unit", "排名与全部得分，每单位一行"},
                 render_csv,
                 write_csv,
                 {FormatTrait::scores_only}},
    ReportFormat{"csv-ranking",
                 ".ranking.csv",
                 {"the ranking alone: rank, unit, total, grade, what the rules show",
                  "仅排名：名次、单位、总分、等次及规则要求列出的数据"},
                 render_ranking_csv,
                 write_ranking_csv,
                 {FormatTrait::standing_only}},
    ReportFormat{"csv-criteria",
                 ".criteria.csv",
                 {"how the units did in each criterion", "各指标的得分情况"},
                 render_criteria_csv,
                 nullptr,
                 {FormatTrait::is_part}},
    ReportFormat{"csv-reasons",
                 ".reasons.csv",
                 {"scores that another rule gave, with its reason", "另有原因的得分及其原因"},
                 render_reasons_csv,
                 nullptr,
                 {FormatTrait::is_part}},
    ReportFormat{
        "csv-adjustments",
        ".adjustments.csv",
        {"bonuses, deductions, limits and vetoes, unit by unit", "各单位的加分、扣分、限制与否决"},
        render_adjustments_csv,
        nullptr,
        {FormatTrait::is_part}},
    ReportFormat{"csv-decisions",
                 ".decisions.csv",
                 {"decisions after an appeal", "复核更正"},
                 render_decisions_csv,
                 nullptr,
                 {FormatTrait::is_part}},
    ReportFormat{"csv-tables",
                 ".tables.csv",
                 {"what was read from where", "证据的读入情况"},
                 render_tables_csv,
                 nullptr,
                 {FormatTrait::is_part}},
    ReportFormat{
        "json",
        ".json",
        {"everything, for programs (assess.result/1)", "全部结果，供程序读取（assess.result/1）"},
        render_json,
        write_json},
    ReportFormat{"md",
                 ".md",
                 {"ranking, scores, criteria and adjustments in Markdown",
                  "Markdown 格式的排名、得分、指标与加减分"},
                 render_markdown,
                 nullptr,
                 {FormatTrait::compares}},
    ReportFormat{"xlsx",
                 ".xlsx",
                 {"workbook with live formulas: ranking, scores, explanations, evidence",
                  "带公式的工作簿：排名、得分、单位明细、证据"},
                 render_workbook,
                 nullptr,
                 {FormatTrait::compares}},
    ReportFormat{"html",
                 ".html",
                 {"one offline page with all of it, to read and print",
                  "单个离线网页，含全部内容，可阅读和打印"},
                 render_html,
                 nullptr,
                 {FormatTrait::compares, FormatTrait::tells_rows}},
};

}  // namespace assess
