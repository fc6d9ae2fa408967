#include "scheme/keys.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "forms/forms.hpp"
#include "scheme/diagnostics.hpp"

namespace assess {

namespace {

constexpr std::string_view nodes = "criterion item total";
constexpr std::string_view parents = "item total";
constexpr std::string_view adjustments = "bonus deduction limit veto";
constexpr std::string_view repeatable =
    "table lookup criterion item bonus deduction limit veto grade";

constexpr std::array all_sections{
    SectionInfo{"scheme", false, false, {"what the rules are", "规则的基本信息"}},
    SectionInfo{"table", true, false, {"a table of evidence", "证据表"}},
    SectionInfo{"lookup", true, true, {"points or words for words", "对照表"}},
    SectionInfo{"define", false, true, {"named figures of the unit", "命名的数值"}},
    SectionInfo{"criterion", true, false, {"a criterion", "指标"}},
    SectionInfo{"item", true, false, {"an item: criteria under one heading", "项目"}},
    SectionInfo{"total", false, false, {"the total", "总分"}},
    SectionInfo{"bonus", true, false, {"points added", "加分"}},
    SectionInfo{"deduction", true, false, {"points taken", "扣分"}},
    SectionInfo{"limit", true, false, {"best grade or score still possible", "等次或得分上限"}},
    SectionInfo{"veto", true, false, {"a grade whatever the score", "一票否决"}},
    SectionInfo{"grade", true, false, {"a grade, from best to worst", "等次，从好到差"}},
    SectionInfo{"ranking", false, false, {"how units are ranked", "排名办法"}},
};

constexpr std::array all_keys{
    // [scheme]
    KeyInfo{"scheme", "id", true, Suffix::none, "text", "", {"identity", "标识"}},
    KeyInfo{"scheme", "name", true, Suffix::language, "text", "", {"name of the rules", "名称"}},
    KeyInfo{"scheme", "year", true, Suffix::none, "number", "",
            {"year assessed; a name in expressions", "考核年度；可在表达式中使用"}},
    KeyInfo{"scheme", "group", false, Suffix::none, "expression", "one group",
            {"peer group of a unit", "单位所属组别"}},
    KeyInfo{"scheme", "cutoff", false, Suffix::none, "date", "31 December of year",
            {"a name in expressions", "截止日期；可在表达式中使用"}},
    KeyInfo{"scheme", "missing", false, Suffix::none, "zero | skip | blank | error",
            "zero with points, skip with weights",
            {"what a missing score does to its parent", "得分缺失时上级如何处理"}},
    KeyInfo{"scheme", "scale", false, Suffix::none, "low..high", "0..100",
            {"what forms give in a weight scheme", "权重制下各形式的得分范围"}},
    KeyInfo{"scheme", "show", false, Suffix::none, "names", "",
            {"defined names printed as further columns", "额外输出的命名数值"}},
    // [table.NAME]
    KeyInfo{"table", "key", false, Suffix::none, "columns", "key of units; there: unit",
            {"the columns that name the unit", "标识单位的列"}},
    KeyInfo{"table", "known_as", false, Suffix::none, "columns", "",
            {"units only: columns with further names by which other tables may call the unit",
             "仅 units：单位的其他名称所在的列，其他表可用这些名称"}},
    KeyInfo{"table", "columns", false, Suffix::none, "name: type, ...", "*: number",
            {"the columns that exist for the rules", "规则使用的列及类型"}},
    KeyInfo{"table", "alias", false, Suffix::name, "list", "",
            {"other spellings of a column, a word, or yes no nil missing not_applicable",
             "列名、词语或 yes no nil missing not_applicable 的其他写法"}},
    KeyInfo{"table", "where", false, Suffix::none, "condition over rows", "all",
            {"rows that count", "计入的行"}},
    KeyInfo{"table", "unique", false, Suffix::none, "columns", "none",
            {"rows alike in key and these are one matter", "键和这些列相同即为同一事项"}},
    KeyInfo{"table", "keep", false, Suffix::none, "highest E | lowest E", "error",
            {"of several rows of one matter this one is kept", "同一事项保留哪一行"}},
    KeyInfo{"table", "file", false, Suffix::none, "list", "the table's name",
            {"files or sheets to stack", "叠加的文件或工作表"}},
    KeyInfo{"table", "from", false, Suffix::none, "table", "",
            {"units only: the distinct keys of that table", "仅 units：取该表中的不同单位"}},
    KeyInfo{"table", "run", false, Suffix::none, "file.ini", "",
            {"the result of that scheme", "另一规则的结果"}},
    KeyInfo{"table", "query", false, Suffix::none, "SELECT ...", "its table",
            {"the rows, if a database is handed in", "提交数据库时由此查询取行"}},
    KeyInfo{"table", "optional", false, Suffix::none, "yes | no", "no",
            {"not handed in: no rows, instead of an error", "未提交时视为无行而非错误"}},
    // nodes
    KeyInfo{nodes, "name", false, Suffix::language, "text", "ID", {"heading", "名称"}},
    KeyInfo{nodes, "text", false, Suffix::language, "text", "",
            {"the published sentence", "公布的条文"}},
    KeyInfo{"criterion item", "item", false, Suffix::none, "ID | none", "total",
            {"its parent; none: published, counts nowhere", "上级；none 表示公布但不计入"}},
    KeyInfo{nodes, "points", false, Suffix::none, "number", "sum of children",
            {"points scheme: the most it gives", "分值制：满分"}},
    KeyInfo{"criterion item", "weight", false, Suffix::group, "expression", "1",
            {"weight scheme: relative among its siblings", "权重制：同级中的相对权重"}},
    KeyInfo{nodes, "instead", false, Suffix::none, "result \"reason\" when condition; ...", "",
            {"results that replace the usual one", "替代通常结果的情形"}},
    KeyInfo{nodes, "missing", false, Suffix::none, "zero | skip | blank | error", "the scheme's",
            {"what its missing score does to its parent", "得分缺失时上级如何处理"}},
    KeyInfo{nodes, "range", false, Suffix::none, "low..high | none", "0..points",
            {"clamped to this", "得分限制在此范围"}},
    KeyInfo{nodes, "round", false, Suffix::none, "places | to step [half_up half_even down up]",
            "none; total: 2", {"rounded here, and used rounded", "在此修约并以修约值继续计算"}},
    KeyInfo{"criterion", "form", false, Suffix::none, "form", "points",
            {"how inputs become points", "计分形式"}},
    KeyInfo{"criterion", "within", false, Suffix::none, "all | group | name", "all",
            {"forms that compare: with which units", "比较型：与哪些单位比较"}},
    KeyInfo{"criterion", "direction", false, Suffix::none, "higher | lower | 1 | -1", "higher",
            {"forms that compare: what is better", "比较型：何者为优"}},
    KeyInfo{"criterion", "constant", false, Suffix::none, "rate | not_applicable", "50%",
            {"forms that compare: the rate when all are equal", "比较型：全部相等时的得分率"}},
    KeyInfo{"criterion", "ties", false, Suffix::none, "low | mean", "low",
            {"rank forms: the rank that equals share", "名次型：并列者的名次"}},
    KeyInfo{parents, "aggregate", false, Suffix::none, "aggregate",
            "sum with points, mean with weights", {"how children become one score", "汇总方式"}},
    KeyInfo{parents, "of", false, Suffix::none, "members", "nodes whose item it is",
            {"other members: a second composite of the same nodes", "另一组成员"}},
    KeyInfo{parents, "not_applicable", false, Suffix::none, "rescale | lose | fill", "rescale",
            {"what becomes of points that do not apply", "不适用的分值如何处理"}},
    KeyInfo{parents, "basis", false, Suffix::none, "number", "",
            {"for fill: rescale if at least these points apply", "fill：适用分值不少于此数时折算"}},
    KeyInfo{parents, "fill", false, Suffix::group, "rate", "",
            {"for fill: rate of the points that do not apply", "fill：不适用分值的得分率"}},
    KeyInfo{parents, "clamp", false, Suffix::none, "end | each", "end",
            {"range after all adjustments, or after each", "全部或每次调整后限制范围"}},
    KeyInfo{parents, "out_of", false, Suffix::none, "number", "",
            {"converted to this many points", "折算为此满分"}},
    // adjustments
    KeyInfo{adjustments, "item", false, Suffix::none, "ID", "total",
            {"on which node", "作用于哪个项目"}},
    KeyInfo{adjustments, "when", false, Suffix::none, "condition", "always",
            {"condition", "条件"}},
    KeyInfo{adjustments, "because", false, Suffix::language, "text", "",
            {"sentence for the report", "报告中的说明"}},
    KeyInfo{adjustments, "name", false, Suffix::language, "text", "ID", {"heading", "名称"}},
    KeyInfo{"bonus deduction", "value", true, Suffix::group, "expression", "",
            {"points added or taken, not negative", "加或扣的分值，不为负"}},
    KeyInfo{"bonus deduction", "cap", false, Suffix::none, "number", "none",
            {"at most", "上限"}},
    KeyInfo{"deduction", "spill", false, Suffix::none, "number", "0",
            {"a rest the item cannot bear goes to the total, at most this",
             "项目扣完后余数转入总分的上限"}},
    KeyInfo{"limit", "at_most", false, Suffix::none, "grade", "",
            {"best grade still possible", "最高等次"}},
    KeyInfo{"limit", "score_at_most", false, Suffix::group, "expression", "",
            {"highest score still possible", "最高得分"}},
    KeyInfo{"veto", "grade", true, Suffix::none, "grade", "",
            {"the grade whatever the score", "不论得分的等次"}},
    KeyInfo{"veto", "score", false, Suffix::group, "expression", "",
            {"the score too", "同时改变的得分"}},
    KeyInfo{"veto", "ranked", false, Suffix::none, "last | no | yes", "last",
            {"where such a unit stands", "此类单位如何排名"}},
    // [grade.ID]
    KeyInfo{"grade", "at_least", false, Suffix::group, "expression", "",
            {"edge on the published total", "公布总分的界限"}},
    KeyInfo{"grade", "above", false, Suffix::group, "expression", "", {"edge", "界限"}},
    KeyInfo{"grade", "at_most", false, Suffix::group, "expression", "", {"edge", "界限"}},
    KeyInfo{"grade", "below", false, Suffix::group, "expression", "", {"edge", "界限"}},
    KeyInfo{"grade", "name", false, Suffix::language, "text", "ID", {"heading", "名称"}},
    KeyInfo{"grade", "follow_up", false, Suffix::language, "text", "",
            {"what follows from it", "后续要求"}},
    KeyInfo{"grade", "quota", false, Suffix::none, "percent", "",
            {"largest share of a group", "占本组的最高比例"}},
    // [ranking]
    KeyInfo{"ranking", "best", false, Suffix::none, "highest | lowest", "highest",
            {"which total is rank 1", "何者排第一"}},
    KeyInfo{"ranking", "basis", false, Suffix::none, "published | exact", "published",
            {"exact: the total before round", "exact：修约前的总分"}},
    KeyInfo{"ranking", "ties", false, Suffix::none, "competition | dense | fractional | ordinal",
            "competition", {"1,2,2,4 · 1,2,2,3 · 1,2.5,2.5,4 · by unit key", "并列的名次写法"}},
    KeyInfo{"ranking", "order", false, Suffix::none, "[lowest] expression, ...", "",
            {"tie-break", "并列时依次比较"}},
    KeyInfo{"ranking", "within", false, Suffix::none, "group | all", "group",
            {"ranked in the group, or all together", "组内或全体排名"}},
    KeyInfo{"ranking", "quota_rounding", false, Suffix::none, "down | nearest | up", "down",
            {"of share times units", "名额取整"}},
    KeyInfo{"ranking", "quota_min", false, Suffix::none, "number", "0",
            {"at least so many", "最少名额"}},
    KeyInfo{"ranking", "quota_ties", false, Suffix::none, "none | all", "none",
            {"a tie at the edge: none of the tied, or all", "名额边界并列：都不给或都给"}},
    KeyInfo{"ranking", "min_group", false, Suffix::none, "number", "0",
            {"smaller groups share the quota of another", "小组与其他组合并名额"}},
    KeyInfo{"ranking", "pool", false, Suffix::name, "group", "",
            {"the group that a smaller one joins", "小组并入的组"}},
    // repeated sections
    KeyInfo{repeatable, "each", false, Suffix::none, "file [where condition] | names: rows", "",
            {"one section per row", "每行一节"}},
    KeyInfo{repeatable, "id", false, Suffix::none, "text", "",
            {"with each: the ID of each", "与 each 同用：各节的 ID"}},
};

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

const SectionInfo* section_info(std::string_view kind) {
  const auto found = std::ranges::find(all_sections, kind, &SectionInfo::kind);
  return found == all_sections.end() ? nullptr : &*found;
}

const KeyInfo* key_info(std::string_view kind, std::string_view key) {
  for (const KeyInfo& info : all_keys)
    if (info.key == key && has_word(info.sections, kind)) return &info;
  return nullptr;
}

/// Keys of the criterion's form; of all forms if it has none that exists (that is complained of
/// where the form is read).
std::set<std::string> form_keys(const IniSection& section) {
  std::set<std::string> result;
  const IniKey* form = section.find("form");
  const auto chosen = form_named(form ? form->value.text : "points");
  for_each_form([&](const FormInfo& form_info) {
    if (chosen && form_info.keyword != info(*chosen).keyword) return;
    for (const Slot& slot : form_info.slots) result.emplace(slot.key);
  });
  return result;
}

void check_suffix(const IniKey& key, Suffix suffix, Diagnostics& notes) {
  if (key.suffix.empty() ? suffix != Suffix::name
                         : suffix == Suffix::group || suffix == Suffix::name ||
                               (suffix == Suffix::language &&
                                (key.suffix == "zh" || key.suffix == "en")))
    return;
  notes.add(rule_complaint("bad-suffix"), key.at.place(), {key.name, key.suffix});
}

}  // namespace

std::vector<std::string> known_keys(const IniSection& section) {
  std::vector<std::string> names;
  for (const KeyInfo& info : all_keys)
    if (has_word(info.sections, section.kind)) names.emplace_back(info.key);
  if (section.kind == "criterion")
    for (const std::string& key : form_keys(section)) names.push_back(key);
  return names;
}

void check_key(const IniSection& section, const IniKey& key, Diagnostics& notes) {
  if (const KeyInfo* info = key_info(section.kind, key.name))
    return check_suffix(key, info->suffix, notes);
  if (section.kind == "criterion" && form_keys(section).contains(key.name))
    return check_suffix(key, Suffix::group, notes);
  const auto names = known_keys(section);
  notes.add(rule_complaint("unknown-key"), key.at.place(),
            {section.at.text, key.name, joined(names, ", ")}, nearest(key.name, names));
}

namespace {

void check_section(const IniSection& section, Diagnostics& notes) {
  const SectionInfo* info = section_info(section.kind);
  if (!info) {
    std::vector<std::string> kinds;
    for (const SectionInfo& known : all_sections) kinds.emplace_back(known.kind);
    return notes.add(rule_complaint("unknown-section"), section.at.place(),
                     {section.at.text, joined(kinds, ", ")}, nearest(section.kind, kinds));
  }
  if (info->has_id && section.id.empty())
    notes.add(rule_complaint("missing-id"), section.at.place(), {section.kind});
  if (!info->has_id && !section.id.empty())
    notes.add(rule_complaint("unknown-section"), section.at.place(),
              {section.at.text, section.kind}, section.kind);
  if (info->free_keys) return;
  for (const IniKey& key : section.keys) check_key(section, key, notes);
  for (const KeyInfo& key : all_keys)
    if (key.required && has_word(key.sections, section.kind) && !section.find(key.key))
      notes.add(rule_complaint("missing-key"), section.at.place(),
                {section.at.text, std::string(key.key)});
}

}  // namespace

std::span<const KeyInfo> keys() { return all_keys; }
std::span<const SectionInfo> sections() { return all_sections; }

void check_keys(const IniFile& file, Diagnostics& notes) {
  if (file.sections.empty()) {
    if (!notes.has_errors())
      notes.add(rule_complaint("rules-empty"), {.file = file.path, .cell = {}, .excerpt = {}});
    return;
  }
  for (const IniSection& section : file.sections) check_section(section, notes);
}

}  // namespace assess
