#pragma once

#include <array>
#include <string>
#include <string_view>

#include "analysis/explanation.hpp"
#include "report/formats.hpp"

namespace assess {

/// Stands at the beginning of each unit sheet, so that a later run knows what it may replace.
inline constexpr std::string_view unit_sheet_mark = "assess unit sheet";
/// In so many bytes.
inline constexpr std::size_t unit_sheet_head = 512;

/// For the unit alone: without the units next to it.
Explanation for_itself(Explanation explanation);

// The explanation of one unit, to be sent to it: nothing stands there of any other unit.
std::string unit_page(const Assessment& assessment, const Explanation& explanation,
                      const RenderContext& context);
std::string unit_markdown(const Assessment& assessment, const Explanation& explanation,
                          const RenderContext& context);

struct UnitSheetFormat {
  std::string_view extension;
  std::string (*render)(const Assessment& assessment, const Explanation& explanation,
                        const RenderContext& context);
};
inline constexpr std::array unit_sheet_formats{UnitSheetFormat{".html", unit_page},
                                               UnitSheetFormat{".md", unit_markdown}};

}  // namespace assess
