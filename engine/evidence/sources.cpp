#include "evidence/sources.hpp"

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "evidence/diagnostics.hpp"
#include "evidence/offers.hpp"
#include "tables/database/name.hpp"

namespace assess {

namespace {

namespace fs = std::filesystem;

Place whole(const std::string& file) {
  return {.file = file, .cell = {}, .excerpt = {}};
}

bool is_needed(const Scheme& scheme, std::size_t table) {
  if (table == 0) return scheme.tables[0].from.empty();
  if (scheme.tables[0].from == scheme.tables[table].name) return true;
  for (const Quantity& quantity : scheme.quantities) {
    const auto* ledger = std::get_if<LedgerAggregate>(&quantity.how);
    const auto* single = std::get_if<SingleRow>(&quantity.how);
    if ((ledger && ledger->table == table) || (single && single->table == table)) return true;
  }
  return false;
}

/// Each unit has returned a workbook of its own into the folder.
bool are_returned(const Offer& a, const Offer& b) {
  return !a.folder.empty() && a.folder == b.folder && a.source.path != b.source.path &&
         a.source.book && b.source.book && !a.source.book->tables()[a.source.table].name.empty() &&
         !b.source.book->tables()[b.source.table].name.empty();
}

std::string spelled(const Source& source) {
  const bool is_sheet = source.book && !source.book->tables()[source.table].name.empty();
  return is_sheet ? source.path + "#" + source.name : source.path;
}

/// Takes every offer of that name for a table; complains of a second one that is not of another
/// workbook returned into the same folder.
void take_offers(const std::string& name, std::vector<Offer>& offers, std::vector<Source>& sources,
                 Diagnostics& notes) {
  const Offer* first = nullptr;
  for (Offer& offer : offers) {
    if (name_key(offer.name) != name_key(name)) continue;
    offer.used = true;
    notes.append(offer.complaints);
    if (offer.complaints.has_errors()) continue;
    if (first && !are_returned(*first, offer))
      notes.add(evidence_complaint("table-twice"), whole(offer.source.path),
                {name, spelled(first->source), spelled(offer.source)});
    else
      sources.push_back(offer.source);
    if (!first) first = &offer;
  }
}

void tell_unused(const Offer& offer, const std::vector<std::string>& tables, Diagnostics& notes) {
  const std::string sheet =
      offer.source.book ? offer.source.book->tables()[offer.source.table].name : "";
  if (offer.complaints.has_errors() && offer.folder.empty())
    notes.append(offer.complaints);
  else
    notes.add(
        sheet.empty() ? evidence_complaint("file-not-used") : evidence_complaint("sheet-not-used"),
        whole(offer.source.path), {offer.name, joined(tables, ", ")}, nearest(offer.name, tables));
}

}  // namespace

EvidenceArgument evidence_argument(const std::string& typed) {
  std::error_code error;
  EvidenceArgument argument{"", typed};
  const std::size_t equals = names_database(typed) ? std::string::npos : typed.find('=');
  const bool named = equals != 0 && equals != std::string::npos && !fs::exists(typed, error) &&
                     typed.find('/') > equals;
  if (named) argument = {typed.substr(0, equals), typed.substr(equals + 1)};
  argument.path = without_password(argument.path);  // which may hold any character
  const std::size_t hash = argument.path.rfind('#');
  if (hash != std::string::npos && hash > 0 && !fs::exists(argument.path, error)) {
    argument.sheet = argument.path.substr(hash + 1);
    argument.path.erase(hash);
  }
  return argument;
}

std::vector<std::vector<Source>> sources_of_tables(const Scheme& scheme,
                                                   const std::vector<EvidenceArgument>& evidence,
                                                   Diagnostics& notes) {
  const std::size_t errors = notes.errors();
  std::vector<Offer> offers = offers_of(scheme, evidence, notes);
  std::vector<std::vector<Source>> sources(scheme.tables.size());
  std::vector<std::string> names;
  for (std::size_t t = 0; t < scheme.tables.size(); ++t) {
    const TableSpec& table = scheme.tables[t];
    names.push_back(table.name);
    std::vector<std::string> wanted = table.files;
    if (std::ranges::find(wanted, table.name) == wanted.end()) wanted.push_back(table.name);
    for (const std::string& name : wanted) take_offers(name, offers, sources[t], notes);
    const bool all_opened = notes.errors() == errors;  // else it may be in what could not be
    if (sources[t].empty() && !table.optional && all_opened && is_needed(scheme, t))
      notes.add(evidence_complaint("no-evidence"), table.at.place(), {table.name});
  }
  for (const Offer& offer : offers)
    if (!offer.used) tell_unused(offer, names, notes);
  return sources;
}

}  // namespace assess
