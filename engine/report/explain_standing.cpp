#include "report/explain_standing.hpp"

#include "base/text.hpp"
#include "report/explain_words.hpp"
#include "report/published.hpp"

namespace assess {

namespace {

class Standings {
 public:
  Standings(const Assessment& a, const Explanation& explanation, Language language)
      : a_(a), e_(explanation), language_(language) {}

  std::vector<std::string> lines() const {
    std::vector<std::string> result{first_line()};
    if (e_.above) result.push_back(beside(*e_.above, {"next above: {0}", "前一名：{0}"}));
    if (e_.below) result.push_back(beside(*e_.below, {"next below: {0}", "后一名：{0}"}));
    if (e_.next_grade) result.push_back(next_grade(*e_.next_grade));
    return result;
  }

  ExplainTable improvements() const {
    ExplainTable table{
        say({"What would earn most (one criterion at full points, all else as it is)",
             "提升空间（单项得满分，其余不变）"},
            {}),
        {say({"ID", "编号"}, {}), say({"Name", "名称"}, {}), say({"Gain", "增加"}, {}),
         say({"Total", "总分"}, {}), say({"Rank", "名次"}, {}), say({"Grade", "等次"}, {}), ""},
        {false, false, true, true, true, false, false},
        {}};
    for (const Improvement& one : e_.improvements) table.rows.push_back(improvement(one));
    return table;
  }

 private:
  std::string say(const Message& sentence, std::initializer_list<std::string> words) const {
    return said(sentence, words).in(language_);
  }

  std::string total(Points points) const {
    return to_text(points, published_decimals(a_.scheme, a_.scheme.total));
  }

  std::string grade(std::int16_t index) const {
    if (index == no_grade) return say({"no grade", "未定等次"}, {});
    const Grade& one = a_.scheme.grades[static_cast<std::size_t>(index)];
    return shown(one.name.empty() ? one.id : one.name.in(language_));
  }

  std::string group() const {
    if (!a_.scheme.group || !a_.scheme.ranking.within_group) return {};
    const std::string& name = a_.standing.groups[a_.standing.group[e_.unit]];
    return name.empty() ? "" : say({" in {0}", "（{0}）"}, {shown(name)});
  }

  std::string first_line() const {
    const ExplainedNode& node = e_.nodes[a_.scheme.total];
    std::string text = say({"Total {0}", "总分{0}"}, {points_text(a_, node, language_)}) + " · ";
    text += e_.rank == 0 ? say({"no rank", "不排名"}, {})
                         : say({"rank {0} of {1}", "第{0}名，共{1}个"},
                               {figure(e_.rank), std::to_string(e_.ranked)}) +
                               group();
    if (a_.scheme.grades.empty()) return text;
    const std::int16_t index = a_.standing.grade[e_.unit];
    const std::string_view instead = grade_id(a_, e_.unit);
    return text + " · " + (index == no_grade && !instead.empty() ? shown(instead) : grade(index));
  }

  std::string beside(const Neighbour& other, const Message& sentence) const {
    const Points gap{other.total.billionths - a_.standing.total[e_.unit].billionths};
    return say(sentence, {say({"rank {0}, {1}, {2} ({3})", "第{0}名，{1}，{2}（{3}）"},
                              {figure(other.rank), unit_text(other.key, other.name),
                               total(other.total), signed_points(gap)})});
  }

  std::string signed_points(Points gap) const {
    const std::string text = total({gap.billionths < 0 ? -gap.billionths : gap.billionths});
    return (gap.billionths < 0 ? "−" : "+") + text;
  }

  std::string next_grade(const NextGrade& next) const {
    std::string text =
        say({"next grade: {0} from {1}", "下一等次：{0}，{1}起"},
            {grade(static_cast<std::int16_t>(next.grade)), figure(next.edge.value())});
    if (next.missing.billionths > 0)
      text += say({", {0} missing", "，还差{0}"}, {total(next.missing)});
    else
      text += say({", the total suffices", "，总分已达到"}, {});
    for (const std::size_t limit : next.limits)
      text += say({"; held back by {0}", "；受限于{0}"}, {adjustment_text(a_, limit, language_)});
    if (next.quota) text += say({"; the places of the quota are taken", "；名额已满"}, {});
    return text;
  }

  std::vector<std::string> improvement(const Improvement& one) const {
    const Node& node = a_.scheme.nodes[one.node];
    return {shown(node.id),
            shown(node.name.in(language_)),
            signed_points(one.gain),
            total(one.total),
            one.rank == 0 ? "–" : figure(one.rank),
            a_.scheme.grades.empty() ? "" : grade(one.grade),
            one.more ? say({"{0} more", "再增加{0}"}, {figure(*one.more)}) : ""};
  }

  const Assessment& a_;
  const Explanation& e_;
  Language language_;
};

}  // namespace

std::vector<std::string> standing_lines(const Assessment& assessment,
                                        const Explanation& explanation, Language language) {
  return Standings(assessment, explanation, language).lines();
}

ExplainTable improvements_table(const Assessment& assessment, const Explanation& explanation,
                                Language language) {
  return Standings(assessment, explanation, language).improvements();
}

}  // namespace assess
