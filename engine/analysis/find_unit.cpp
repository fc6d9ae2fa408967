#include "analysis/find_unit.hpp"

#include <algorithm>

#include "analysis/explain_diagnostics.hpp"
#include "base/spellings.hpp"
#include "base/text.hpp"

namespace assess {

namespace {

/// Units whose key, or name, comes to the same by `look`.
template <typename Texts, typename Look>
std::vector<std::size_t> alike(const Texts& texts, const std::string& typed, Look look) {
  std::vector<std::size_t> found;
  const std::string wanted = look(typed);
  for (std::size_t u = 0; u < texts.size(); ++u)
    if (look(texts[u]) == wanted) found.push_back(u);
  return found;
}

/// As typed first: only where that finds none do case and blanks not matter.
std::vector<std::size_t> units_called(const Figures& figures, const std::string& typed) {
  for (const auto look : {folded, look_of}) {
    if (auto found = alike(figures.keys, typed, look); !found.empty()) return found;
    if (auto found = alike(figures.names, typed, look); !found.empty()) return found;
  }
  return {};
}

std::string keys_of(const Figures& figures, const std::vector<std::size_t>& units) {
  constexpr std::size_t most = 5;
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < std::min(most, units.size()); ++i)
    keys.push_back(shown(figures.keys[units[i]]));
  return joined(keys, ", ") + (units.size() > most ? ", …" : "");
}

std::string nearest_unit(const Figures& figures, const std::string& typed) {
  const std::string key = Spellings(figures.keys).nearest(typed);
  return key.empty() ? Spellings(figures.names).nearest(typed) : key;
}

}  // namespace

std::optional<std::size_t> find_unit(const Figures& figures, const std::string& typed,
                                     Diagnostics& notes) {
  const std::vector<std::size_t> found = units_called(figures, typed);
  if (found.size() == 1) return found[0];
  if (found.empty())
    notes.add(explain_complaint("no-such-unit"), {}, {shown(typed)}, nearest_unit(figures, typed));
  else
    notes.add(explain_complaint("several-units"), {}, {shown(typed), keys_of(figures, found)});
  return {};
}

}  // namespace assess
