#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/points.hpp"
#include "report/html_parts.hpp"
#include "report/html_text.hpp"
#include "report/published.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

constexpr std::array<Message, 4> ties_sentences{
    {{"Equal places share a rank, and as many ranks are left out (1, 2, 2, 4).",
      "并列者名次相同，其后名次顺延（1、2、2、4）。"},
     {"Equal places share a rank, and the next follows (1, 2, 2, 3).",
      "并列者名次相同，其后名次不空缺（1、2、2、3）。"},
     {"Equal places share the mean of their ranks (1, 2.5, 2.5, 4).",
      "并列者取名次的平均值（1、2.5、2.5、4）。"},
     {"Equal places are ordered by the key of the unit.", "并列者按单位代码排序。"}}};

constexpr std::array<Message, 4> rounding_sentences{
    {{"It is rounded once, at the end, a half away from zero.", "仅在最后四舍五入一次。"},
     {"It is rounded once, at the end, a half to the even digit.",
      "仅在最后修约一次，四舍六入五成双。"},
     {"It is cut once, at the end, towards zero.", "仅在最后截尾一次。"},
     {"It is rounded up once, at the end, away from zero.", "仅在最后进位一次。"}}};

class MethodWriter {
 public:
  MethodWriter(const Assessment& a, Language language) : a_(a), language_(language) {}

  std::string write() {
    const Node& total = a_.scheme.nodes[a_.scheme.total];
    out_ = "<ul>";
    line({"Total: {} ({}), published with {} decimals. {}",
          "总分：{}（{}），公布时保留{}位小数。{}"},
         info(total.aggregation).summary.in(language_), ids(total.children),
         published_decimals(a_.scheme, a_.scheme.total),
         rounding_sentences[static_cast<std::size_t>(a_.scheme.published().mode)].in(language_));
    line(a_.scheme.ranking.best_is_highest
             ? Message{"The highest total is rank 1.", "总分最高者为第1名。"}
             : Message{"The lowest total is rank 1.", "总分最低者为第1名。"});
    if (a_.scheme.group)
      line(a_.scheme.ranking.within_group
               ? Message{"Units are ranked within their group.", "在组内排名。"}
               : Message{"All units are ranked together.", "全部单位一起排名。"});
    write_ties();
    write_grades();
    line({"An empty denominator is no basis, never 100 %. No evidence is no merit.",
          "分母为空即没有基数，绝不是100%；没有佐证不得分。"});
    out_ += "</ul>\n";
    write_sentences();
    return std::move(out_);
  }

 private:
  template <typename... Args>
  void line(const Message& message, const Args&... args) {
    out_ += "<li>" + fmt::format(fmt::runtime(message.in(language_)), args...) + "</li>\n";
  }

  std::string_view separator() const { return language_ == Language::zh ? "、" : ", "; }

  std::string ids(const std::vector<std::size_t>& nodes) const {
    std::string text;
    for (const std::size_t n : nodes)
      text += std::string(text.empty() ? "" : separator()) + html(a_.scheme.nodes[n].id);
    return text;
  }

  void write_ties() {
    std::string keys;
    for (const TieBreak& one : a_.scheme.ranking.order) {
      keys += keys.empty() ? "" : separator();
      if (one.lowest) keys += language_ == Language::zh ? "低者优先的" : "lowest ";
      keys += "<code>" + html(a_.scheme.quantities[one.quantity].text) + "</code>";
    }
    if (!keys.empty())
      line({"Equal published totals are told apart by {}, in this order.",
            "公布总分相同时，依次比较：{}。"},
           keys);
    line(ties_sentences[static_cast<std::size_t>(a_.scheme.ranking.ties)]);
  }

  std::string edge(const Grade& grade) const {
    static constexpr std::array<std::string_view, 6> signs{"≥ ", "> ", "≤ ", "< ", "= ", ""};
    if (!grade.edge) return std::string(Message{"by veto only", "仅因一票否决"}.in(language_));
    const std::string text =
        grade.edge->is_constant() ? to_text(grade.edge->number) : to_text(*grade.edge);
    return std::string(signs[static_cast<std::size_t>(grade.test)]) + text;
  }

  void write_grades() {
    if (a_.scheme.grades.empty()) return;
    std::string text;
    for (const Grade& grade : a_.scheme.grades) {
      text += fmt::format("{}{} ({}", text.empty() ? "" : " · ",
                          html(grade.name.empty() ? grade.id : grade.name.in(language_)),
                          html(edge(grade)));
      if (grade.quota)
        text += fmt::format(", {} {}%", Message{"at most", "至多"}.in(language_),
                            to_text(snapped(*grade.quota * 100)));
      text += ")";
    }
    line({"Grades by the published total: {}.", "按公布总分定等次：{}。"}, text);
    const bool quota =
        std::ranges::any_of(a_.scheme.grades, [](const Grade& g) { return g.quota.has_value(); });
    if (quota)
      line(
          {"A quota is the largest share of a group; who no longer fits gets the next grade and "
           "keeps the rank.",
           "名额为组内比例上限，超出者定为下一等次，名次不变。"});
  }

  /// The published sentence of each node and adjustment.
  void write_sentences() {
    std::string list;
    for (const Node& node : a_.scheme.nodes)
      if (!node.text.empty())
        list += fmt::format("<dt>{} {}</dt><dd>{}</dd>\n", html(node.id),
                            html(node.name.in(language_)), html(node.text.in(language_)));
    for (const Adjustment& one : a_.scheme.adjustments) {
      const Text& why = one.because.empty() ? one.name : one.because;
      list +=
          fmt::format("<dt>{} {}</dt><dd>{}: {}</dd>\n", html(one.id), html(one.name.in(language_)),
                      word(adjustment_kind_words, one.kind, language_), html(why.in(language_)));
    }
    if (!list.empty()) out_ += "<dl>" + list + "</dl>\n";
  }

  const Assessment& a_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string html_method(const Assessment& assessment, Language language) {
  return MethodWriter(assessment, language).write();
}

}  // namespace assess
