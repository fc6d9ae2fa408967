#include "cli/kept_result.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/diagnostics.hpp"
#include "report/compare_result.hpp"

namespace assess {

namespace {

/// Nothing, if it complained.
std::optional<std::string> text_of(const std::string& path, Diagnostics& notes) {
  std::error_code error;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file && std::filesystem::is_regular_file(path, error) && (text << file.rdbuf()))
    return text.str();
  notes.add(cli_complaint("no-such-result"), {.file = path, .cell = {}, .excerpt = {}}, {path});
  return {};
}

}  // namespace

std::optional<PublishedResult> kept_result(const std::string& path, Diagnostics& notes) {
  const auto text = text_of(path, notes);
  if (!text) return {};
  return read_result(*text, path, notes);
}

std::vector<RuleLine> rules_of(const Scheme& scheme, Diagnostics& notes) {
  return rule_lines(text_of(scheme.file, notes).value_or(""), scheme.file, scheme.trial);
}

PublishedResult published(const Assessment& assessment, Diagnostics& notes) {
  return published_result(assessment, text_of(assessment.scheme.file, notes).value_or(""));
}

}  // namespace assess
