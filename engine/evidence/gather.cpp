#include "evidence/gather.hpp"

#include <algorithm>
#include <filesystem>

#include "evidence/accumulate.hpp"
#include "evidence/diagnostics.hpp"
#include "evidence/ledger.hpp"
#include "evidence/overrides.hpp"
#include "evidence/pools.hpp"
#include "evidence/roster.hpp"
#include "evidence/rows.hpp"
#include "evidence/sources.hpp"
#include "tables/table/memory_table.hpp"

namespace assess {

namespace {

/// The roster's columns become the quantities that name them, one for each column.
void take_roster_columns(const Scheme& scheme, std::vector<PackedColumn>& columns,
                         Figures& figures) {
  figures.packed.resize(scheme.quantities.size());
  for (std::size_t q = 0; q < scheme.quantities.size(); ++q)
    if (const auto* column = std::get_if<RosterColumn>(&scheme.quantities[q].how))
      figures.packed[q] = std::move(columns[column->column]);
}

/// Quantities of a table that was not handed in, but may be: no rows.
void fill_empty(const Scheme& scheme, std::size_t table, std::size_t units,
                std::vector<Column>& quantities) {
  for (std::size_t q = 0; q < scheme.quantities.size(); ++q) {
    const auto& how = scheme.quantities[q].how;
    if (const auto* ledger = std::get_if<LedgerAggregate>(&how); ledger && ledger->table == table)
      quantities[q] = Accumulator(*ledger, units).finish(units);
    if (const auto* single = std::get_if<SingleRow>(&how); single && single->table == table)
      quantities[q] = column_of(units, State::missing);
  }
}

TableReader open_reader(const Scheme& scheme, std::size_t table, const std::vector<Source>& files,
                        const Runner& runner, Diagnostics& notes) {
  const TableSpec& spec = scheme.tables[table];
  if (spec.run.empty()) return TableReader(spec, files, *scheme.words, notes);
  const std::string rules = (std::filesystem::path(scheme.file).parent_path() / spec.run).string();
  std::vector<EvidenceArgument> evidence;
  for (const Source& file : files) evidence.push_back({"", file.path, "", file.encoding});
  auto result = runner(rules, evidence, notes);
  std::unique_ptr<Table> rows;
  if (result)
    rows = std::make_unique<MemoryTable>(result->name, std::move(result->header),
                                         std::move(result->rows));
  else
    notes.add(evidence_complaint("run-failed"), spec.at.place(), {spec.name, rules});
  return TableReader(spec, std::move(rows), *scheme.words, notes);
}

}  // namespace

std::optional<Figures> gather(const Scheme& scheme, const std::vector<EvidenceArgument>& evidence,
                              unsigned threads, const Runner& runner, Diagnostics& notes,
                              std::vector<TableReport>* tables) {
  const std::size_t errors = notes.errors();
  const auto files = sources_of_tables(scheme, evidence, notes);
  const std::string& from = scheme.tables[0].from;
  const auto from_table = from.empty() ? std::nullopt : scheme.table(from);
  const auto& roster_files = files[0].empty() && from_table ? files[*from_table] : files[0];
  if (roster_files.empty()) return {};

  Figures figures;
  figures.quantities.resize(scheme.quantities.size());
  TableReader roster_reader(scheme.tables[0], roster_files, *scheme.words, notes);
  std::optional<Roster> roster;
  const bool looked_up = std::any_of(files.begin() + 1, files.end(),
                                     [](const auto& of_table) { return !of_table.empty(); });
  if (roster_reader.is_open())
    roster = read_roster(scheme, roster_reader, looked_up, threads, notes);
  if (roster_reader.is_open()) figures.tables.push_back(roster_reader.report());
  if (roster) {
    roster->file = roster_files[0].path;
    figures.tables.back().used = roster->units();
    figures.tables.back().left_out = roster->left_out.size();
    take_roster_columns(scheme, roster->columns, figures);
  }
  // without a roster the ledgers are still opened, so that all that is wrong is said at once
  const Roster nobody;
  for (std::size_t t = 1; t < scheme.tables.size(); ++t) {
    if (files[t].empty()) {
      if (roster) fill_empty(scheme, t, roster->units(), figures.quantities);
      continue;
    }
    figures.unpack_all(threads);  // rows may be asked for what the roster says of their unit
    TableReader reader = open_reader(scheme, t, files[t], runner, notes);
    if (!reader.is_open()) continue;
    if (!roster) {
      reader.read(
          threads, [](RowBatch&&, unsigned) {}, notes);
      figures.tables.push_back(reader.report());
      continue;
    }
    if (scheme.tables[t].name == "overrides") {
      figures.overrides = read_overrides(scheme, reader, *roster, notes);
      TableReport report = reader.report();
      report.used = figures.overrides.size();
      figures.tables.push_back(std::move(report));
      continue;
    }
    TableReport report;
    read_ledger(scheme, t, reader, *roster, threads, figures.quantities, report, notes);
    figures.tables.push_back(std::move(report));
  }
  if (tables) *tables = figures.tables;
  if (notes.errors() > errors || !roster) return {};
  figures.keys = std::move(roster->keys);
  figures.names = std::move(roster->names);
  figures.known_as = std::move(roster->known_as);
  if (scheme.group) figures.unpack(*scheme.group, threads);
  warn_of_empty_pools(scheme, figures, notes);
  return figures;
}

}  // namespace assess
