#include "named_table.hpp"

#include <array>
#include <filesystem>

#include "calendar.hpp"
#include "output_file.hpp"

namespace assess::evidence {

namespace {

using Cells = std::vector<std::string>;

std::string text(int value) {
  return std::to_string(value);
}
std::string text(bool value) {
  return value ? "yes" : "no";
}
std::string date(const Day& day) {
  return day ? iso_date(*day) : "";
}

template <typename Value>
std::string text(const std::optional<Value>& value) {
  return value ? text(*value) : "";
}

constexpr std::array severities{"critical", "major", "general", "minor"};
constexpr std::array votes{"excellent", "good", "fair", "poor", "unknown"};
constexpr std::array bonus_levels{"national", "provincial", "city", "spread"};
constexpr std::array event_levels{"", "one", "two", "three", "four"};
constexpr std::array groups{"甲", "乙", "丙", "丁"};

/// One row per thing in one of the lists of a dossier; `cells` says what stands in it.
template <typename Thing, typename CellsOf>
NamedTable ledger(const char* name, Cells header, const std::vector<Dossier>& units,
                  std::vector<Thing> Dossier::*list, CellsOf cells) {
  NamedTable table{name, {"unit_code"}, {}};
  table.header.insert(table.header.end(), header.begin(), header.end());
  for (const Dossier& unit : units)
    for (const Thing& thing : unit.*list) {
      Cells row = cells(thing);
      row.insert(row.begin(), unit.code);
      table.rows.push_back(row);
    }
  return table;
}

NamedTable roster(const std::vector<Dossier>& units) {
  NamedTable table{
      "units", {"unit_code", "unit", "class", "sub_units", "founded_on", "assessed"}, {}};
  for (const Dossier& unit : units)
    table.rows.push_back({unit.code, unit.name.english,
                          groups[static_cast<std::size_t>(unit.group)], text(unit.sub_units),
                          date(unit.founded_on), text(unit.assessed)});
  return table;
}

NamedTable self_assessments(const std::vector<Dossier>& units) {
  NamedTable table{
      "self_assessment",
      {"unit_code", "list_doc", "list_on", "plan_doc", "report_doc", "report_on", "rect_plan_doc",
       "rect_plan_on", "feedback_on", "three_lists", "procedure_doc", "d_ledger_doc",
       "ledger_complete", "signed_agreements", "submitted_on", "reminded"},
      {}};
  for (const Dossier& unit : units) {
    const SelfAssessment& s = unit.self;
    table.rows.push_back({unit.code, s.list, date(s.list_on), s.plan, s.report, date(s.report_on),
                          s.rectification_plan, date(s.rectification_plan_on), date(s.feedback_on),
                          text(s.three_lists), s.procedure, s.accountability_ledger,
                          text(s.ledger_complete), text(s.signed_agreements), date(s.submitted_on),
                          text(s.reminded)});
  }
  return table;
}

NamedTable last_year(const std::vector<Dossier>& units) {
  NamedTable table{"last_year", {"unit_code", "rect_rate"}, {}};
  for (const Dossier& unit : units)
    if (unit.rate_last_year) table.rows.push_back({unit.code, text(*unit.rate_last_year) + "%"});
  return table;
}

void add_work(std::vector<NamedTable>& tables, const std::vector<Dossier>& units) {
  const auto dated = [](const Dated& d) { return Cells{iso_date(d.on), d.doc}; };
  const auto number = [](const std::string& n) { return Cells{n}; };
  tables.push_back(ledger("meetings", {"held_on", "minutes_no"}, units, &Dossier::meetings, dated));
  tables.push_back(
      ledger("trainings", {"held_on", "sign_in_no"}, units, &Dossier::trainings, dated));
  tables.push_back(ledger("cases", {"held_on", "material_no"}, units, &Dossier::cases, dated));
  tables.push_back(ledger("internal_checks", {"checked_on", "record_no"}, units,
                          &Dossier::internal_checks, dated));
  tables.push_back(ledger("self_checks", {"record_no"}, units, &Dossier::self_checks, number));
  tables.push_back(ledger("inspections", {"inspection", "report_no"}, units, &Dossier::inspections,
                          [](const std::string& n) {
                            return Cells{n, "R-" + n};
                          }));
  tables.push_back(ledger("key_tasks", {"task", "due_on", "done_on", "completion_doc"}, units,
                          &Dossier::tasks, [](const Task& t) {
                            return Cells{t.name, iso_date(t.due), date(t.done), t.doc};
                          }));
}

void add_findings(std::vector<NamedTable>& tables, const std::vector<Dossier>& units) {
  tables.push_back(ledger("findings", {"event_id", "kind", "severity", "repeat"}, units,
                          &Dossier::findings, [](const Finding& f) {
                            return Cells{f.id, f.kind, severities[f.severity], text(f.repeat)};
                          }));
  tables.push_back(ledger("rectification",
                          {"event_id", "kind", "due_on", "closed_on", "accepted_no"}, units,
                          &Dossier::rectification, [](const Rectification& r) {
                            return Cells{r.id, r.kind, iso_date(r.due), date(r.closed), r.accepted};
                          }));
  tables.push_back(ledger("carried_over", {"event_id", "found_on", "closed_on"}, units,
                          &Dossier::carried_over, [](const CarriedOver& c) {
                            return Cells{c.id, iso_date(c.found), date(c.closed)};
                          }));
  tables.push_back(
      ledger("rechecks", {"event_id", "passed"}, units, &Dossier::rechecks, [](const Recheck& r) {
        return Cells{r.id, text(r.passed)};
      }));
  tables.push_back(ledger("letters", {"letter", "answer_by", "answered_on"}, units,
                          &Dossier::letters, [](const Letter& l) {
                            return Cells{l.id, iso_date(l.answer_by), date(l.answered)};
                          }));
  tables.push_back(ledger("ballots", {"office", "vote", "reason"}, units, &Dossier::ballots,
                          [](const Ballot& b) {
                            return Cells{b.office, votes[b.vote], b.reason};
                          }));
}

void add_accountability(std::vector<NamedTable>& tables, const std::vector<Dossier>& units) {
  tables.push_back(ledger("returns", {"quarter", "due_on", "received_on", "signed", "verified"},
                          units, &Dossier::returns, [](const Return& r) {
                            return Cells{text(r.quarter), iso_date(r.due), iso_date(r.received),
                                         text(r.is_signed), text(r.verified)};
                          }));
  tables.push_back(ledger("decisions", {"doc_no", "due_on", "carried_out_on"}, units,
                          &Dossier::decisions, [](const Decision& d) {
                            return Cells{d.doc, iso_date(d.due), date(d.carried_out)};
                          }));
  tables.push_back(ledger("events",
                          {"event_id", "level", "self_reported", "corrected", "primary", "doc_no"},
                          units, &Dossier::events, [](const Event& e) {
                            return Cells{e.id,
                                         event_levels[static_cast<std::size_t>(e.level)],
                                         text(e.self_reported),
                                         text(e.corrected),
                                         text(e.primary),
                                         e.doc};
                          }));
  tables.push_back(ledger("bonuses", {"matter", "level", "doc_no"}, units, &Dossier::bonuses,
                          [](const Bonus& b) {
                            return Cells{b.matter, bonus_levels[b.level], b.doc};
                          }));
  tables.push_back(ledger("claims", {"claim", "contradicted", "concealment", "doc_no"}, units,
                          &Dossier::claims, [](const Claim& c) {
                            return Cells{c.id, text(c.contradicted), text(c.concealment), c.doc};
                          }));
}

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == cell.npos) return cell;
  std::string result = "\"";
  for (const char c : cell) result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + "\"";
}

void append_row(std::string& csv, const Cells& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) csv += (i ? "," : "") + quoted(cells[i]);
  csv += "\n";
}

}  // namespace

std::vector<NamedTable> tables_of(const std::vector<Dossier>& units) {
  std::vector<NamedTable> tables{roster(units), self_assessments(units), last_year(units)};
  add_work(tables, units);
  add_findings(tables, units);
  add_accountability(tables, units);
  return tables;
}

std::string csv_text(const NamedTable& table) {
  std::string csv;
  append_row(csv, table.header);
  for (const Cells& row : table.rows) append_row(csv, row);
  return csv;
}

bool write_tables(const std::string& folder, const std::vector<NamedTable>& tables) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  bool good = true;
  for (const NamedTable& table : tables)
    good = write_file(folder + "/" + table.name + ".csv", csv_text(table)) && good;
  return good;
}

}  // namespace assess::evidence
