#include "tables/ods/row_filter.hpp"

#include <algorithm>
#include <cstring>

namespace assess {

namespace {

constexpr std::string_view row = "table:table-row", row_tag = "<table:table-row";
constexpr std::size_t longest_wait = 1u << 20;  ///< for the end of a tag, which is searched anew
constexpr auto none = std::string_view::npos;

/// Many times quicker than `string_view::find` where the first letter is frequent.
std::size_t find(std::string_view text, std::string_view what, std::size_t from) {
  if (from >= text.size()) return none;
  const void* const found =
      memmem(text.data() + from, text.size() - from, what.data(), what.size());
  return found == nullptr ? none
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace

/// What is not decided waits in `bytes_` for the bytes that follow.
std::string_view OdsRowFilter::take(std::span<const char> bytes, bool last) {
  const std::size_t looked_at = bytes_.empty() ? 0 : bytes_.size() - 1;
  bytes_.append(bytes.data(), bytes.size());
  is_unsure_ = is_unsure_ || find(bytes_, "<!", looked_at) != none;
  last_ = last;
  left_.clear();
  std::size_t at = 0;
  for (std::size_t before = none; at != before;) {
    before = at;
    at = depth_ > 0 ? skip_rows(at) : keep_rest(at);
  }
  bytes_.erase(0, at);
  is_unsure_ = is_unsure_ || bytes_.size() > longest_wait;
  return left_;
}

/// Up to the first row, or to what may be the begin of one.
std::size_t OdsRowFilter::keep_rest(std::size_t at) {
  const auto keep = [&](std::size_t end) {
    left_.append(bytes_, at, end - at);
    return end;
  };
  if (last_ && find(bytes_, row_tag, at) == none) return keep(bytes_.size());
  const std::size_t begin = find(bytes_, row_tag, at);
  if (begin == none)
    return keep(std::max(at, bytes_.size() - std::min(bytes_.size(), row_tag.size())));
  const std::size_t name_end = begin + row_tag.size();
  if (name_end < bytes_.size() && !ends_name(name_end)) return keep(name_end);  // table-row-group
  const std::size_t end = end_of_tag(name_end);
  if (end == none) return keep(last_ ? bytes_.size() : begin);
  keep(begin);
  depth_ = bytes_[end - 1] == '/' ? 0 : 1;
  return end + 1;
}

std::size_t OdsRowFilter::skip_rows(std::size_t at) {
  const std::size_t name = find(bytes_, row, at);
  if (name == none)  // its begin may be there, with `</` before it
    return std::max(at, bytes_.size() - std::min(bytes_.size(), row.size() + 2));
  const std::size_t name_end = name + row.size();
  if (name_end < bytes_.size() && !ends_name(name_end)) return name_end;
  const std::size_t end = end_of_tag(name_end);
  if (end == none) return std::max(at, name - std::min<std::size_t>(name, 2));
  const std::string_view before = std::string_view(bytes_).substr(0, name);
  if (before.ends_with("</"))
    --depth_;
  else if (before.ends_with('<') && bytes_[end - 1] != '/')
    ++depth_;
  return end + 1;
}

bool OdsRowFilter::ends_name(std::size_t at) const {
  return std::string_view(" \t\r\n/>").find(bytes_[at]) != none;
}

/// Of its `>`, which may also stand in the value of an attribute.
std::size_t OdsRowFilter::end_of_tag(std::size_t at) const {
  char quote = 0;
  for (; at < bytes_.size(); ++at) {
    const char c = bytes_[at];
    if (quote == 0 && c == '>') return at;
    if (quote == 0 && (c == '"' || c == '\''))
      quote = c;
    else if (c == quote)
      quote = 0;
  }
  return none;
}

}  // namespace assess
