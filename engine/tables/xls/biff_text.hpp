#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tables/bytes/byte_cursor.hpp"

namespace assess {

/// Reads the texts of BIFF8 (XLUnicodeRichExtendedString) out of a record and those that continue
/// it. Where a text goes on in the next record, its letters may change from one byte to two.
class BiffTextReader {
 public:
  explicit BiffTextReader(std::vector<std::string_view> bodies);
  /// Appends the next text as UTF-8. `count_bytes`: 1 or 2, of the number of letters in front of
  /// it. False, if it is cut short.
  bool read(std::size_t count_bytes, std::string& to);
  void skip(std::size_t size);

 private:
  bool next_body();
  bool read_letters(std::size_t count, bool wide);

  std::vector<std::string_view> bodies_;
  std::size_t body_ = 0;
  ByteCursor cursor_;
  std::u16string letters_;
};

}  // namespace assess
