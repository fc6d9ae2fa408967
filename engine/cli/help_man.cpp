#include "base/text.hpp"
#include "cli/completion.hpp"
#include "cli/program.hpp"
#include "version.hpp"

namespace assess {

namespace {

/// Text for troff: no line begins with a control character, a hyphen is one that can be copied.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (out.empty() && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  return out;
}

std::string section(const Message& name, Language language) {
  return ".SH " + std::string(name.in(language)) + "\n";
}

std::string paragraph(std::string_view heading, std::string_view text) {
  return ".TP\n.B " + roff(heading) + "\n" + roff(text) + "\n";
}

std::string commands_text(Language language) {
  std::string text;
  for (const CommandInfo& command : commands())
    text += paragraph(command.name, command.summary.in(language));
  return text;
}

std::string options_text(Language language) {
  std::string text;
  for (const OptionInfo& option : options()) {
    text += ".TP\n";
    std::string names = "\\fB\\-\\-" + roff(option.name) + "\\fR";
    if (option.letter) names = "\\fB\\-" + std::string(1, option.letter) + "\\fR, " + names;
    if (!option.argument.empty()) names += " \\fI" + roff(option.argument) + "\\fR";
    text += names + "\n" + roff(option.meaning.in(language)) + "\n";
    if (!option.commands.empty()) text += "(" + roff(option.commands) + ")\n";
  }
  return text;
}

std::string exits_text(Language language) {
  std::string text;
  for (const ExitInfo& one : exits)
    text += paragraph(std::to_string(static_cast<int>(one.exit)), one.meaning.in(language));
  return text;
}

constexpr Message name{"scores, ranks and grades units by published rules",
                       "按公布的规则对单位计分、排名、定等次"};
constexpr Message description{
    "From a rules file and the evidence as the units hand it in (CSV, workbooks, databases) it "
    "computes points, totals, "
    "ranks and grades, and says where each came from. What is wrong with rules or evidence is said "
    "with place, fact and "
    "remedy; nothing is written then. Without a command word it is run.",
    "由规则文件和各单位提交的证据（CSV、工作簿、数据库）计算得分、总分、名次、等次，并说明每一分的"
    "由来。"
    "规则或证据有误时指出位置、事实和办法，不写任何结果。不写命令即为 run。"};
constexpr Message data{
    "Evidence is a file, \"-\" for standard input, a folder (each file in it a table named like "
    "the file), a workbook (each "
    "sheet a table), name=file, name=book.xlsx#Sheet, or a database (sqlite:, postgresql:, odbc:).",
    "证据可以是文件、“-"
    "”（标准输入）、文件夹（其中每个文件是一张表，以文件名为表名）、工作簿（每个工作表是一张表）、"
    "表名=文件、表名=book.xlsx#工作表，或数据库（sqlite:、postgresql:、odbc:）。"};
constexpr Message surroundings{
    "They set the language of results and messages; --lang goes before them.",
    "决定结果和提示的语言；--lang 优先。"};
constexpr Message colors{"If it is set, nothing is coloured.", "设置后不使用颜色。"};

}  // namespace

std::string man_page(Language language) {
  std::string text = ".\\\" written by: assess help man\n.TH ASSESS 1 \"\" \"assess " +
                     std::string(version) + "\"\n";
  text += section({"NAME", "名称"}, language) + "assess \\- " + roff(name.in(language)) + "\n";
  text += section({"SYNOPSIS", "用法"}, language);
  for (const CommandInfo& command : commands()) text += ".B " + roff(command.usage) + "\n.br\n";
  text += section({"DESCRIPTION", "说明"}, language) + roff(description.in(language)) + "\n";
  text += section({"COMMANDS", "命令"}, language) + commands_text(language);
  text += section({"OPTIONS", "选项"}, language) + options_text(language);
  text += section({"EVIDENCE", "证据"}, language) + roff(data.in(language)) + "\n";
  text += section({"EXIT STATUS", "退出码"}, language) + exits_text(language);
  text += section({"ENVIRONMENT", "环境变量"}, language) +
          paragraph("LC_ALL, LC_MESSAGES, LANG", surroundings.in(language)) +
          paragraph("NO_COLOR", colors.in(language));
  return text;
}

}  // namespace assess
