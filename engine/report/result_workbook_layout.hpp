#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/result_workbook_trial.hpp"
#include "report/workbook_writer.hpp"

namespace assess {

/// Where what stands on the sheet of scores: other sheets and formulas look it up there.
struct ScoresLayout {
  using Column = std::uint32_t;
  // rows
  static constexpr std::uint32_t title = 0, note = 1, names = 2, official = 3, trial = 4,
                                 factor = 5, weight = 6, header = 7, first = 8;
  std::uint32_t last = first;  ///< row of the last unit
  // columns
  Column key = 0;
  std::optional<Column> name, group, total, rank, grade;  ///< of the official result
  std::vector<Column> nodes;                              ///< by node
  std::optional<Column> trial_rank, trial_grade;
  std::vector<std::optional<Column>> applicable, moved, fill;   ///< by node; for formulas
  std::optional<Column> list, behind, tie_place, leads, limit;  ///< for formulas
  std::optional<Column> remarks;
  Column columns = 0;

  std::uint32_t row(std::size_t place) const { return first + static_cast<std::uint32_t>(place); }
};

/// All that the sheets of one workbook share.
struct ResultBook {
  const Assessment& assessment;
  Language language;
  std::optional<Trial> trial;        ///< none: values only
  Text why_values;                   ///< if so
  std::vector<std::uint32_t> units;  ///< as printed, as many as a sheet can hold
  ScoresLayout layout = {};

  bool live() const { return trial.has_value(); }
  /// Rules whose values were set on the command line give no official result.
  bool is_official() const { return assessment.scheme.trial.empty(); }
  const Message& word(const Message& official, const Message& other) const {
    return is_official() ? official : other;
  }
  std::string_view say(const Message& message) const { return message.in(language); }
  std::string text(const Message& message) const { return std::string(message.in(language)); }
};

ScoresLayout scores_layout(const ResultBook& book);

/// `K8`, `K$8`, `$K8`, `$K$8`.
enum class Fix : unsigned char { none, row, column, both };
std::string place(std::uint32_t row, std::uint32_t column, Fix fix = Fix::none);
/// `K8:M8` of one row; of one column with both ends fixed: `$K$8:$K$67`.
std::string across(std::uint32_t row, std::uint32_t first, std::uint32_t last, bool fixed_row);
std::string down(std::uint32_t column, const ScoresLayout& layout);
/// A text inside a formula.
std::string quoted(std::string_view text);
/// `'Scores'!` before a reference.
std::string on_sheet(std::string_view sheet, const std::string& reference);

}  // namespace assess
