#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace assess {

/// The records of BIFF8 that are looked at ([MS-XLS] 2.3); all others are passed over.
enum class BiffKind : std::uint16_t {
  formula = 0x06,
  end = 0x0A,
  sheet_links = 0x17,  ///< EXTERNSHEET
  date_mode = 0x22,
  file_pass = 0x2F,
  more = 0x3C,  ///< CONTINUE
  sheet = 0x85,
  numbers = 0xBD,  ///< MULRK
  rich_label = 0xD6,
  cell_format = 0xE0,
  shared_texts = 0xFC,
  shared_label = 0xFD,
  book_link = 0x1AE,  ///< SUPBOOK
  number = 0x203,
  label = 0x204,
  truth = 0x205,  ///< or an error
  formula_text = 0x207,
  row = 0x208,
  array = 0x221,  ///< the formula of an area
  short_number = 0x27E,
  format = 0x41E,
  begin = 0x809,
};

struct BiffRecord {
  BiffKind kind{};
  std::string_view body;
};

/// The records of a stream, one after the other.
class BiffRecords {
 public:
  BiffRecords(std::string_view stream, std::size_t from)
      : stream_(stream), at_(from), good_(from <= stream.size()) {}
  /// False at the end of the stream, and where it is cut inside a record.
  bool next(BiffRecord& record);
  /// The body of a record, and those of the CONTINUE records behind it, which are passed over.
  std::vector<std::string_view> with_more(std::string_view body);
  /// Whether the stream was not cut inside a record so far.
  bool good() const { return good_; }

 private:
  std::string_view stream_;
  std::size_t at_;
  bool good_;
};

}  // namespace assess
