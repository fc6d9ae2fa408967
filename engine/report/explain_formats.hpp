#pragma once

#include <array>
#include <string>
#include <string_view>

#include "analysis/explanation.hpp"
#include "report/formats.hpp"
#include "report/sheet.hpp"

namespace assess {

// Each returns all bytes of the file. Equal explanations give equal bytes.
std::string explain_text(const Assessment& assessment, const Explanation& explanation,
                         const RenderContext& context);
std::string explain_markdown(const Assessment& assessment, const Explanation& explanation,
                             const RenderContext& context);
std::string explain_json(const Assessment& assessment, const Explanation& explanation,
                         const RenderContext& context);

std::string explain_csv(const Assessment& assessment, const Explanation& explanation,
                        const RenderContext& context);
std::string explain_workbook(const Assessment& assessment, const Explanation& explanation,
                             const RenderContext& context);

/// A line for each score, each figure behind it, and what followed.
Sheet explain_sheet(const Assessment& assessment, const Explanation& explanation,
                    Language language);

struct ExplainFormat {
  std::string_view keyword;
  std::string_view extension;
  std::string (*render)(const Assessment& assessment, const Explanation& explanation,
                        const RenderContext& context);
};

/// Every format of an explanation; the first is for the terminal.
inline constexpr std::array explain_formats{
    ExplainFormat{"text", ".txt", explain_text},      ExplainFormat{"md", ".md", explain_markdown},
    ExplainFormat{"json", ".json", explain_json},     ExplainFormat{"csv", ".csv", explain_csv},
    ExplainFormat{"xlsx", ".xlsx", explain_workbook},
};

}  // namespace assess
