#include "evidence/unit_keys.hpp"

#include <algorithm>
#include <mutex>

#include "base/kept_texts.hpp"

namespace assess {

struct UnitKeys::Texts {
  std::mutex mutex;
  KeptTexts kept;
  char* room(std::size_t bytes) {
    const std::lock_guard lock(mutex);
    return kept.room(bytes);
  }
};

UnitKeys::UnitKeys() : texts_(std::make_shared<Texts>()) {}

UnitKeys::UnitKeys(std::initializer_list<std::string_view> keys) : UnitKeys() {
  resize(keys.size());
  for (std::size_t u = 0; u < keys.size(); ++u) set(u, keys.begin()[u]);
}

void UnitKeys::set(std::size_t unit, std::string_view key) {
  char* const text = texts_->room(key.size());
  std::ranges::copy(key, text);
  keys_[unit] = {text, key.size()};
}

std::string_view UnitKeys::put(std::size_t first, std::span<const std::string> keys,
                               std::span<const std::uint32_t> picked) {
  std::size_t bytes = 0;
  for (const std::uint32_t i : picked) bytes += keys[i].size();
  char* const text = texts_->room(bytes);
  char* next = text;
  for (const std::uint32_t i : picked) {
    std::ranges::copy(keys[i], next);
    keys_[first++] = {next, keys[i].size()};
    next += keys[i].size();
  }
  return {text, bytes};
}

}  // namespace assess
