#include "report/unit_sheet.hpp"

#include "base/text.hpp"
#include "report/explain_formats.hpp"
#include "report/explain_layout.hpp"
#include "report/html_page.hpp"
#include "report/html_parts.hpp"
#include "report/html_text.hpp"
#include "version.hpp"

namespace assess {

namespace {

constexpr Message provenance{"Rules {0} {1} (SHA-256 {2}), computed by assess {3}.",
                             "规则 {0} {1}（SHA-256 {2}），由 assess {3} 计算。"};

std::string note(const std::string& text) {
  return "<p class=\"note\">" + html(text) + "</p>\n";
}

}  // namespace

Explanation for_itself(Explanation explanation) {
  explanation.above.reset();
  explanation.below.reset();
  return explanation;
}

std::string unit_page(const Assessment& a, const Explanation& explanation,
                      const RenderContext& context) {
  const Language language = context.language;
  const ExplainedText text = lay_out(a, for_itself(explanation), language);
  std::string body =
      note(text.scheme) + "<div class=\"unit\">" + html_explanation(text, 2) + "</div>\n";
  for (const std::string& one : text.notes) body += note(one);
  body += note(said(provenance, {a.scheme.file, a.scheme.id, a.scheme.sha256, std::string(version)})
                   .in(language));
  return plain_page({.language = language,
                     .title = text.title,
                     .trial = a.scheme.trial,
                     .body = std::move(body),
                     .generator = unit_sheet_mark});
}

std::string unit_markdown(const Assessment& a, const Explanation& explanation,
                          const RenderContext& context) {
  const Explanation own[] = {for_itself(explanation)};
  return "<!-- " + std::string(unit_sheet_mark) + " -->\n\n" + explain_markdown(a, own, context);
}

}  // namespace assess
