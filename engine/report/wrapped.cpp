#include "report/wrapped.hpp"

#include "base/text.hpp"

namespace assess {

namespace {

std::size_t character_length(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() &&
         (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80)
    ++length;
  return length;
}

/// Marks that do not begin a line.
bool closes(std::string_view character) {
  constexpr std::string_view marks[] = {"，", "。", "；", "：", "、", "）", "”", "》", "！", "？"};
  for (const std::string_view mark : marks)
    if (character == mark) return true;
  return false;
}

bool opens(std::string_view character) {
  return character == "（" || character == "“" || character == "《";
}

/// Pieces between which a line may be broken; spaces stay behind the piece before them.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> pieces;
  std::size_t from = 0;
  bool wide_before = false, space_before = false, open_before = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, character_length(text, at));
    const bool wide = display_width(character) == 2, space = character == " ";
    const bool may_break = (space_before && !space) || ((wide || wide_before) && !space);
    if (at > from && may_break && !closes(character) && !open_before) {
      pieces.push_back(text.substr(from, at - from));
      from = at;
    }
    wide_before = wide, space_before = space, open_before = opens(character);
    at += character.size();
  }
  if (from < text.size()) pieces.push_back(text.substr(from));
  return pieces;
}

std::string without_spaces_behind(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  if (width == 0 || display_width(text) <= width) return {std::string(text)};
  std::vector<std::string> lines;
  std::string line;
  for (const std::string_view piece : pieces_of(text)) {
    const std::string longer = line + std::string(piece);
    if (!line.empty() && display_width(without_spaces_behind(longer)) > width) {
      lines.push_back(without_spaces_behind(std::move(line)));
      line = piece;
    } else {
      line = longer;
    }
  }
  if (!line.empty()) lines.push_back(without_spaces_behind(std::move(line)));
  return lines;
}

}  // namespace assess
