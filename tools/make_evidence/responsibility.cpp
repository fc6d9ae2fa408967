#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>

#include "commands.hpp"
#include "distributions.hpp"
#include "faults.hpp"
#include "output_file.hpp"
#include "summary.hpp"
#include "truth.hpp"

namespace assess::evidence {

namespace {

/// The edge units sit in the middle of the second and third group, the ordinary ones around them.
std::vector<Dossier> make_units(const Options& options, const Year& year) {
  std::vector<Dossier> units(options.units);
  const Random random(options.seed);
  const std::size_t first_edge = units.size() / 2;
  for (std::size_t i = 0; i < units.size(); ++i) {
    Dossier& unit = units[i];
    Random own = random.branch(i);
    unit.code = unit_code(i, units.size());
    unit.name = organisation(i);
    unit.group = group_of(i, units.size());
    unit.founded_on = year.start - between(own, 1000, 9000);
    if (options.alike)
      fill_good(unit, year);
    else if (i >= first_edge && i < first_edge + edge_units())
      fill_edge(unit, year, i - first_edge);
    else
      fill_ordinary(unit, year, normal(own), own);
  }
  return units;
}

std::string cell_of(const Mark& mark) {
  if (mark.state == Mark::missing) return "";
  if (mark.state == Mark::not_applicable) return "n/a";
  char text[32];
  std::snprintf(text, sizeof text, "%.12g", mark.points);
  return text;
}

/// What the engine must find: criteria (empty: missing; n/a: not applicable), items, standing.
NamedTable expected(const std::vector<Truth>& truths) {
  NamedTable table{"expected", {"unit_code"}, {}};
  for (const Truth& truth : truths) {
    table.header = {"unit_code"};
    std::vector<std::string> row{truth.code};
    for (const auto& [id, mark] : truth.criteria) {
      table.header.push_back(id);
      row.push_back(cell_of(mark));
    }
    for (const auto& [id, score] : truth.items) {
      table.header.push_back(id);
      row.push_back(cell_of({Mark::value, score}));
    }
    row.push_back(cell_of({Mark::value, truth.total}));
    row.push_back(truth.grade);
    row.push_back(truth.rank == 0 ? "" : std::to_string(truth.rank));
    table.rows.push_back(row);
  }
  table.header.insert(table.header.end(), {"total", "grade", "rank"});
  return table;
}

bool put_faults(std::vector<NamedTable>& tables, const Options& options) {
  Random random(options.seed ^ 0xFA17U);
  for (const std::string& name : options.faults) {
    const auto fault = std::find_if(faults().begin(), faults().end(),
                                    [&](const Fault& f) { return f.name == name; });
    if (fault == faults().end()) {
      std::fprintf(stderr, "make_evidence: there is no fault '%s'; there are:\n", name.c_str());
      for (const Fault& f : faults())
        std::fprintf(stderr, "  %-16s %s%s\n", f.name, f.summary, f.harmless ? " (harmless)" : "");
      return false;
    }
    fault->apply(tables, random);
  }
  return true;
}

}  // namespace

bool make_responsibility(const Options& given) {
  Options options = given;
  if (options.units == 0) options.units = 80;
  const Year year(options.year);
  const std::vector<Dossier> units = make_units(options, year);
  std::vector<NamedTable> tables = tables_of(units);
  if (!put_faults(tables, options)) return false;
  const std::filesystem::path folder = options.output.empty() ? "." : options.output;
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  const bool good =
      write_file((folder / "expected.csv").string(), csv_text(expected(truth_of(units, year)))) &&
      write_file((folder / "summary.csv").string(), csv_text(summary_of(units, year)));
  return write_tables((folder / "evidence").string(), tables) && good;
}

}  // namespace assess::evidence
