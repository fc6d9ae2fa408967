#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/language.hpp"
#include "base/state.hpp"
#include "scheme/scheme.hpp"

namespace assess {

inline constexpr std::array<Message, 4> state_words{
    {{"value", "有值"}, {"nil", "无"}, {"not applicable", "不适用"}, {"missing", "缺失"}}};

inline std::string_view state_word(State state, Language language) {
  const auto index = static_cast<std::size_t>(state);
  return index < state_words.size() ? state_words[index].in(language) : std::string_view();
}

/// As it stands in JSON.
inline std::string_view state_keyword(State state) {
  constexpr std::array<std::string_view, 4> keywords{"value", "nil", "not_applicable", "missing"};
  const auto index = static_cast<std::size_t>(state);
  return index < keywords.size() ? keywords[index] : "missing";
}

inline constexpr std::array<Message, 3> node_kind_words{
    {{"criterion", "指标"}, {"item", "项目"}, {"total", "总分"}}};
inline constexpr std::array<Message, 4> adjustment_kind_words{
    {{"bonus", "加分"}, {"deduction", "扣分"}, {"limit", "限制"}, {"veto", "一票否决"}}};
inline constexpr std::array<Message, 2> no_yes_words{{{"no", "否"}, {"yes", "是"}}};

template <std::size_t N, typename Kind>
std::string_view word(const std::array<Message, N>& words, Kind kind, Language language) {
  return words[static_cast<std::size_t>(kind)].in(language);
}

}  // namespace assess
