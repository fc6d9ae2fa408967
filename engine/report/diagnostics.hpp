#pragma once

#include "base/diagnostics.hpp"

namespace assess {

/// Complaints about what cannot be written.
inline constexpr DiagnosticKind report_kinds[] = {
    {"sheet-name",
     Severity::error,
     {"no sheet can be called like the table '{0}': {1}", "工作表不能以表名“{0}”命名：{1}"},
     {"give the table another name, such as [table.{2}]", "请给表另起名称，如 [table.{2}]"}},
    {"not-a-result",
     Severity::error,
     {"'{0}' is no result that can be compared: {1}", "“{0}”不是可比较的结果：{1}"},
     {"write one with 'assess run ... -o result.json'",
      "请用 assess run ... -o result.json 生成结果"}},
};

consteval const DiagnosticKind& report_complaint(std::string_view code) {
  return find_kind(report_kinds, code);
}

}  // namespace assess
