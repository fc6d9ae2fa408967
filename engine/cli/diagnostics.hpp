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
    {"output-twice", Severity::error,
     {"'{0}' and '{1}' are the same file", "“{0}”和“{1}”是同一文件"},
     {"give each result a name of its own", "请给每个结果各起一个名称"}},
    {"output-is-input", Severity::error,
     {"'{0}' would overwrite '{1}', which is read", "“{0}”会覆盖要读取的“{1}”"},
     {"give the result another name", "请给结果另起名称"}},
    {"no-such-folder", Severity::error,
     {"the folder of '{0}' is not there", "“{0}”所在的文件夹不存在"},
     {"make the folder first", "请先建立文件夹"}},
    {"cannot-write", Severity::error,
     {"'{0}' cannot be written: {1}", "“{0}”无法写入：{1}"},
     {"what stood there before still stands; nothing was written", "原有内容未变；没有写入任何文件"}},
};

consteval const DiagnosticKind& cli_complaint(std::string_view code) {
  return find_kind(cli_kinds, code);
}

}  // namespace assess
