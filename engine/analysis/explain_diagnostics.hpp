#pragma once

#include "base/diagnostics.hpp"

namespace assess {

/// Complaints about the unit that is to be explained.
inline constexpr DiagnosticKind explain_kinds[] = {
    {"no-such-unit",
     Severity::error,
     {"there is no unit '{0}' on the roster", "单位名册中没有“{0}”"},
     {"give its key or its name, as the roster has it", "请按名册写单位代码或名称"}},
    {"several-units",
     Severity::error,
     {"several units are called '{0}': {1}", "有多个单位名为“{0}”：{1}"},
     {"give the key of the unit that is meant", "请写所指单位的代码"}},
};

consteval const DiagnosticKind& explain_complaint(std::string_view code) {
  return find_kind(explain_kinds, code);
}

}  // namespace assess
