#pragma once

#include <string>

#include "assessment/assessment.hpp"
#include "report/formats.hpp"

namespace assess {

/// Name of a grade for a terminal.
std::string grade_name(const Grade& grade, Language language);

/// Lines below the ranking: units per grade, scores without evidence, which adjustments changed or
/// may yet change something. Empty if there is nothing to say.
std::string notes_of(const Assessment& assessment, const RenderContext& context);

}  // namespace assess
