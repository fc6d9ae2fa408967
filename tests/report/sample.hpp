#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "assessment/assessment.hpp"
#include "base/diagnostics.hpp"
#include "support/temporary_file.hpp"

namespace assess {

/// The result of rules and one wide table; further evidence as `name=path`.
inline Assessment assessed(std::string_view rules, std::string_view units,
                           std::vector<EvidenceArgument> further = {}) {
  const TemporaryFile rules_file(rules, ".ini"), units_file(units);
  further.insert(further.begin(), {"units", units_file.path()});
  Diagnostics notes;
  std::optional<Assessment> result = assess_files(rules_file.path(), further, 1, notes);
  std::string complaints;
  for (const Diagnostic& note : notes.list()) complaints += render(note, {});
  INFO(complaints);
  REQUIRE(result.has_value());
  return std::move(*result);
}

/// Groups, a filled item, an item with adjustments and a spill, a limit, a quota, a replaced score,
/// figures of every type to show.
inline constexpr std::string_view sample_rules = R"([scheme]
id = sample
name = Sample
name.zh = 样例
year = 2025
group = class
show = seen, on, who, x

[table.units]
key = code
columns = code, unit: text, class: text, x, y, z, fine: number, seen: yes/no, on: date, who: text

[item.A]
name = First
name.zh = 第一项
points = 60
not_applicable = fill
basis = 40
fill = 50%
[criterion.A1]
item = A
name = Share
name.zh = 占比
points = 30
form = ratio
done = x
due = 10
[criterion.A2]
item = A
name = Of those due
points = 30
form = ratio
done = y
due = z

[item.B]
points = 40
[criterion.B1]
item = B
points = 40
form = points
value = 20
instead = 10 "not seen" when not seen
[deduction.late]
item = B
value = fine
spill = 5
because = late
because.zh = 逾期

[total]
points = 100
round = 2

[limit.unseen]
when = not seen
at_most = good
because = nobody came
because.zh = 未受检

[grade.best]
name = Best
name.zh = 优
at_least = 70
quota = 50%
[grade.good]
name = Good
name.zh = 良
at_least = 30
[grade.poor]
name = Poor
name.zh = 差
at_least = 0
)";

inline constexpr std::string_view sample_units =
    "code,unit,class,x,y,z,fine,seen,on,who\n"
    "u1,\"Roads, \"\"north\"\"\",城区,10,3,4,0,yes,2025-03-01,office\n"
    "u2,水务局,城区,7,0,0,25,yes,2025-04-01,field\n"
    "u3,Parks,城区,9,4,4,0,no,,office\n"
    "u4,文化旅游局,山区,,1,3,0,yes,2025-05-01,field\n"
    "u5,Ports,山区,10,4,4,1.5,yes,2025-06-01,field\n"
    "u6,档案局,山区,10,4,4,0,yes,2025-07-01,=1+1\n";

inline Assessment sample() {
  return assessed(sample_rules, sample_units);
}

}  // namespace assess
