#include "evidence/states_read.hpp"

#include <string>

#include "evidence/diagnostics.hpp"

namespace assess {

void note_states_read(const std::vector<TableReport>& tables, Diagnostics& notes) {
  for (const TableReport& table : tables) {
    if (table.nils + table.not_applicable == 0) continue;
    const std::string file = table.origins.empty() ? "" : table.origins[0].file;
    notes.add(evidence_complaint("states-read"), {.file = file, .cell = {}, .excerpt = {}},
              {table.table, std::to_string(table.values), std::to_string(table.nils),
               std::to_string(table.not_applicable), std::to_string(table.missing)});
  }
}

}  // namespace assess
