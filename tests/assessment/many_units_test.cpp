// Of many units the steps are shared among threads, and what is not looked at is given back.
#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>

#include "evidence/gather.hpp"
#include "support/random_evidence.hpp"

using namespace assess;

namespace {

/// Two files on disk, and what becomes of them.
class Files {
 public:
  explicit Files(unsigned seed) {
    Random random(seed);
    const RandomScheme scheme = random_scheme(random, {});
    RandomEvidence evidence = random_evidence(scheme, random);
    while (evidence.units.size() < 8000)
      evidence.units.push_back(
          random_unit("v" + std::to_string(evidence.units.size()), evidence.columns, random));
    rules_.emplace(scheme.rules(), ".ini");
    for (const auto& [name, text] : evidence.tables()) {
      tables_.push_back(std::make_unique<TemporaryFile>(text));
      arguments_.push_back({name, tables_.back()->path()});
    }
  }

  Assessment assessed(unsigned threads, Wanted wanted) const {
    Diagnostics notes;
    auto scheme = load_scheme(rules_->path(), notes);
    auto figures = gather(scheme.value(), arguments_, threads, {}, notes);
    auto result =
        ::assess::assess(std::move(*scheme), std::move(figures.value()), threads, notes, wanted);
    return std::move(result.value());
  }

 private:
  std::optional<TemporaryFile> rules_;
  std::vector<std::unique_ptr<TemporaryFile>> tables_;
  std::vector<EvidenceArgument> arguments_;
};

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  const auto bits = [](double x) { return std::bit_cast<std::uint64_t>(x); };
  return std::ranges::equal(a, b, {}, bits, bits);
}

void check_same_standing(const Assessment& a, const Assessment& b) {
  const NodeScores &one = a.scores.nodes[a.scheme.total], &other = b.scores.nodes[b.scheme.total];
  CHECK(same_bits(one.score.values, other.score.values));
  CHECK(one.score.states == other.score.states);
  CHECK(a.scores.applied == b.scores.applied);
  CHECK(a.standing.rank == b.standing.rank);
  CHECK(a.standing.grade == b.standing.grade);
  CHECK(a.standing.printed == b.standing.printed);
}

void check_same(const Assessment& a, const Assessment& b) {
  for (std::size_t n = 0; n < a.scheme.nodes.size(); ++n) {
    CAPTURE(a.scheme.nodes[n].id);
    const NodeScores &one = a.scores.nodes[n], &other = b.scores.nodes[n];
    CHECK(same_bits(one.score.values, other.score.values));
    CHECK(same_bits(one.before.values, other.before.values));
    CHECK(one.score.states == other.score.states);
    CHECK(one.reason == other.reason);
  }
  check_same_standing(a, b);
}

std::size_t kept(const Assessment& a) {
  return static_cast<std::size_t>(std::ranges::count_if(
      a.scores.quantities, [](const Column& column) { return column.size() > 0; }));
}

}  // namespace

TEST_CASE("neither threads nor what is kept change a bit of many units", "[assessment]") {
  const unsigned seed = GENERATE(range(0u, 12u));
  CAPTURE(seed);
  const Files files(seed);
  const Assessment first = files.assessed(1, Wanted::all);
  for (const unsigned threads : {2u, 8u}) check_same(first, files.assessed(threads, Wanted::all));
  const Assessment lean = files.assessed(2, Wanted::scores);
  check_same(first, lean);
  CHECK(kept(lean) < kept(first));
  check_same_standing(first, files.assessed(2, Wanted::standing));
}
