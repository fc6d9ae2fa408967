#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"

namespace assess {

/// What stands in a page for `{{name}}`.
using PageParts = std::map<std::string_view, std::function<std::string()>>;

/// `[[Units|单位]]` in one language.
std::string in_language(std::string_view text, Language language);
std::string filled(std::string_view text, const PageParts& parts);

/// Says that a result is a trial, and what was set; "" if nothing was.
std::string html_trial_mark(const std::vector<std::string>& trial, Language language);

struct PlainPage {
  Language language = Language::en;
  std::string title;               ///< a text
  std::vector<std::string> trial;  ///< what was set; empty: an official result
  std::string body;                ///< HTML
  std::string_view generator = "assess";
};
/// One file that asks for nothing else and has no script: its policy allows its own style, by the
/// hash, and nothing more.
std::string plain_page(const PlainPage& page);

}  // namespace assess
