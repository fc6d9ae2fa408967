// Published results of real schemes, from the inputs they were published with.
#include <catch2/catch.hpp>

#include "reference/compare.hpp"
#include "reference/run_assess.hpp"

namespace assess::reference {

namespace {

using E = Expected;

struct Published {
  const char* folder;             ///< of the case, and name of the rules file
  std::vector<std::string> data;  ///< arguments; FOLDER/ stands for the folder
  std::vector<std::string> key;
  std::vector<Expected> expected;
  std::size_t known_differences = 0;  ///< where the published inputs are rounded too far
};

/// Figures that were published rounded, from inputs that were not, or the other way round.
constexpr double nine_digits = 1e-8;
/// Two decimals computed from inputs of two decimals: one hundredth at most.
constexpr double one_hundredth = 0.0101;

std::vector<Published> published_schemes() {
  return {
      {"wales-wimd-2019",
       {"FOLDER/input.csv"},
       {"lsoa11_code"},
       {{"IMD_score", E::score, "total", nine_digits},
        {"IMD_rank", E::rank},
        {"Income_score", E::score, "Income", nine_digits},
        {"Health_score", E::score, "Health", nine_digits},
        {"Crime_score", E::score, "Crime", nine_digits}}},
      {"undp-hdi-2022",
       {"FOLDER/input.csv"},
       {"iso3"},
       {{"hdi_2022", E::published},
        {"hdi_rank_2022", E::rank},
        {"hdicode", E::grade, "total", 0, false},
        {"ihdi_2022", E::score, "ihdi"},
        {"loss_2022", E::shown, "hdi_tier_loss", nine_digits},
        {"coef_ineq_2022", E::shown, "coefficient", nine_digits}}},
      {"cqc-local-authorities-2025",
       {"FOLDER/input.csv"},
       {"authority"},
       {{"overall_rating", E::grade}}},
      {"cms-nursing-home-stars-2023",
       {"FOLDER/input.csv"},
       {"provider"},
       {{"overall", E::published}}},
      {"florida-school-grades-2023",
       {"FOLDER/input.csv"},
       {"district_number", "school_number", "virtual_provider_number"},
       {{"percent_of_total_possible_points", E::published},
        {"total_points_earned", E::shown, "points_earned", 1e-12, false},
        {"grade", E::grade}}},
      {"nhs-oversight-2025",
       {"units=FOLDER/input.csv", "raw=FOLDER/input-values.csv", "programme=FOLDER/expected.csv"},
       {"quarter", "trust_code"},
       {{"average_metric_score", E::published, "total", one_hundredth},
        {"rank", E::rank},
        {"final_segment", E::grade},
        {"OF4000", E::score, "access", one_hundredth},
        {"OF4002", E::score, "safety", one_hundredth},
        {"OF4003", E::score, "finance_and_productivity", one_hundredth},
        {"OF4004", E::score, "workforce", one_hundredth},
        {"OF4005", E::score, "effectiveness", one_hundredth}},
       // the average of six trusts is a hundredth off, and so six ranks move
       6},
  };
}

std::vector<std::string> arguments(const Published& scheme, const std::string& folder) {
  std::vector<std::string> words = scheme.data;
  for (std::string& word : words) word.replace(word.find("FOLDER/"), 7, folder);
  return words;
}

}  // namespace

TEST_CASE("published results of real schemes are reproduced", "[reference]") {
  if (const std::string why = reason_to_skip(); !why.empty()) {
    WARN(why);
    return;
  }
  for (const Published& scheme : published_schemes()) {
    CAPTURE(scheme.folder);
    const std::string folder = cases_folder() + "schemes/" + scheme.folder + "/";
    const std::string rules =
        std::string(ASSESS_SOURCE_DIR "/tests/reference/rules/") + scheme.folder + ".ini";
    const Outcome outcome = run_assess(rules, arguments(scheme, folder));
    INFO(outcome.messages);
    CHECK(outcome.result.is_object());
    const Differences differences =
        compare(read_result(outcome.result), read_csv(folder + "expected.csv"), scheme.key,
                scheme.expected);
    INFO(summary(differences));
    CHECK(differences.size() == scheme.known_differences);
  }
}

}  // namespace assess::reference
