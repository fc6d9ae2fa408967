#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "evidence/figures.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// One argument DATA of the command line: `file.csv`, `name=file.csv`, `name=book.xlsx#Sheet`, a
/// folder, `-`, a database such as `sqlite:file.db` or `name=postgresql:dbname=x#table`.
struct EvidenceArgument {
  std::string name;  ///< of the table; empty: told by the file's name
  std::string path;
  std::string sheet = {};     ///< of a workbook; empty: all, or the only one
  std::string encoding = {};  ///< of text files; empty: found
};
EvidenceArgument evidence_argument(const std::string& typed);

/// The scheme of a rules file, with the small tables beside it. `settings`: values to be tried in
/// place of those in the file, such as `B1.points=30`.
std::optional<Scheme> load_scheme(const std::string& path, Diagnostics& notes,
                                  std::span<const std::string> settings = {});

/// The result of another scheme as a table of texts.
struct ResultTable {
  std::string name;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};

/// Computes another scheme (`run = file.ini`) from its evidence. Nothing, if it complained.
using Runner = std::function<std::optional<ResultTable>(
    const std::string& rules, const std::vector<EvidenceArgument>& evidence, Diagnostics& notes)>;

/// Reads the tables that the rules need and computes what they need of each unit. Everything that
/// is wrong is complained of; with an error there are no figures. Nothing depends on the order of
/// files, rows or columns, nor on `threads`. `tables`: what was read, also if there is an error.
std::optional<Figures> gather(const Scheme& scheme, const std::vector<EvidenceArgument>& evidence,
                              unsigned threads, const Runner& runner, Diagnostics& notes,
                              std::vector<TableReport>* tables = nullptr);

}  // namespace assess
