#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tables/cells/cell_texts.hpp"
#include "tables/csv/dialect.hpp"
#include "tables/csv/record_walk.hpp"
#include "tables/csv/separators.hpp"

namespace assess {

/// Cells of the asked columns of the records of one text, and what is wrong with it. Reused from
/// block to block.
class Records {
 public:
  /// `columns` fields in every record; of those only `asked` are kept. `must_be_empty` are columns
  /// without name: a cell in them is a fault. A record of empty
  /// fields is a blank line.
  Records(Dialect dialect, std::size_t columns, std::span<const std::size_t> asked,
          std::span<const std::size_t> must_be_empty);

  /// Nothing, or the first fault. The `cells` look into `text` and into this object.
  std::optional<RecordFault> cut(std::string_view text, bool has_quotes);

  std::vector<CellTexts> cells;       ///< [asked][record]
  std::vector<std::uint32_t> begins;  ///< byte of each record
  std::vector<std::uint32_t> blanks;  ///< bytes of blank lines

 private:
  void cut_plain(std::string_view text);
  void take_columns(std::string_view text);
  void find_records(std::string_view text);
  void find_long_cell(std::string_view text);
  void find_stray_end(std::string_view text);
  void cut_quoted(std::string_view text);
  template <typename NextMark>
  void walk(std::string_view text, NextMark next_mark);
  void finish_record(std::string_view text, std::uint32_t begin, std::size_t bytes);
  void fault(const DiagnosticKind& kind, std::size_t at, std::vector<std::string> words = {});
  std::size_t begin_of(std::size_t record, std::size_t column) const;

  Dialect dialect_;
  std::size_t columns_;
  std::span<const std::size_t> asked_, must_be_empty_;
  Separators separators_;
  std::vector<std::uint32_t> firsts_;  ///< per record: which of the separators ends its first field
  std::vector<std::size_t> taken_;     ///< columns that are asked, or stand before one that is
  std::vector<Offsets> ends_;          ///< [column][record]: where it ends, of those taken
  Offsets befores_;                    ///< per record: what stands before it
  std::vector<std::vector<std::string_view>> views_;  ///< [asked][record] of a text with quotes
  std::vector<Field> fields_;          ///< of the record at hand
  std::deque<std::string> unescaped_;  ///< cells with doubled quotes
  std::optional<RecordFault> fault_;
};

/// One record from `at` on: its fields, unquoted; `at` moves behind its end. Careful, not fast.
std::optional<RecordFault> read_record(std::string_view text, std::size_t& at, Dialect dialect,
                                       std::vector<std::string_view>& fields,
                                       std::vector<std::size_t>& places,
                                       std::deque<std::string>& unescaped);

}  // namespace assess
