#pragma once

#include <string>

#include "report/csv_text.hpp"
#include "report/formats.hpp"
#include "report/sheet.hpp"

namespace assess {

inline Formulas formulas_of(const RenderContext& context) {
  return context.csv_safe ? Formulas::defused : Formulas::quoted;
}

/// What was tried, in every row, so that no part of the file can pass for the official result.
SheetColumn trial_column(const Scheme& scheme);

/// A sheet as a CSV file, its header in keys. For a million rows: `CsvRows`.
std::string csv_file(const Sheet& sheet, const RenderContext& context);
/// The same of an assessment, with `trial_column` if it is a trial.
std::string csv_file(Sheet sheet, const Scheme& scheme, const RenderContext& context);

}  // namespace assess
