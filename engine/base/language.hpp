#pragma once

#include <string>
#include <string_view>

namespace assess {

enum class Language : unsigned char { en, zh };

/// A fixed text of the program in both languages.
struct Message {
  std::string_view en, zh;
  constexpr std::string_view in(Language l) const { return l == Language::zh ? zh : en; }
};

/// What reads the same in both languages, such as a formula without words.
constexpr Message in_both(std::string_view text) { return {text, text}; }

/// A text of the rules in both languages; what is not given in Chinese is shown as in English.
struct Text {
  std::string en, zh;
  const std::string& in(Language l) const {
    return l == Language::zh ? (zh.empty() ? en : zh) : (en.empty() ? zh : en);
  }
  bool empty() const { return en.empty() && zh.empty(); }
  bool operator==(const Text&) const = default;
};

}  // namespace assess
