#pragma once

#include "base/diagnostics.hpp"

namespace assess {

/// Complaints that only show when scores are computed.
inline constexpr DiagnosticKind assessment_kinds[] = {
    {"outside-domain", Severity::error,
     {"unit '{0}', {1}: a logarithm, root, power or date of numbers that have none",
      "单位“{0}”，{1}：对不合适的数取对数、开方、乘方或日期"},
     {"leave such numbers out by 'if(x > 0, ...)'", "请用 if(x > 0, ...) 排除此类数值"}},
    {"not-listed", Severity::error,
     {"unit '{0}', {1}: a word or number that the lookup does not list",
      "单位“{0}”，{1}：对照表中没有相应的词或数"},
     {"add it to the lookup, or 'otherwise = ...'", "请在对照表中补上，或写 otherwise = ..."}},
    {"not-single", Severity::error,
     {"unit '{0}', {1}: more than one row, and they differ", "单位“{0}”，{1}：不止一行且内容不同"},
     {"keep one row, or say which by 'where'", "请只保留一行，或用 where 说明取哪一行"}},
    {"missing-score", Severity::error,
     {"unit '{0}' has no score in '{1}', and the rules say missing = error",
      "单位“{0}”在“{1}”没有得分，而规则规定 missing = error"},
     {"hand in what is missing, or change 'missing'", "请补交证据，或修改 missing"}},
    {"negative-child", Severity::error,
     {"unit '{0}': '{1}' has a negative part, which '{2}' cannot take",
      "单位“{0}”：“{1}”有负的组成部分，“{2}”无法计算"},
     {"give the parts a range above 0, such as 'scale = 1..100'",
      "请让各部分大于 0，如 scale = 1..100"}},
    {"negative-adjustment", Severity::error,
     {"unit '{0}': the value of '{1}' is negative ({2})", "单位“{0}”：“{1}”的值为负（{2}）"},
     {"bonuses and deductions take values from 0 on", "加分和扣分的值应不小于 0"}},
    {"too-large", Severity::error,
     {"unit '{0}': the score of '{1}' is too large to publish", "单位“{0}”：“{1}”的得分过大"},
     {"check the unit of the evidence, or give a range", "请检查数据单位，或设定 range"}},
    {"no-scores", Severity::error,
     {"no unit has a score in {0}: there is no result", "没有任何单位在{0}有得分：没有结果"},
     {"hand in the evidence; or check that its columns have the names that the rules use",
      "请提交证据；或检查各列名称是否与规则一致"}},
    {"no-values", Severity::warning,
     {"no unit has a value for '{0}'", "“{0}”没有任何单位有值"},
     {"check the evidence: is it the right column?", "请检查证据：列是否正确？"}},
    {"all-equal", Severity::warning,
     {"'{0}' compares units, but {1} have the same value: each gets {2}",
      "“{0}”是比较型指标，但{1}的值全部相同：均取{2}"},
     {"'constant = ...' says what they get", "可用 constant = ... 规定"}},
    {"alone", Severity::warning,
     {"'{0}' compares units, but {1} is alone: it gets {2}",
      "“{0}”是比较型指标，但{1}只有一个单位：取{2}"},
     {"'within = all' compares it with all units", "可用 within = all 与全部单位比较"}},
    {"no-grade", Severity::error,
     {"unit '{0}': a total of {1} gets no grade", "单位“{0}”：总分{1}没有对应的等次"},
     {"let the last grade reach to the end of the scale", "最后一个等次应覆盖到分数的末端"}},
};

consteval const DiagnosticKind& assessment_complaint(std::string_view code) {
  return find_kind(assessment_kinds, code);
}

}  // namespace assess
