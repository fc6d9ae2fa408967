#include "report/bar.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace assess {

std::string bar(Points share, std::size_t cells) {
  constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  constexpr Int128 one = 1'000'000'000;
  const Int128 within = std::clamp<Int128>(share.billionths, 0, one);
  const auto filled = static_cast<std::size_t>(within * static_cast<Int128>(cells) * 8 / one);
  std::string text;
  for (std::size_t i = 0; i < filled / 8; ++i) text += "█";
  text += eighths[filled % 8];
  return text;
}

}  // namespace assess
