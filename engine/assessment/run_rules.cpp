#include <filesystem>

#include "assessment/assessment.hpp"
#include "base/date.hpp"
#include "base/points.hpp"

namespace assess {

namespace {

std::string cell_text(const Scheme& scheme, const Column& column, Type type, std::size_t unit) {
  switch (column.state(unit)) {
    case State::nil:
      return "nil";
    case State::not_applicable:
      return "N/A";
    case State::value:
      break;
    default:
      return "";
  }
  const double value = column.values[unit];
  if (type == Type::text) return std::string(scheme.words->text(value));
  if (type == Type::date) return date_text(static_cast<int>(value));
  if (type == Type::yes_no) return value != 0 ? "yes" : "no";
  return to_text(value);
}

/// One row per unit: the key columns, each node's score, rank, grade, and what is shown.
ResultTable as_table(const Assessment& assessment, const std::string& name) {
  const Scheme& scheme = assessment.scheme;
  const TableSpec& roster = scheme.tables[0];
  std::vector<std::string> header;
  for (const std::size_t column : roster.key) header.push_back(roster.columns[column].name);
  for (const Node& node : scheme.nodes) header.push_back(node.id);
  header.insert(header.end(), {"rank", "grade"});
  for (const auto& [shown, quantity] : scheme.show) header.push_back(shown);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t u = 0; u < assessment.figures.units(); ++u) {
    std::vector<std::string> row;
    const std::string_view key = assessment.figures.keys[u];
    for (std::size_t from = 0, k = 0; k < roster.key.size(); ++k) {
      const std::size_t end = std::min(key.find(" / ", from), key.size());
      row.emplace_back(roster.key.size() == 1 ? key
                                              : key.substr(std::min(from, key.size()), end - from));
      from = end + 3;
    }
    for (const NodeScores& node : assessment.scores.nodes)
      row.push_back(cell_text(scheme, node.score, Type::number, u));
    row.push_back(assessment.standing.rank[u] > 0 ? to_text(assessment.standing.rank[u]) : "");
    const std::int16_t grade = assessment.standing.grade[u];
    row.push_back(grade == no_grade ? "" : scheme.grades[static_cast<std::size_t>(grade)].id);
    for (const auto& [shown, quantity] : scheme.show)
      row.push_back(cell_text(scheme, assessment.scores.quantities[quantity],
                              scheme.quantities[quantity].type, u));
    rows.push_back(std::move(row));
  }
  return {name, std::move(header), std::move(rows)};
}

std::optional<Assessment> assess_to_depth(const std::string& rules,
                                          const std::vector<EvidenceArgument>& evidence,
                                          unsigned threads, int depth, Diagnostics& notes) {
  auto scheme = load_scheme(rules, notes);
  if (!scheme) return {};
  auto figures = gather(*scheme, evidence, threads, runner(threads, depth), notes);
  if (!figures) return {};
  return assess(std::move(*scheme), std::move(*figures), threads, notes);
}

}  // namespace

Runner runner(unsigned threads, int depth) {
  return [=](const std::string& rules, const std::vector<EvidenceArgument>& evidence,
             Diagnostics& notes) -> std::optional<ResultTable> {
    if (depth <= 0) return {};  // a scheme that runs itself
    const auto assessment = assess_to_depth(rules, evidence, threads, depth - 1, notes);
    if (!assessment) return {};
    return as_table(*assessment, rules);
  };
}

std::optional<Assessment> assess_files(const std::string& rules,
                                       const std::vector<EvidenceArgument>& evidence,
                                       unsigned threads, Diagnostics& notes) {
  return assess_to_depth(rules, evidence, threads, 8, notes);
}

}  // namespace assess
