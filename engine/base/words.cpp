#include "base/words.hpp"

#include <mutex>

#include "base/text.hpp"

namespace assess {

double Words::code(std::string_view text) {
  {
    const std::shared_lock lock(mutex_);
    if (const auto known = of_spelling_.find(text); known != of_spelling_.end())
      return known->second;
  }
  return insert_folded(folded(text), text);
}

std::string_view Words::text(double code) const {
  const std::shared_lock lock(mutex_);
  return texts_[static_cast<std::size_t>(code)];
}

double Words::insert_folded(std::string_view folded, std::string_view spelling) {
  const std::unique_lock lock(mutex_);
  const std::string_view typed = storage_.emplace_back(spelling);
  auto known = of_folded_.find(folded);
  if (known == of_folded_.end()) {
    const std::string_view key = folded == typed ? typed : storage_.emplace_back(folded);
    known = of_folded_.emplace(key, static_cast<std::uint32_t>(texts_.size())).first;
    texts_.push_back(trimmed(typed));
  }
  const std::uint32_t code = known->second;
  of_spelling_.emplace(typed, code);
  if (trimmed(typed) < texts_[code]) texts_[code] = trimmed(typed);
  return code;
}

}  // namespace assess
