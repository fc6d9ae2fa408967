#include "base/words.hpp"

#include <functional>

#include "base/text.hpp"

namespace assess {

namespace {

/// Of the empty text 0, as its code has to be.
std::size_t part_of(std::string_view folded, std::size_t parts) {
  return folded.empty() ? 0 : std::hash<std::string_view>{}(folded) % parts;
}

}  // namespace

Words::Words() {
  code("");
}

double Words::code(std::string_view text) {
  const std::string_view typed = trimmed(text);
  return folds_to_itself(typed) ? code_of(typed, typed) : code_of(folded(typed), typed);
}

double Words::code_of(std::string_view folded, std::string_view typed) {
  const std::size_t part_number = part_of(folded, part_count);
  Part& part = parts_[part_number];
  const std::lock_guard lock(part.mutex);
  const auto count = static_cast<std::uint32_t>(part.folded.entries().size());
  const auto [entry, fresh] = part.folded.try_emplace(folded, count);
  const std::uint32_t number = entry->second;
  const auto known = part.typed.find(number);
  const std::string_view before = known == part.typed.end() ? entry->first : known->second;
  if (fresh ? typed != before : typed < before)
    part.typed.insert_or_assign(number, part.storage.emplace_front(typed));
  return static_cast<double>(number * part_count + part_number);
}

std::string_view Words::text(double code) const {
  const auto number = static_cast<std::size_t>(code);
  const Part& part = parts_[number % part_count];
  const std::lock_guard lock(part.mutex);
  const auto index = static_cast<std::uint32_t>(number / part_count);
  const auto typed = part.typed.find(index);
  return typed == part.typed.end() ? part.folded.entries()[index].first : typed->second;
}

}  // namespace assess
