#include <functional>
#include <map>

#include "base/text.hpp"
#include "page_files.hpp"
#include "report/formats.hpp"
#include "report/html_parts.hpp"
#include "report/html_text.hpp"
#include "report/html_trial.hpp"
#include "report/reasons.hpp"

namespace assess {

namespace {

/// `[[Units|单位]]` in one language.
std::string in_language(std::string_view text, Language language) {
  std::string out;
  for (std::size_t at = text.find("[["); at != text.npos; at = text.find("[[")) {
    const std::size_t bar = text.find('|', at), end = text.find("]]", at);
    if (bar == text.npos || end == text.npos) break;
    out += text.substr(0, at);
    out += language == Language::en ? text.substr(at + 2, bar - at - 2)
                                    : text.substr(bar + 1, end - bar - 1);
    text.remove_prefix(end + 2);
  }
  return out += text;
}

/// What stands in the page for `{{name}}`.
using Parts = std::map<std::string_view, std::function<std::string()>>;

std::string filled(std::string_view text, const Parts& parts) {
  std::string out;
  for (std::size_t at = text.find("{{"); at != text.npos; at = text.find("{{")) {
    const std::size_t end = text.find("}}", at);
    out += text.substr(0, at);
    out += parts.at(text.substr(at + 2, end - at - 2))();
    text.remove_prefix(end + 2);
  }
  return out += text;
}

std::string issues(const Assessment& a, Language language) {
  const auto part = [&](const Sheet& sheet, std::string_view heading) {
    const std::string table = html_sheet(sheet, language);
    return table.empty() ? table : "<h3>" + std::string(heading) + "</h3>\n" + table;
  };
  const auto say = [&](const Message& message) { return message.in(language); };
  const std::string out =
      part(reasons_sheet(a), say({"Reasons for other scores", "另计得分的原因"})) +
      part(adjustments_sheet(a, language),
           say({"Adjustments, limits and vetoes", "加减分、限制与一票否决"})) +
      part(overrides_sheet(a), say({"Decisions after an appeal", "复核更正"}));
  return out.empty() ? "<p>" + std::string(say({"None.", "无。"})) + "</p>\n" : out;
}

std::string trial_data(const Assessment& a) {
  return trial_refusal(a) ? "null" : script_json(trial_json(a));
}

std::string trial_note(const Assessment& a, Language language) {
  const auto refusal = trial_refusal(a);
  return refusal ? std::string(refusal->in(language)) : std::string();
}

/// Of a result that is itself a trial: what was set, on the screen and on every printed page.
std::string set_mark(const Scheme& scheme, Language language) {
  if (scheme.trial.empty()) return {};
  constexpr Message trial{"TRIAL", "试算"}, official{"not the official result", "非正式结果"};
  return "<p class=\"mark set\"><b>" + std::string(trial.in(language)) + "</b> " +
         std::string(official.in(language)) + " <span>" + html(joined(scheme.trial, "; ")) +
         "</span></p>\n";
}

/// So many units that a browser should not lay out what is not seen.
constexpr std::size_t many_units = 300;

Parts parts_of(const Assessment& a, const RenderContext& context, const std::string& css,
               const std::string& js) {
  const Language language = context.language;
  const Scheme& scheme = a.scheme;
  return {
      {"lang", [=] { return std::string(language == Language::zh ? "zh-Hans" : "en"); }},
      {"title", [&scheme, language] { return html(scheme.name.in(language)); }},
      {"year", [&scheme] { return std::to_string(scheme.year); }},
      {"body_class",
       [&a] { return std::string(a.figures.units() > many_units ? " class=\"many\"" : ""); }},
      {"set", [&scheme, language] { return set_mark(scheme, language); }},
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
      {"issues", [&a, language] { return issues(a, language); }},
      {"units", [&a, &context] { return html_units(a, context.language, context.threads); }},
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
