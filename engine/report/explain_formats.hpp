#pragma once

#include <array>
#include <string>
#include <string_view>

#include "analysis/explanation.hpp"
#include "report/formats.hpp"

namespace assess {

// Each returns all bytes of the file. Equal explanations give equal bytes.
std::string explain_text(const Assessment& assessment, const Explanation& explanation,
                         const RenderContext& context);
std::string explain_markdown(const Assessment& assessment, const Explanation& explanation,
                             const RenderContext& context);
std::string explain_json(const Assessment& assessment, const Explanation& explanation,
                         const RenderContext& context);

struct ExplainFormat {
  std::string_view keyword;
  std::string_view extension;
  std::string (*render)(const Assessment& assessment, const Explanation& explanation,
                        const RenderContext& context);
};

/// Every format of an explanation; the first is for the terminal.
inline constexpr std::array explain_formats{
    ExplainFormat{"text", ".txt", explain_text},
    ExplainFormat{"md", ".md", explain_markdown},
    ExplainFormat{"json", ".json", explain_json},
};

}  // namespace assess
