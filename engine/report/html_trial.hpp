#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/assessment.hpp"
#include "expression/tree.hpp"
#include "report/json_writer.hpp"

namespace assess {

// What the script of the page needs to compute totals, ranks and grades with other weights, as the
// engine would. Units are named by their place in the order in which they are printed.

/// The nodes that count in the total: what comes in comes before what it goes into; the total last.
std::vector<std::size_t> trial_nodes(const Assessment& assessment);

/// Why no other weights can be tried with these rules, or nothing.
std::optional<Message> trial_refusal(const Assessment& assessment);

/// One number if all units have the same, else one per unit in the order of `printed`, null where
/// there is none.
void write_values(JsonWriter& json, const Assessment& assessment, const Expr& expr);

void write_trial_nodes(JsonWriter& json, const Assessment& assessment,
                       const std::vector<std::size_t>& nodes);
void write_trial_standing(JsonWriter& json, const Assessment& assessment,
                          const std::vector<std::size_t>& nodes);

/// All of it as JSON.
std::string trial_json(const Assessment& assessment);

}  // namespace assess
