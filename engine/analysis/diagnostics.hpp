#pragma once

#include "base/diagnostics.hpp"

namespace assess {

/// Warnings for authors of rules: what practice gets wrong (PRACTICE §0, §1).
inline constexpr DiagnosticKind practice_kinds[] = {
    {"points-for-nothing", Severity::warning,
     {"a unit that files nothing gets {1} of {2} points in '{0}'", "什么都不报的单位在“{0}”得{1}分（满分{2}）"},
     {"gate it by evidence: instead = 0 when ... (nothing happened is not well done)",
      "请以佐证为前提：instead = 0 when ...（没有发生不等于做得好）"}},
    {"cliff", Severity::warning,
     {"'{0}': one step from {1} to {2} costs {3} of {4} points", "“{0}”：从{1}到{2}一步相差{3}分（满分{4}）"},
     {"put bands between, or use 'form = line'", "请增加中间档，或改用 form = line"}},
    {"no-basis-policy", Severity::warning,
     {"'{0}' has no basis where '{1}' is 0, and no rule says what then",
      "“{1}”为 0 时“{0}”没有基数，而规则未说明如何处理"},
     {"write 'not_applicable = rescale' (lose, fill) in its item, or 'instead = ...'",
      "请在其项目中写 not_applicable = rescale（lose、fill），或写 instead = ..."}},
    {"quota-without-ties", Severity::warning,
     {"grade '{0}' has a quota, and no rule says what happens to a tie at its edge",
      "等次“{0}”有名额，但规则未说明边界并列如何处理"},
     {"write 'quota_ties = none' or 'quota_ties = all' in [ranking]",
      "请在 [ranking] 中写 quota_ties = none 或 all"}},
    {"not-of-missing", Severity::warning,
     {"'{0}' does not find rows whose '{1}' is missing", "“{0}”找不到“{1}”缺失的行"},
     {"write '{1} is missing or ...' for what is still open", "仍未完成的请写“{1} is missing or ...”"}},
    {"mostly-full", Severity::warning,
     {"'{0}': {1} of {2} units have all points", "“{0}”：{2}个单位中{1}个得满分"},
     {"such a criterion hardly tells units apart; look at its target", "这样的指标难以区分单位；请检查目标值"}},
    {"decides-nothing", Severity::warning,
     {"'{0}' gives all units the same: it decides no rank", "“{0}”所有单位得分相同：不影响排名"},
     {"look at its evidence or its target", "请检查其证据或目标值"}},
};

consteval const DiagnosticKind& practice_complaint(std::string_view code) {
  return find_kind(practice_kinds, code);
}

}  // namespace assess
