#include "cli/gates.hpp"

#include "base/text.hpp"
#include "cli/diagnostics.hpp"

namespace assess {

namespace {

bool is_under(const Assessment& a, std::size_t unit, Points mark, Diagnostics& notes) {
  const Column& total = a.scores.nodes[a.scheme.total].score;
  const std::string key(a.figures.keys[unit]);
  const Place nowhere{.file = {}, .cell = {}, .excerpt = {}};
  if (total.state(unit) == State::missing)
    return notes.add(cli_complaint("gate-missing"), nowhere, {key, to_text(mark)}), true;
  if (!total.has_number(unit) || a.standing.total[unit] >= mark) return false;
  const int places = decimals(a.scheme.published());
  notes.add(cli_complaint("gate-under"), nowhere,
            {key, to_text(a.standing.total[unit], places), to_text(mark)});
  return true;
}

bool has_grade(const Assessment& a, std::size_t unit, std::size_t worst, Diagnostics& notes) {
  const auto grade = a.standing.grade[unit];
  if (grade == no_grade || static_cast<std::size_t>(grade) < worst) return false;
  const Text& name = a.scheme.grades[static_cast<std::size_t>(grade)].name;
  const std::string& id = a.scheme.grades[static_cast<std::size_t>(grade)].id;
  notes.add(cli_complaint("gate-grade"), {.file = {}, .cell = {}, .excerpt = {}},
            {std::string(a.figures.keys[unit]),
             name.empty() ? id : both(name.in(Language::en), name.in(Language::zh))});
  return true;
}

}  // namespace

std::optional<Gates> gates_of(const Options& options, const Scheme& scheme, Diagnostics& notes) {
  Gates gates{options.fail_under, {}};
  if (options.fail_on.empty()) return gates;
  std::vector<std::string> names;
  const std::string wanted = name_key(options.fail_on);
  for (std::size_t g = 0; g < scheme.grades.size(); ++g) {
    const Grade& grade = scheme.grades[g];
    for (const std::string& name : {grade.id, grade.name.en, grade.name.zh})
      if (!name.empty() && name_key(name) == wanted && !gates.grade) gates.grade = g;
    names.push_back(grade.id);
  }
  if (gates.grade) return gates;
  notes.add(cli_complaint("no-such-grade"), {.file = scheme.file, .cell = {}, .excerpt = {}},
            {options.fail_on, joined(names, ", ")}, nearest(options.fail_on, names));
  return {};
}

bool fall_through(const Assessment& assessment, const Gates& gates, Diagnostics& notes) {
  if (!gates.under && !gates.grade) return false;
  bool any = false;
  for (const std::uint32_t unit : assessment.standing.printed) {
    if (gates.under) any |= is_under(assessment, unit, *gates.under, notes);
    if (gates.grade) any |= has_grade(assessment, unit, *gates.grade, notes);
  }
  return any;
}

}  // namespace assess
