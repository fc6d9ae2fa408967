#pragma once

#include "base/diagnostics.hpp"

namespace assess {

/// Complaints about the command line and about writing.
inline constexpr DiagnosticKind cli_kinds[] = {
    {"bad-usage", Severity::error, {"{0}", "{0}"},
     {"'assess help' shows what can be typed", "assess help 列出可用的命令和选项"}},
    {"unknown-command", Severity::error,
     {"there is no command and no file '{0}'", "没有命令或文件“{0}”"},
     {"'assess help' shows all commands", "assess help 列出全部命令"}},
    {"unknown-option", Severity::error,
     {"there is no option '{0}'", "没有选项“{0}”"},
     {"'assess help' shows all options", "assess help 列出全部选项"}},
    {"unknown-format", Severity::error,
     {"'{0}' ends in no known format", "“{0}”的扩展名不是已知格式"},
     {"formats are {1}; or say it by --format", "格式有 {1}；也可用 --format 指定"}},
    {"doubtful-ending", Severity::warning,
     {"'{0}' gets the whole result: '{1}' is the ending of no sheet",
      "“{0}”写入的是全部结果：“{1}”不是任何一张表的扩展名"},
     {"if that was meant, give it a name without a second dot", "若本意如此，名称中请不要有第二个点"}},
    {"output-twice", Severity::error,
     {"'{0}' and '{1}' are the same file", "“{0}”和“{1}”是同一文件"},
     {"give each result a name of its own", "请给每个结果各起一个名称"}},
    {"output-is-input", Severity::error,
     {"'{0}' would overwrite '{1}', which is read", "“{0}”会覆盖要读取的“{1}”"},
     {"give the result another name", "请给结果另起名称"}},
    {"foreign-file", Severity::error,
     {"'{0}' is there already, and no earlier run wrote it as a unit sheet",
      "“{0}”已存在，且不是以前写出的单位说明"},
     {"move it away, or give --per-unit another folder", "请移走该文件，或为 --per-unit 另选文件夹"}},
    {"not-an-empty-form", Severity::error,
     {"'{0}' is there already, and is not the empty form of its unit",
      "“{0}”已存在，且不是该单位的空白填报表"},
     {"move it away if the unit has filled it in, or give --per-unit another folder",
      "若单位已填写，请先移走；或为 --per-unit 另选文件夹"}},
    {"no-such-folder", Severity::error,
     {"there is no folder '{0}'", "没有文件夹“{0}”"},
     {"make it first, or check the name", "请先建立该文件夹，或检查名称"}},
    {"option-without-use", Severity::error,
     {"'--{0}' means nothing to '{1}'", "“--{0}”不能用于“{1}”"},
     {"it is taken by {2}", "可用于 {2}"}},
    {"no-such-grade", Severity::error,
     {"the rules have no grade '{0}'", "规则中没有等次“{0}”"},
     {"grades are {1}", "等次有 {1}"}},
    {"gate-under", Severity::warning,
     {"'{0}' has {1}, which is under {2}", "“{0}”得{1}分，低于{2}"},
     {"asked for by --fail-under; the result was written all the same", "由 --fail-under 检查；结果照常写出"}},
    {"gate-missing", Severity::warning,
     {"'{0}' has no total, so it is not above {1}", "“{0}”没有总分，视为低于{1}"},
     {"asked for by --fail-under; the result was written all the same", "由 --fail-under 检查；结果照常写出"}},
    {"gate-grade", Severity::warning,
     {"'{0}' has the grade '{1}'", "“{0}”的等次为“{1}”"},
     {"asked for by --fail-on; the result was written all the same", "由 --fail-on 检查；结果照常写出"}},
    {"no-such-result", Severity::error,
     {"there is no file '{0}' that can be read", "没有可读取的文件“{0}”"},
     {"a result is kept by 'assess run ... -o result.json'",
      "结果用 assess run ... -o result.json 保存"}},
    {"not-of-baseline", Severity::error,
     {"'{0}' did not make the result '{1}'", "结果“{1}”不是由“{0}”得出的"},
     {"give the rules (--old-rules) and the evidence (--old) of that result as they were",
      "请给出该结果当时的规则（--old-rules）和证据（--old）"}},
    {"cannot-split", Severity::warning,
     {"the new rules cannot be tried on the old evidence: {0}", "新规则无法用于原有证据：{0}"},
     {"what the evidence did and what the rules did cannot be told apart; the changes are right",
      "无法区分数据与规则各自的影响；变化本身无误"}},
    {"cannot-write", Severity::error,
     {"'{0}' cannot be written: {1}", "“{0}”无法写入：{1}"},
     {"what stood there before still stands; nothing was written", "原有内容未变；没有写入任何文件"}},
};

consteval const DiagnosticKind& cli_complaint(std::string_view code) {
  return find_kind(cli_kinds, code);
}

}  // namespace assess
