#pragma once

#include "base/diagnostics.hpp"

namespace assess {

/// Complaints about files as tables.
inline constexpr DiagnosticKind table_kinds[] = {
    {"no-such-file", Severity::error,
     {"there is no file '{0}'", "没有文件“{0}”"},
     {"check the name and the folder", "请检查文件名和文件夹"}},
    {"unreadable", Severity::error,
     {"'{0}' cannot be read: {1}", "“{0}”无法读取：{1}"},
     {"give a file that you may read", "请给出可读取的文件"}},
    {"not-a-table", Severity::error,
     {"this is {0}, not a CSV table", "这是{0}，不是 CSV 表"},
     {"open it in a spreadsheet and save it as CSV (UTF-8)", "请在电子表格中打开并另存为 CSV（UTF-8）"}},
    {"empty-file", Severity::error,
     {"the file is empty", "文件是空的"},
     {"a table has a line with the names of its columns", "表的第一行应是列名"}},
    {"ragged-row", Severity::error,
     {"this line has {0} cells, the header in line {2} has {1}", "此行有{0}个单元，第{2}行的表头有{1}个"},
     {"put cells that hold the delimiter into \"quotes\"; a file cut short must be saved again",
      "含分隔符的单元请加\"引号\"；若文件不完整请重新保存"}},
    {"stray-quote", Severity::error,
     {"a quote stands inside a cell", "单元格中间有引号"},
     {"put the whole cell into quotes and double those inside: \"5\"\" pipe\"",
      "请给整个单元加引号，内部引号写两次：\"5\"\" pipe\""}},
    {"open-quote", Severity::error,
     {"a quote is opened here and never closed", "此处的引号没有结束"},
     {"close it, or delete it", "请补上或删除引号"}},
    {"stray-return", Severity::error,
     {"a carriage return stands inside a line", "行中有单独的回车符"},
     {"save the file again with one kind of line end", "请用统一的换行符重新保存"}},
    {"nul-byte", Severity::error,
     {"a NUL byte stands here: this is no text, or UTF-16", "此处有 NUL 字节：不是文本，或是 UTF-16"},
     {"save the file as CSV (UTF-8)", "请另存为 CSV（UTF-8）"}},
    {"bad-utf8", Severity::error,
     {"the bytes here are not UTF-8 text", "此处的字节不是 UTF-8 文本"},
     {"save the file as CSV (UTF-8)", "请另存为 CSV（UTF-8）"}},
    {"duplicate-column", Severity::error,
     {"columns {1} and {2} are both called '{0}'", "第{1}列和第{2}列都叫“{0}”"},
     {"give one of them another name", "请给其中一列改名"}},
    {"unnamed-column", Severity::error,
     {"column {0} has cells but no name", "第{0}列有内容但没有列名"},
     {"name it in the header", "请在表头写上列名"}},
    {"unnamed-empty-column", Severity::warning,
     {"column {0} has no name and no cells: left out", "第{0}列没有列名和内容：已略去"},
     {"delete the delimiter at the end of the lines", "请删除行末多余的分隔符"}},
    {"title-rows", Severity::warning,
     {"the header was found in line {0}; {1} lines above it are left out", "表头在第{0}行；其上{1}行已略去"},
     {"nothing needs to be done if that is right", "若无误则无需处理"}},
    {"blank-rows", Severity::note,
     {"{0} blank lines are left out, the first is line {1}", "略去{0}个空行，第一个在第{1}行"},
     {"nothing needs to be done", "无需处理"}},
    {"cell-too-long", Severity::error,
     {"a cell is longer than {0}", "单元格长于{0}"},
     {"a quote may be missing", "可能缺少引号"}},
    {"record-too-long", Severity::error,
     {"a line is longer than {0}", "一行长于{0}"},
     {"is this a table?", "这是表吗？"}},
    {"too-many-columns", Severity::error,
     {"the header has more than {0} columns", "表头超过{0}列"},
     {"is this a table?", "这是表吗？"}},
};

consteval const DiagnosticKind& table_complaint(std::string_view code) {
  return find_kind(table_kinds, code);
}

}  // namespace assess
