#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "analysis/explanation.hpp"
#include "report/formats.hpp"
#include "report/sheet.hpp"

namespace assess {

/// Of one unit or several, which follow each other.
using Explanations = std::span<const Explanation>;

// Each returns all bytes of the file. Equal explanations give equal bytes.
std::string explain_text(const Assessment& assessment, Explanations explanations,
                         const RenderContext& context);
std::string explain_markdown(const Assessment& assessment, Explanations explanations,
                             const RenderContext& context);
std::string explain_json(const Assessment& assessment, Explanations explanations,
                         const RenderContext& context);
std::string explain_csv(const Assessment& assessment, Explanations explanations,
                        const RenderContext& context);
std::string explain_workbook(const Assessment& assessment, Explanations explanations,
                             const RenderContext& context);

/// A line for each score, each figure behind it, and what followed; of several units with a column
/// of their keys.
Sheet explain_sheet(const Assessment& assessment, Explanations explanations, Language language);

struct ExplainFormat {
  std::string_view keyword;
  std::string_view extension;
  std::string (*render)(const Assessment& assessment, Explanations explanations,
                        const RenderContext& context);
};

/// Every format of an explanation; the first is for the terminal.
inline constexpr std::array explain_formats{
    ExplainFormat{"text", ".txt", explain_text},      ExplainFormat{"md", ".md", explain_markdown},
    ExplainFormat{"json", ".json", explain_json},     ExplainFormat{"csv", ".csv", explain_csv},
    ExplainFormat{"xlsx", ".xlsx", explain_workbook},
};

}  // namespace assess
