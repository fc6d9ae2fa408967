#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "assessment/assessment.hpp"
#include "base/language.hpp"
#include "report/explain_layout.hpp"
#include "report/formats.hpp"
#include "report/sheet.hpp"

namespace assess {

// The parts of the HTML report. All can be read without scripts; none contains a style, so that the
// policy of the page can forbid them: bars are drawings whose colours the style sheet knows.

/// What a cell shows, escaped.
std::string html_cell(const Cell& cell, Language language);

/// A sheet as a table that scrolls by itself; "" if it has no rows. Columns without content are
/// left out.
std::string html_sheet(const Sheet& sheet, Language language);

/// A table of short texts.
std::string html_table(const ExplainTable& table);

/// An explanation, but for its title and its notes; `level` is that of its headings.
std::string html_explanation(const ExplainedText& text, int level);

/// `u-12` of a unit, counted as printed.
std::string html_unit_id(std::size_t place);

/// A number for drawings, with at most two decimals.
std::string html_length(double x);

/// Class of the grade: `grade-0` is the best.
std::string html_grade_class(const Assessment& assessment, std::size_t unit);

// Sections of the page, without their headings.
std::string html_cards(const Assessment& assessment, Language language);
std::string html_ranking(const Assessment& assessment, Language language);
/// What a colour of the bars stands for.
std::string html_legend(const Assessment& assessment, Language language);
/// A slider for each weight that can be changed.
std::string html_sliders(const Assessment& assessment, Language language);
std::string html_criteria(const Assessment& assessment, Language language);
/// Everything of every unit, folded.
std::string html_units(const Assessment& assessment, const RenderContext& context);
/// How scores become ranks and grades, in words.
std::string html_method(const Assessment& assessment, Language language);
std::string html_provenance(const Assessment& assessment, Language language);

}  // namespace assess
