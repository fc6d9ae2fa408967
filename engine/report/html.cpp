#include <algorithm>

#include "page_files.hpp"
#include "report/compare_formats.hpp"
#include "report/compare_parts.hpp"
#include "report/formats.hpp"
#include "report/html_page.hpp"
#include "report/html_parts.hpp"
#include "report/html_text.hpp"
#include "report/html_trial.hpp"
#include "report/import_report.hpp"
#include "report/reasons.hpp"

namespace assess {

namespace {

/// The first of them: a page that somebody reads is no list of thousands.
std::string said_of_evidence(const Diagnostics& issues, Language language) {
  constexpr std::size_t most = 300;
  constexpr Message heading{"What was said of the rules and the evidence", "对规则和证据的提示"},
      more{"and {0} more: assess check -r RULES DATA... -o issues.csv lists all",
           "另有{0}条：用 assess check -r 规则 数据… -o issues.csv 列出全部"};
  Sheet sheet = issues_sheet(issues, language);
  const std::size_t left_out = sheet.rows - std::min(sheet.rows, most) + issues.dropped();
  sheet.rows = std::min(sheet.rows, most);
  if (sheet.rows == 0) return {};
  std::string out =
      "<h3>" + std::string(heading.in(language)) + "</h3>\n" + html_sheet(sheet, language);
  if (left_out > 0)
    out += "<p>" + html(said(more, {std::to_string(left_out)}).in(language)) + "</p>\n";
  return out;
}

std::string issues(const Assessment& a, const Diagnostics* said, Language language) {
  const auto part = [&](const Sheet& sheet, std::string_view heading) {
    const std::string table = html_sheet(sheet, language);
    return table.empty() ? table : "<h3>" + std::string(heading) + "</h3>\n" + table;
  };
  const auto say = [&](const Message& message) { return message.in(language); };
  const std::string out =
      part(reasons_sheet(a), say({"Reasons for other scores", "另计得分的原因"})) +
      part(adjustments_sheet(a, language),
           say({"Adjustments, limits and vetoes", "加减分、限制与一票否决"})) +
      part(overrides_sheet(a), say({"Decisions after an appeal", "复核更正"})) +
      (said ? said_of_evidence(*said, language) : "");
  return out.empty() ? "<p>" + std::string(say({"None.", "无。"})) + "</p>\n" : out;
}

std::string trial_data(const Assessment& a) {
  return trial_refusal(a) ? "null" : script_json(trial_json(a));
}

std::string trial_note(const Assessment& a, Language language) {
  const auto refusal = trial_refusal(a);
  return refusal ? std::string(refusal->in(language)) : std::string();
}

constexpr Message compare_heading{"Compared with before", "与以前比较"};

std::string compare_link(const RenderContext& context) {
  if (!context.beside.comparison) return {};
  return "<a href=\"#compare\">" + std::string(Message{"Compare", "比较"}.in(context.language)) +
         "</a>\n";
}

std::string compare_section(const RenderContext& context) {
  if (!context.beside.comparison) return {};
  const Language language = context.language;
  return "<section id=\"compare\" aria-labelledby=\"h-compare\">\n<h2 id=\"h-compare\">" +
         std::string(compare_heading.in(language)) +
         "</h2>\n<p class=\"note official only-trial\">" +
         std::string(Message{"Official result.", "正式结果。"}.in(language)) + "</p>\n<p><b>" +
         html(compared_title(*context.beside.comparison, language)) + "</b></p>\n" +
         html_compare(*context.beside.comparison, language, 3) + "</section>\n";
}

/// So many units that a browser should not lay out what is not seen.
constexpr std::size_t many_units = 300;

PageParts parts_of(const Assessment& a, const RenderContext& context, const std::string& css,
                   const std::string& js) {
  const Language language = context.language;
  const Scheme& scheme = a.scheme;
  return {
      {"lang", [=] { return std::string(language == Language::zh ? "zh-Hans" : "en"); }},
      {"title", [&scheme, language] { return html(scheme.name.in(language)); }},
      {"year", [&scheme] { return std::to_string(scheme.year); }},
      {"body_class",
       [&a] { return std::string(a.figures.units() > many_units ? " class=\"many\"" : ""); }},
      {"set", [&scheme, language] { return html_trial_mark(scheme.trial, language); }},
      {"css", [&css] { return css; }},
      {"js", [&js] { return js; }},
      {"css_hash", [&css] { return policy_hash(css); }},
      {"js_hash", [&js] { return policy_hash(js); }},
      {"cards", [&a, language] { return html_cards(a, language); }},
      {"legend", [&a, language] { return html_legend(a, language); }},
      {"ranking", [&a, language] { return html_ranking(a, language); }},
      {"refusal", [&a, language] { return trial_note(a, language); }},
      {"sliders", [&a, language] { return trial_refusal(a) ? "" : html_sliders(a, language); }},
      {"criteria", [&a, language] { return html_criteria(a, language); }},
      {"issues", [&a, &context] { return issues(a, context.beside.issues, context.language); }},
      {"compare_link", [&context] { return compare_link(context); }},
      {"compare", [&context] { return compare_section(context); }},
      {"units", [&a, &context] { return html_units(a, context); }},
      {"method", [&a, language] { return html_method(a, language); }},
      {"provenance", [&a, language] { return html_provenance(a, language); }},
      {"data", [&a] { return trial_data(a); }},
  };
}

}  // namespace

/// One file that asks for nothing else. Its policy allows its own style and its own script, by
/// their hashes, and no request at all.
std::string render_html(const Assessment& assessment, const RenderContext& context) {
  const std::string css(page_css),
      js = in_language(std::string(rules_js) + std::string(page_js), context.language);
  return filled(in_language(page_html, context.language), parts_of(assessment, context, css, js));
}

}  // namespace assess
