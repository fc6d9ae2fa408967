#include "analysis/called_alike.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace assess {

namespace {

bool is_digit(char32_t c) {
  return (U'0' <= c && c <= U'9') ||
         std::u32string_view(U"〇零一二三四五六七八九十百千").find(c) != std::u32string_view::npos;
}

/// `007 12` of `U007/12`.
std::u32string numbers_of(const std::string& text) {
  std::u32string numbers;
  bool inside = false;
  for (const char32_t c : code_points(folded(text))) {
    if (!is_digit(c) && inside) numbers += U' ';
    inside = is_digit(c);
    if (inside) numbers += c;
  }
  return numbers;
}

}  // namespace

CalledAlike::CalledAlike(const std::vector<PublishedUnit>& units,
                         const std::vector<std::size_t>& fresh) {
  for (const std::size_t u : fresh) {
    add(keys_, units[u].key, u);
    if (units[u].name.empty())
      add(keys_of_unnamed_, units[u].key, u);
    else
      add(names_, units[u].name, u);
  }
  for (ByNumbers* all : {&names_, &keys_, &keys_of_unnamed_}) prepare(*all);
}

std::optional<std::size_t> CalledAlike::find(const PublishedUnit& gone) const {
  if (gone.name.empty()) return nearest(keys_, gone.key);
  const auto named = nearest(names_, gone.name);
  return named ? named : nearest(keys_of_unnamed_, gone.key);
}

void CalledAlike::add(ByNumbers& all, const std::string& text, std::size_t unit) {
  Alike& alike = all[numbers_of(text)];
  if (alike.units.try_emplace(text, unit).second) alike.texts.push_back(text);
}

void CalledAlike::prepare(ByNumbers& all) {
  for (auto& [numbers, alike] : all) alike.spellings.emplace(alike.texts);
}

std::optional<std::size_t> CalledAlike::nearest(const ByNumbers& all, const std::string& text) {
  const auto alike = all.find(numbers_of(text));
  if (alike == all.end()) return {};
  const std::string near = alike->second.spellings->nearest(text);
  if (near.empty()) return {};
  return alike->second.units.at(near);
}

}  // namespace assess
