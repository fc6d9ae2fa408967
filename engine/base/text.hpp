#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assess {

/// Without white space at both ends: ASCII, no-break, ideographic (U+3000), zero-width.
std::string_view trimmed(std::string_view text);

/// NFKC and trimmed: full-width and half-width forms become one. ASCII text comes back as it is.
std::string folded(std::string_view text);

/// Whether `folded` would give the text back, told without a copy. `false` may also mean: not known.
bool folds_to_itself(std::string_view text);

/// `folded`, and lower case: how names of columns and sheets are matched.
std::string name_key(std::string_view text);

/// `name_key` without blanks and without characters that are not seen (zero width, soft hyphen,
/// bidi marks): texts with the same look are easily taken for each other.
std::string look_of(std::string_view text);

/// Byte offset of the first byte that is not well-formed UTF-8, or nothing.
std::optional<std::size_t> first_bad_utf8(std::string_view text);

/// Columns a terminal needs: Chinese characters take two, combining marks none.
std::size_t display_width(std::string_view text);

/// With spaces behind it up to `width` columns; longer text is cut and ends in `…`.
std::string padded(std::string_view text, std::size_t width);

/// Control characters, bidi marks and bad UTF-8 shown as \x1b or \u202e, so that a message cannot
/// drive the terminal.
std::string shown(std::string_view text);

/// The candidate nearest to `word` (Damerau-Levenshtein, at most a third of its length), or "". For
/// many words: base/spellings.hpp.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

std::string joined(std::span<const std::string> parts, std::string_view separator);

/// Number of code points.
std::size_t character_count(std::string_view utf8);

}  // namespace assess
