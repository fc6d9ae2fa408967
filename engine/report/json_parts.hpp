#pragma once

#include "assessment/assessment.hpp"
#include "report/formats.hpp"
#include "report/json_writer.hpp"

namespace assess {

// The members of `assess.result/1`, a file each for the rules and the units.

void write_engine(JsonWriter& json);
void write_scheme(JsonWriter& json, const Scheme& scheme);
void write_nodes(JsonWriter& json, const Scheme& scheme);
void write_grades(JsonWriter& json, const Scheme& scheme);
void write_inputs(JsonWriter& json, const std::vector<TableReport>& tables);
/// The elements of `units`, in pieces that are written at the place where `json` is.
void write_units(const JsonWriter& json, const Assessment& assessment, unsigned threads,
                 const TextSink& sink);
/// `published`: the score of a node as it stands in every format, as a text; null if there is none.
void write_published(JsonWriter& json, const Assessment& assessment, std::size_t node,
                     std::size_t unit);
/// Of one unit: adjustments, and decisions after an appeal.
void write_changes(JsonWriter& json, const Assessment& assessment, std::size_t unit);

/// A name of the rules in both languages; what is not given is left out.
inline void write_text(JsonWriter& json, const Text& text) {
  if (!text.en.empty()) json.member("name", text.en);
  if (!text.zh.empty()) json.member("name_zh", text.zh);
}

}  // namespace assess
