#include "evidence/sources.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "base/text.hpp"
#include "evidence/diagnostics.hpp"

namespace assess {

namespace {

namespace fs = std::filesystem;

struct Offer {
  std::string name, path;
  bool used = false;
};

std::string stem(const std::string& path) { return fs::path(path).stem().string(); }

std::vector<Offer> folder_offers(const std::string& folder) {
  std::vector<Offer> offers;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file(error) || name.starts_with('.') || name.starts_with('~')) continue;
    const std::string ending = entry.path().extension().string();
    if (ending == ".ini" || ending == ".md" || ending == ".txt") continue;  // rules and notes
    offers.push_back({stem(name), entry.path().string()});
  }
  std::ranges::sort(offers, {}, &Offer::path);
  return offers;
}

/// Whether a file typed without a name is the main table: it stands alone, or only named arguments
/// stand beside it (`annual.csv responsibility=folder`), none of them the main table, and no table
/// has the file's own name.
bool is_main(const Scheme& scheme, const std::vector<EvidenceArgument>& evidence,
             const std::string& main, const std::string& path) {
  if (evidence.size() == 1 || path == "-") return true;
  const auto blocks = [&](const EvidenceArgument& other) {
    return other.name.empty() ? other.path != path : name_key(other.name) == name_key(main);
  };
  const auto named_so = [&](const TableSpec& table) {
    return name_key(table.name) == name_key(stem(path)) ||
           std::ranges::any_of(table.files, [&](const std::string& file) {
             return name_key(file) == name_key(stem(path));
           });
  };
  return std::ranges::none_of(evidence, blocks) && std::ranges::none_of(scheme.tables, named_so);
}

/// Everything that was handed in, with the name it goes by. A single file is the roster, or the
/// table that the roster is taken from.
std::vector<Offer> offers_of(const Scheme& scheme, const std::vector<EvidenceArgument>& evidence) {
  const std::string& from = scheme.tables[0].from;
  const std::string single = from.empty() ? "units" : from;
  std::vector<Offer> offers;
  std::error_code error;
  const auto is_run = [&](const std::string& name) {
    return std::ranges::any_of(scheme.tables, [&](const TableSpec& table) {
      return !table.run.empty() && table.name == name;
    });
  };
  for (const auto& [name, path] : evidence) {
    if (is_run(name)) {  // a folder of evidence for the other scheme
      offers.push_back({name, path});
    } else if (path != "-" && fs::is_directory(path, error)) {
      const auto inside = folder_offers(path);
      offers.insert(offers.end(), inside.begin(), inside.end());
    } else if (!name.empty()) {
      offers.push_back({name, path});
    } else {
      offers.push_back({is_main(scheme, evidence, single, path) ? single : stem(path), path});
    }
  }
  return offers;
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

}  // namespace

EvidenceArgument evidence_argument(const std::string& typed) {
  std::error_code error;
  const std::size_t equals = typed.find('=');
  if (equals == 0 || equals == std::string::npos || fs::exists(typed, error)) return {"", typed};
  const std::string name = typed.substr(0, equals);
  if (name.find('/') != std::string::npos) return {"", typed};
  return {name, typed.substr(equals + 1)};
}

std::vector<std::vector<std::string>> files_of_tables(const Scheme& scheme,
                                                      const std::vector<EvidenceArgument>& evidence,
                                                      Diagnostics& notes) {
  std::vector<Offer> offers = offers_of(scheme, evidence);
  std::vector<std::vector<std::string>> files(scheme.tables.size());
  std::vector<std::string> names;
  for (std::size_t t = 0; t < scheme.tables.size(); ++t) {
    const TableSpec& table = scheme.tables[t];
    names.push_back(table.name);
    std::vector<std::string> wanted = table.files;
    if (std::ranges::find(wanted, table.name) == wanted.end()) wanted.push_back(table.name);
    for (const std::string& name : wanted) {
      Offer* first = nullptr;
      for (Offer& offer : offers) {
        if (name_key(offer.name) != name_key(name)) continue;
        offer.used = true;
        if (first)
          notes.add(evidence_complaint("table-twice"), {.file = offer.path, .cell = {}, .excerpt = {}},
                    {name, first->path, offer.path});
        else
          files[t].push_back(offer.path);
        first = &offer;
      }
    }
    if (files[t].empty() && !table.optional && is_needed(scheme, t))
      notes.add(evidence_complaint("no-evidence"), table.at.place(), {table.name});
  }
  for (const Offer& offer : offers)
    if (!offer.used)
      notes.add(evidence_complaint("file-not-used"), {.file = offer.path, .cell = {}, .excerpt = {}},
                {offer.name, joined(names, ", ")}, nearest(offer.name, names));
  return files;
}

}  // namespace assess
