#include <fmt/format.h>

#include "base/text.hpp"
#include "report/compare_parts.hpp"
#include "report/formats.hpp"
#include "report/markdown_sheet.hpp"
#include "report/reasons.hpp"
#include "report/sheet.hpp"
#include "version.hpp"

namespace assess {

namespace {

constexpr Message provenance{"Rules `{}` {} (SHA-256 {}), computed by assess {}.",
                             "规则 `{}` {}（SHA-256 {}），由 assess {} 计算。"};

std::string title(const Scheme& scheme, Language language) {
  std::string out = "# ";
  append_markdown_text(out, scheme.name.in(language));
  out += fmt::format(" {}\n\n", scheme.year);
  std::string file = shown(scheme.file);
  for (char& c : file)
    if (c == '`') c = '\'';
  return out +
         fmt::format(fmt::runtime(provenance.in(language)), file, scheme.id, scheme.sha256,
                     version) +
         "\n";
}

}  // namespace

std::string render_markdown(const Assessment& assessment, const RenderContext& context) {
  const Language language = context.language;
  std::string out = title(assessment.scheme, language);
  append_markdown_sheet(out, ranking_sheet(assessment, language), language);
  append_markdown_sheet(out, scores_sheet(assessment), language);
  append_markdown_sheet(out, criteria_sheet(assessment, language), language);
  append_markdown_sheet(out, reasons_sheet(assessment), language);
  append_markdown_sheet(out, adjustments_sheet(assessment, language), language);
  append_markdown_sheet(out, overrides_sheet(assessment), language);
  append_markdown_sheet(out, tables_sheet(assessment.figures.tables), language);
  if (context.beside.comparison) {
    out += "\n## ";
    append_compare_markdown(out, *context.beside.comparison, language);
  }
  return out;
}

}  // namespace assess
