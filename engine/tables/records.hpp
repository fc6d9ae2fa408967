#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/separators.hpp"

namespace assess {

/// How a text file is cut into cells.
struct Dialect {
  char delimiter = ',';
  char line_end = '\n';  ///< '\r' in files of old Macs
};

/// Why a text is no well-formed CSV, and where: byte offset in the text.
struct RecordFault {
  const DiagnosticKind* kind = nullptr;
  std::size_t at = 0;
  std::vector<std::string> words;
};

/// Cells of the asked columns of the records of one text, and what is wrong with it. Reused from
/// block to block.
class Records {
 public:
  /// `columns` fields in every record; of those only `asked` are kept. `must_be_empty` are columns
  /// without name: a cell in them is a fault. A record of one empty field is a blank line.
  Records(Dialect dialect, std::size_t columns, std::span<const std::size_t> asked,
          std::span<const std::size_t> must_be_empty)
      : dialect_(dialect), columns_(columns), asked_(asked), must_be_empty_(must_be_empty) {}

  /// Nothing, or the first fault. The views of `cells` look into `text` or into this object.
  std::optional<RecordFault> cut(std::string_view text, bool has_quotes);

  std::vector<std::vector<std::string_view>> cells;  ///< [asked][record]
  std::vector<std::uint32_t> begins;                 ///< byte of each record
  std::vector<std::uint32_t> blanks;                 ///< bytes of blank lines

 private:
  void cut_plain(std::string_view text);
  void cut_quoted(std::string_view text);
  void find_long_cell();
  void finish_record(std::uint32_t begin, std::vector<std::string_view>& fields);
  bool fault(const DiagnosticKind& kind, std::size_t at, std::vector<std::string> words = {});

  Dialect dialect_;
  std::size_t columns_;
  std::span<const std::size_t> asked_, must_be_empty_;
  Separators separators_;
  std::deque<std::string> unescaped_;  ///< cells with doubled quotes
  std::optional<RecordFault> fault_;
};

/// One record from `at` on: its fields, unquoted; `at` moves behind its end. Careful, not fast.
std::optional<RecordFault> read_record(std::string_view text, std::size_t& at, Dialect dialect,
                                       std::vector<std::string_view>& fields,
                                       std::vector<std::size_t>& places,
                                       std::deque<std::string>& unescaped);

}  // namespace assess
