#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assess {

/// `//user@host:port/db?key=value` as the words of PostgreSQL: `host='..' port='..' dbname='..'`.
/// SOCI hands on words only. Nothing if it is no such address.
std::optional<std::string> words_of_address(std::string_view address);

}  // namespace assess
