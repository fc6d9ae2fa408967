#pragma once

#include "base/diagnostics.hpp"

namespace assess {

/// Complaints about expressions.
inline constexpr DiagnosticKind expression_kinds[] = {
    {"bad-character", Severity::error,
     {"'{0}' has no meaning here", "“{0}”在这里没有意义"},
     {"texts stand in \"quotes\", unusual names in [square brackets]",
      "文本用\"引号\"，特殊名称用[方括号]"}},
    {"open-text", Severity::error,
     {"a text or name begins here and does not end", "此处开始的文本或名称没有结束"},
     {"close it with the same kind of quote or bracket", "请用相应的引号或方括号结束"}},
    {"bad-number", Severity::error,
     {"'{0}' is not a number or a day that exists", "“{0}”不是数字，也不是存在的日期"},
     {"write 12, 0.5, 50% or 2025-12-31", "请写成 12、0.5、50% 或 2025-12-31"}},
    {"bad-expression", Severity::error,
     {"{0} was expected here, not {1}", "此处应为{0}，而不是{1}"},
     {"see 'assess help expressions' for what can stand where",
      "用法见 assess help expressions"}},
    {"too-deep", Severity::error,
     {"the expression is nested deeper than {0} levels", "表达式嵌套超过{0}层"},
     {"give parts of it a name under [define]", "请在 [define] 中给其中一部分命名"}},
    {"unknown-name", Severity::error,
     {"there is no name '{0}' here", "此处没有名称“{0}”"},
     {"names are columns of the table, entries of [define], IDs of criteria and items",
      "名称可以是表中的列、[define] 中的名称、指标或项目的 ID"}},
    {"unknown-function", Severity::error,
     {"there is no function '{0}'", "没有函数“{0}”"},
     {"'assess list functions' shows all of them", "assess list functions 列出全部函数"}},
    {"wrong-arguments", Severity::error,
     {"'{0}' is used as {1}; the number of arguments here is {2}", "“{0}”的用法是 {1}；这里有{2}个参数"},
     {"'assess list functions' explains it", "说明见 assess list functions"}},
    {"wrong-type", Severity::error,
     {"'{0}' is {1}, {2} is needed", "“{0}”是{1}，这里需要{2}"},
     {"nothing is converted in silence: compare like with like, compute with numbers",
      "程序不会自动转换类型：同类才能比较，数字才能计算"}},
    {"unlike-types", Severity::error,
     {"{0} and {1} cannot stand together in '{2}'", "{0}与{1}不能同时用于“{2}”"},
     {"both must be of one type: number, text, date or yes/no",
      "两者必须类型相同：数字、文本、日期或是/否"}},
    {"word-not-in-list", Severity::error,
     {"'{0}' is not a word of the list {1}", "“{0}”不在列表 {1} 中"},
     {"only the listed words can ever occur", "只有列表中的词才会出现"}},
};

consteval const DiagnosticKind& expression_complaint(std::string_view code) {
  return find_kind(expression_kinds, code);
}

}  // namespace assess
