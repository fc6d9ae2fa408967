#pragma once

#include "report/result_workbook_trial.hpp"

namespace assess {

/// Computes the scores of parents as the formulas will and compares them with the engine's. Where
/// the rules or a decision gave a score of its own, the unit is pinned there. Why it failed, or
/// nothing.
Text check_scores(const Assessment& assessment, Trial& trial);

/// Grades and ranks as formulas make them of the totals; why they cannot, or nothing.
Text plan_standing(const Assessment& assessment, TrialStanding& standing);

}  // namespace assess
