#include "tables/xls/biff_text.hpp"

#include <algorithm>

#include "tables/bytes/utf16.hpp"

namespace assess {

BiffTextReader::BiffTextReader(std::vector<std::string_view> bodies)
    : bodies_(std::move(bodies)), cursor_(bodies_.front()) {}

bool BiffTextReader::next_body() {
  while (cursor_.left().empty()) {
    if (++body_ >= bodies_.size()) return false;
    cursor_ = ByteCursor(bodies_[body_]);
  }
  return true;
}

void BiffTextReader::skip(std::size_t size) {
  while (size > 0 && next_body()) {
    const std::size_t here = std::min(size, cursor_.left().size());
    cursor_.skip(here);
    size -= here;
  }
  if (size > 0) cursor_.skip(size);  // no longer good
}

bool BiffTextReader::read_letters(std::size_t count, bool wide) {
  letters_.clear();
  while (letters_.size() < count) {
    if (cursor_.left().empty()) {
      if (!next_body()) return false;
      wide = (cursor_.u8() & 1) != 0;  // each record says anew how letters are written
    }
    const std::size_t width = wide ? 2 : 1;
    const std::size_t here = std::min(count - letters_.size(), cursor_.left().size() / width);
    if (here == 0 && !cursor_.left().empty()) return false;
    for (std::size_t i = 0; i < here; ++i) letters_.push_back(wide ? cursor_.u16() : cursor_.u8());
  }
  return true;
}

bool BiffTextReader::read(std::size_t count_bytes, std::string& to) {
  if (!next_body()) return false;
  const std::size_t count = count_bytes == 1 ? cursor_.u8() : cursor_.u16();
  const std::uint8_t flags = cursor_.u8();
  const std::size_t runs = (flags & 8) != 0 ? cursor_.u16() : 0;    // of rich text, 4 bytes each
  const std::size_t sounds = (flags & 4) != 0 ? cursor_.u32() : 0;  // how it is spoken
  if (!cursor_.good() || !read_letters(count, (flags & 1) != 0)) return false;
  append_utf16(to, letters_);
  skip(runs * 4 + sounds);
  return cursor_.good();
}

}  // namespace assess
