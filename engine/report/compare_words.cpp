#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/compare_formats.hpp"
#include "report/published.hpp"

namespace assess {

namespace {

constexpr Message other{"other", "其他"};

/// "1 changes grade", "3 change grade".
std::string counted(std::size_t count, const char* one, const char* many, const char* zh,
                    Language language) {
  if (language == Language::zh) return fmt::format("{}个{}", count, zh);
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string result_name(const PublishedResult& result, Language language) {
  return fmt::format("{} {}", shown(result.name.in(language)), result.year);
}

std::string part_name(const Part& part, Language language) {
  if (part.kind != PartKind::rest) return part.id;
  const std::string word(other.in(language));
  return part.id == "total" ? word : part.id + " " + word;
}

}  // namespace

std::string main_reasons(const Comparison& c, const UnitChange& unit, Language language,
                         std::size_t most) {
  std::vector<Part> parts = unit.parts;
  for (Part& part : parts) part.points = rounded(part.points, to_decimals(c.decimals));
  std::erase_if(parts, [](const Part& part) { return part.points.billionths == 0; });
  std::ranges::stable_sort(parts, std::ranges::greater{}, [](const Part& part) {
    return part.points.billionths < 0 ? -part.points.billionths : part.points.billionths;
  });
  std::vector<std::string> reasons;
  for (const Part& part : parts)
    if (reasons.size() < most)
      reasons.push_back(part_name(part, language) + " " + signed_text(part.points, c.decimals));
  return joined(reasons, ", ");
}

std::string summary_sentence(const Comparison& c, Language language) {
  const ChangeSummary& s = c.summary;
  const bool zh = language == Language::zh;
  std::vector<std::string> clauses{counted(s.compared, "unit", "units", "单位", language)};
  if (s.mean) {
    std::string mean = (zh ? "平均" : "mean ") + signed_text(*s.mean, c.decimals);
    if (s.data)
      mean += fmt::format(fmt::runtime(zh ? "（数据{}，规则{}）" : " (data {}, rules {})"),
                          signed_text(*s.data, c.decimals), signed_text(*s.rules, c.decimals));
    clauses.push_back(mean);
  }
  clauses.push_back(counted(s.grades, "changes grade", "change grade", "单位等次变化", language));
  clauses.push_back(counted(s.ranks, "changes rank", "change rank", "单位名次变化", language));
  if (s.renamed) clauses.push_back(counted(s.renamed, "renamed", "renamed", "单位更名", language));
  if (s.fresh) clauses.push_back(counted(s.fresh, "new", "new", "新增单位", language));
  if (s.gone) clauses.push_back(counted(s.gone, "gone", "gone", "单位撤销", language));
  return joined(clauses, zh ? "，" : ", ") + (zh ? "。" : ".");
}

/// A trial has that word in its name.
std::string compared_title(const Comparison& c, Language language) {
  return result_name(c.before, language) + " → " + result_name(c.after, language);
}

}  // namespace assess
