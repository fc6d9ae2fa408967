#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace assess {

/// Pieces of one text, in its order, each between two separators: eight bytes for a piece instead
/// of the sixteen of a view, and neighbours share theirs.
struct TextPieces {
  std::string_view text;
  std::span<const std::uint32_t>
      before;  ///< offset of the separator before each; begin of text: -1
  std::span<const std::uint32_t> behind;  ///< and of that behind it

  std::size_t size() const { return before.size(); }
  std::string_view operator[](std::size_t piece) const {
    const std::uint32_t begin = before[piece] + 1;
    return {text.data() + begin, behind[piece] - begin};
  }
};

/// The cells of one column of a batch, as typed, unquoted: pieces of a text, or views.
class CellTexts {
 public:
  CellTexts(std::span<const std::string_view> views) : views_(views) {}
  CellTexts(const std::vector<std::string_view>& views) : views_(views) {}
  CellTexts(TextPieces pieces) : pieces_(pieces), are_pieces_(true) {}

  std::size_t size() const { return are_pieces_ ? pieces_.size() : views_.size(); }
  std::string_view operator[](std::size_t row) const {
    return are_pieces_ ? pieces_[row] : views_[row];
  }
  /// One of the two, for who reads many at once.
  bool are_pieces() const { return are_pieces_; }
  const TextPieces& pieces() const { return pieces_; }
  std::span<const std::string_view> views() const { return views_; }

 private:
  std::span<const std::string_view> views_;
  TextPieces pieces_;
  bool are_pieces_ = false;
};

}  // namespace assess
