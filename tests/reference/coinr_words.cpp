#include "reference/coinr_words.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

namespace assess::reference {

namespace {

struct Form {
  const char* prefix;
  Normalisation meaning;  ///< scale empty: as l_u says
};

const std::array forms{
    Form{"n_minmax", {"minmax", "", "", false, true}},
    Form{"n_zscore", {"zscore", "", "", true, true}},
    Form{"n_rank ties=average", {"rank", "", "mean", true, true}},
    Form{"n_rank", {"rank", "", "low", true, true}},
    Form{"n_borda", {"borda", "", "low", true, true}},
    Form{"n_prank", {"percentile", "0..1", "", false, true}},
    Form{"n_dist2targ", {"distance", "0..1", "", true, true}},
    Form{"n_goalposts", {"goalposts", "0..100", "", false, true}},
    Form{"n_scaled", {"goalposts", "0..100", "", true, true}},
    Form{"n_fracmax", {"best_ratio", "0..1", "", true, false}},
};

std::string keyword(const std::string& word) {
  if (word.starts_with("a_amean")) return "mean";
  if (word.starts_with("a_gmean")) return "geometric";
  if (word.starts_with("a_hmean")) return "harmonic";
  if (word.starts_with("a_copeland")) return "copeland";
  if (word.starts_with("a_genmean p=")) return "power(" + word.substr(12) + ")";
  throw std::invalid_argument("unknown aggregation: " + word);
}

}  // namespace

bool is_in(std::string_view text, std::string_view word) {
  return text.find(word) != text.npos;
}

Normalisation normalisation(const std::string& text) {
  for (const Form& form : forms) {
    if (!text.starts_with(form.prefix)) continue;
    Normalisation meaning = form.meaning;
    if (const auto at = text.find("l_u="); at != text.npos) meaning.scale = text.substr(at + 4);
    return meaning;
  }
  throw std::invalid_argument("unknown normalisation: " + text);
}

std::string aggregation_at(const std::string& text, int level) {
  std::vector<std::string> words(1);
  for (const char c : text.substr(0, text.find(" (")))
    if (c == '>')
      words.emplace_back();
    else
      words.back() += c;
  const auto index = std::min<std::size_t>(static_cast<std::size_t>(level - 2), words.size() - 1);
  return keyword(words[index]);
}

std::string top_of(const CsvTable& meta) {
  for (std::size_t row = 0; row < meta.rows.size(); ++row)
    if (meta.cell(row, "parent").empty()) return meta.cell(row, "indicator");
  return "";
}

bool one_value(const CsvTable& data, const std::string& column) {
  int values = 0;
  for (std::size_t row = 0; row < data.rows.size(); ++row)
    if (!data.cell(row, column).empty()) ++values;
  return values == 1;
}

}  // namespace assess::reference
