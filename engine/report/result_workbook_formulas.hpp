#pragma once

#include <string>

#include "report/result_workbook_layout.hpp"

namespace assess {

/// The formulas of the sheet of scores, in functions that spreadsheets have had since 2007. Rows
/// are those of the sheet. The book must be live.
class ScoreFormulas {
 public:
  explicit ScoreFormulas(const ResultBook& book);

  std::string trial_size(std::size_t node) const;  ///< of a parent whose size is that of its parts
  std::string factor(std::size_t node) const;      ///< trial ÷ official
  std::string applicable(std::size_t node, std::uint32_t row) const;
  std::string score(std::size_t node, std::uint32_t row) const;
  std::string pinned(std::size_t node, double score) const;
  std::string rank(std::uint32_t row) const;
  /// 1 for the first unit of each rank, else 0: dense ranks count these.
  std::string leads(std::uint32_t row) const;
  std::string grade(std::uint32_t row) const;
  std::string is_trial() const;  ///< whether a yellow cell was changed; without `=`

 private:
  std::string children(std::size_t node, std::uint32_t row, bool fixed) const;
  std::string of_children(std::size_t node, std::uint32_t row) const;
  std::string within_range(std::size_t node, std::uint32_t row) const;
  std::string equal_before(std::uint32_t row, const std::string& rest) const;
  std::string top(std::size_t node) const;
  std::string leading() const;
  std::string here(std::optional<std::uint32_t> column, std::uint32_t row) const;

  const ResultBook& book_;
  const Scheme& scheme_;
  const ScoresLayout& at_;
  std::string missing_, not_applicable_, all_others_;
};

}  // namespace assess
