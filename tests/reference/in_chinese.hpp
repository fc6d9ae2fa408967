#pragma once

#include <string>

namespace assess::reference {

/// Copies a folder of ledgers with the first other name that the rules (their text) give each
/// table (`file = 会议, meetings`), column and word (`alias.held_on = 会议日期`). Cells in quotes
/// are copied as they are.
void put_into_chinese(const std::string& rules, const std::string& from, const std::string& to);

}  // namespace assess::reference
