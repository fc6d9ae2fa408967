#include "reference/coinr_rules.hpp"

namespace assess::reference {

namespace {

IndexCase edge(const std::string& name, const std::string& normalisation) {
  IndexCase index;
  index.file = "edge_" + name + "_amean.csv";
  index.input = "edge_data.csv";
  index.normalisation = normalisation;
  index.aggregation = "a_amean";
  // min-max and z-score of a column without spread are no figure; a percentile rank in it is 0,
  // but of a single unit it is none
  if (name == "minmax" || name == "zscore") index.constant = "not_applicable";
  if (name == "prank") index.constant = "0";
  if (name != "rank" && name != "borda") index.constant_if_alone = "not_applicable";
  return index;
}

IndexCase panel(const std::string& file, IndexCase::Panel kind) {
  IndexCase index;
  index.file = file;
  index.input = "p_panel_data.csv";
  index.normalisation = "n_minmax l_u=0..100";
  index.aggregation = "a_amean";
  index.panel = kind;
  return index;
}

}  // namespace

std::vector<IndexCase> index_cases(const std::string& folder) {
  const CsvTable manifest = read_csv(folder + "manifest.csv");
  std::vector<IndexCase> cases;
  for (std::size_t row = 0; row < manifest.rows.size(); ++row) {
    const auto cell = [&](const char* column) { return manifest.cell(row, column); };
    cases.push_back({cell("file"), cell("input"), cell("preparation"), cell("normalisation"),
                     cell("aggregation"), cell("weights"), cell("data_threshold"), IndexCase::none,
                     "", ""});
  }
  cases.push_back(edge("minmax", "n_minmax l_u=0..100"));
  cases.push_back(edge("zscore", "n_zscore"));
  cases.push_back(edge("rank", "n_rank"));
  cases.push_back(edge("prank", "n_prank"));
  cases.push_back(edge("borda", "n_borda"));
  cases.push_back(panel("p_panel_global.csv", IndexCase::over_all_years));
  cases.push_back(panel("p_panel_local.csv", IndexCase::year_by_year));
  return cases;
}

}  // namespace assess::reference
