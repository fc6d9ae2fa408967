#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/formats.hpp"
#include "report/sheet.hpp"

namespace assess {

/// A sheet as columns for a terminal. Where it is too narrow for all, spare columns are left out
/// (`left_out`: their headings), then long texts are cut.
struct TextTable {
  std::string text;
  std::vector<std::string> left_out;
};

/// `best` and `worst`: names of the first and the last grade, which get a colour.
struct GradeColors {
  std::string best, worst;
};

TextTable text_table(const Sheet& sheet, const RenderContext& context, const GradeColors& colors);

}  // namespace assess
