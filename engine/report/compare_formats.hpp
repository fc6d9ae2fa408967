#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/comparison.hpp"
#include "report/formats.hpp"
#include "report/sheet.hpp"

namespace assess {

/// Differences for people have a sign; programs get plain numbers.
enum class Signs : unsigned char { shown, plain };

// The sheets of a comparison; they look into it.
/// A row per unit of the new result, and if asked for also of those that are gone.
Sheet changes_sheet(const Comparison& comparison, Language language, Signs signs,
                    bool with_gone = false);
Sheet gone_sheet(const Comparison& comparison, Language language);
Sheet change_groups_sheet(const Comparison& comparison);
Sheet rule_changes_sheet(const Comparison& comparison);

/// "80 units, mean +0.62 (data +0.20, rules +0.42), 3 change grade, 12 change rank."
std::string summary_sentence(const Comparison& comparison, Language language);
/// What was compared: the scheme and year of both; trials are called that.
std::string compared_title(const Comparison& comparison, Language language);
/// "C2 +1.20, A5 −0.50": the largest first, at most so many; nothing that is published as 0.
std::string main_reasons(const Comparison& comparison, const UnitChange& unit, Language language,
                         std::size_t most = 3);

std::string compare_text(const Comparison& comparison, const RenderContext& context);
std::string compare_markdown(const Comparison& comparison, const RenderContext& context);
std::string compare_csv(const Comparison& comparison, const RenderContext& context);
std::string compare_rules_csv(const Comparison& comparison, const RenderContext& context);
std::string compare_json(const Comparison& comparison, const RenderContext& context);
std::string compare_workbook(const Comparison& comparison, const RenderContext& context);
std::string compare_page(const Comparison& comparison, const RenderContext& context);

struct CompareFormat {
  std::string_view keyword;
  std::string_view extension;
  Message summary;
  std::string (*render)(const Comparison& comparison, const RenderContext& context);
};

/// Every format of `compare`; the first is for the terminal.
inline constexpr std::array compare_formats{
    CompareFormat{
        "text", ".txt", {"summary and changes for a terminal", "终端中的摘要与变化"}, compare_text},
    CompareFormat{"csv", ".csv", {"changes, a row per unit", "变化，每单位一行"}, compare_csv},
    CompareFormat{
        "csv-rules", ".rules.csv", {"changes of the rules", "规则变化"}, compare_rules_csv},
    CompareFormat{"json",
                  ".json",
                  {"everything, for programs (assess.comparison/1)",
                   "全部内容，供程序读取（assess.comparison/1）"},
                  compare_json},
    CompareFormat{"md",
                  ".md",
                  {"summary, changes, rules in Markdown", "Markdown 格式的摘要、变化与规则"},
                  compare_markdown},
    CompareFormat{"xlsx",
                  ".xlsx",
                  {"workbook: changes, means of groups, rules", "工作簿：变化、各组平均、规则"},
                  compare_workbook},
    CompareFormat{"html",
                  ".html",
                  {"one offline page, to read and print", "单个离线网页，可阅读和打印"},
                  compare_page},
};

}  // namespace assess
