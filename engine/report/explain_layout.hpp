#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/explanation.hpp"
#include "base/language.hpp"

namespace assess {

/// Rows of short texts; numbers stand on the right.
struct ExplainTable {
  std::string heading;
  std::vector<std::string> head;
  std::vector<bool> right;  ///< by column
  std::vector<std::vector<std::string>> rows;
};

/// A figure and the rows it came from.
struct ExplainFigureLine {
  std::string text, rows;
};

/// A node, or an adjustment.
struct ExplainBlock {
  std::size_t index = 0;  ///< of the node, or of the adjustment, in the scheme
  std::size_t depth = 0;  ///< below the total
  std::string id, title, points, lost;
  std::optional<double> share;  ///< of what it could give, for a bar
  std::string sentence;         ///< as published
  std::vector<std::string> lines;
  std::vector<ExplainFigureLine> figures;
};

/// An explanation in one language, for every format that people read: none computes.
struct ExplainedText {
  std::string title, scheme;
  std::vector<std::string> standing;
  ExplainTable improvements, account;
  std::string nodes_heading;
  std::vector<ExplainBlock> nodes;
  std::string adjustments_heading;
  std::vector<ExplainBlock> adjustments;
  std::string decisions_heading;
  std::vector<std::string> decisions;
  std::vector<std::string> notes;
};

ExplainedText lay_out(const Assessment& assessment, const Explanation& explanation,
                      Language language);

}  // namespace assess
