#include "report/html_page.hpp"

#include "base/text.hpp"
#include "page_files.hpp"
#include "report/html_text.hpp"

namespace assess {

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

std::string filled(std::string_view text, const PageParts& parts) {
  std::string out;
  for (std::size_t at = text.find("{{"); at != text.npos; at = text.find("{{")) {
    const std::size_t end = text.find("}}", at);
    out += text.substr(0, at);
    out += parts.at(text.substr(at + 2, end - at - 2))();
    text.remove_prefix(end + 2);
  }
  return out += text;
}

std::string html_trial_mark(const std::vector<std::string>& trial, Language language) {
  if (trial.empty()) return {};
  constexpr Message word{"TRIAL", "试算"}, official{"not the official result", "非正式结果"};
  return "<p class=\"mark set\"><b>" + std::string(word.in(language)) + "</b> " +
         std::string(official.in(language)) + " <span>" + html(joined(trial, "; ")) +
         "</span></p>\n";
}

std::string plain_page(const PlainPage& page) {
  const std::string css(page_css);
  return filled(plain_html,
                {{"lang", [&] { return page.language == Language::zh ? "zh-Hans" : "en"; }},
                 {"title", [&] { return html(page.title); }},
                 {"mark", [&] { return html_trial_mark(page.trial, page.language); }},
                 {"css", [&] { return css; }},
                 {"css_hash", [&] { return policy_hash(css); }},
                 {"generator", [&] { return std::string(page.generator); }},
                 {"body", [&] { return page.body; }}});
}

}  // namespace assess
