#include <array>
#include <variant>
#include <vector>

#include "commands.hpp"
#include "csv_text.hpp"
#include "distributions.hpp"
#include "organisations.hpp"
#include "output_file.hpp"
#include "unit_year.hpp"

namespace assess::evidence {

namespace {

struct Column {
  const char *english, *chinese;
  std::variant<Count UnitYear::*, YesNo UnitYear::*> cell;
  bool own = false;  ///< filed by the unit itself, so it may be forgotten
};

using U = UnitYear;
constexpr bool own = true;

constexpr std::array columns{
    Column{"sub_units", "所辖单位数", &U::sub_units},
    Column{"list_issued", "责任清单已印发", &U::list_issued, own},
    Column{"list_days_late", "责任清单逾期天数", &U::list_days_late, own},
    Column{"meetings", "专题研究会议次数", &U::meetings, own},
    Column{"agreements_signed", "责任书签订数", &U::agreements_signed, own},
    Column{"trainings", "业务培训次数", &U::trainings, own},
    Column{"tasks_listed", "重点任务数", &U::tasks_listed},
    Column{"tasks_completed", "重点任务完成数", &U::tasks_completed},
    Column{"internal_checks", "内部检查次数", &U::internal_checks, own},
    Column{"inspections", "受检次数", &U::inspections},
    Column{"self_check_plan", "自查方案", &U::self_check_plan, own},
    Column{"self_check_records", "自查台账记录数", &U::self_check_records, own},
    Column{"self_check_report", "自查报告", &U::self_check_report, own},
    Column{"critical_findings", "重大问题数", &U::critical_findings},
    Column{"major_findings", "较大问题数", &U::major_findings},
    Column{"general_findings", "一般问题数", &U::general_findings},
    Column{"minor_findings", "轻微问题数", &U::minor_findings},
    Column{"repeat_findings", "屡查屡犯问题数", &U::repeat_findings},
    Column{"letters", "反馈意见数", &U::letters},
    Column{"letters_in_time", "按期回应数", &U::letters_in_time},
    Column{"rectification_plan", "整改方案", &U::rectification_plan},
    Column{"findings_due", "到期问题数", &U::findings_due},
    Column{"findings_closed", "已销号问题数", &U::findings_closed},
    Column{"closed_in_time", "按期销号问题数", &U::closed_in_time},
    Column{"earlier_findings", "年初结转问题数", &U::earlier_findings},
    Column{"earlier_closed", "结转已销号问题数", &U::earlier_closed},
    Column{"earlier_over_two_years", "结转超两年未销号数", &U::earlier_over_two_years},
    Column{"procedure", "追责制度", &U::procedure, own},
    Column{"ledger_complete", "追责台账完整", &U::ledger_complete, own},
    Column{"returns_verified", "经核验季度报告数", &U::returns_verified, own},
    Column{"case_trainings", "警示教育次数", &U::case_trainings, own},
    Column{"events_one", "一级问责事件数", &U::events_one},
    Column{"events_two", "二级问责事件数", &U::events_two},
    Column{"events_three", "三级问责事件数", &U::events_three},
    Column{"events_four", "四级问责事件数", &U::events_four},
};

/// Shares .20 .30 .30 .20 of the units, in blocks.
int group_of(std::size_t index, std::size_t count) {
  const double place = static_cast<double>(index) / static_cast<double>(count);
  return place < 0.2 ? 0 : place < 0.5 ? 1 : place < 0.8 ? 2 : 3;
}

/// A few cells of the unit's own filing stay empty: no document was sent.
void forget_some(UnitYear& unit, Random& random) {
  for (const Column& column : columns)
    if (column.own && chance(random, 0.02))
      std::visit([&](auto member) { (unit.*member).reset(); }, column.cell);
}

/// The last unit of each of three groups is one of those that the rules are judged by.
UnitYear make_unit(std::size_t index, std::size_t count, Random random) {
  const int group = group_of(index, count);
  const bool last = index + 1 == count || group_of(index + 1, count) != group;
  if (last && group == 1) return good_uninspected_unit(group);
  if (last && group == 2) return silent_unit(group);
  if (last && group == 3) return good_clean_unit(group);
  UnitYear unit = ordinary_unit(random, group, normal(random));
  forget_some(unit, random);
  return unit;
}

void write_cell(CsvText& csv, Count count, bool) {
  count ? csv.cell(*count) : csv.cell("");
}

void write_cell(CsvText& csv, YesNo answer, bool chinese) {
  if (!answer) return csv.cell("");
  csv.cell(chinese ? (*answer ? "是" : "否") : (*answer ? "yes" : "no"));
}

void write_header(CsvText& csv, bool chinese) {
  for (const char* name : {chinese ? "单位代码" : "unit_code", chinese ? "单位名称" : "unit",
                           chinese ? "类别" : "class"})
    csv.cell(name);
  for (const Column& column : columns) csv.cell(chinese ? column.chinese : column.english);
  csv.end_row();
}

void write_unit(CsvText& csv, const UnitYear& unit, std::size_t index, const Options& options) {
  constexpr std::array groups{"甲", "乙", "丙", "丁"};
  const Organisation name = organisation(index);
  csv.cell(unit_code(index, options.units));
  csv.cell(options.chinese ? name.chinese : name.english);
  csv.cell(groups[static_cast<std::size_t>(unit.group)]);
  for (const Column& column : columns)
    std::visit([&](auto member) { write_cell(csv, unit.*member, options.chinese); }, column.cell);
  csv.end_row();
}

}  // namespace

bool make_four_items(const Options& given) {
  Options options = given;
  if (options.units == 0) options.units = 60;
  return write_file(options.output, [&](std::FILE* file) {
    CsvText csv(file);
    write_header(csv, options.chinese);
    const Random random(options.seed);
    for (std::size_t i = 0; i < options.units; ++i)
      write_unit(csv, make_unit(i, options.units, random.branch(i)), i, options);
    return csv.flush();
  });
}

}  // namespace assess::evidence
