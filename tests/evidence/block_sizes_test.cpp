// Where a file is cut into blocks, and how many threads read them, leaves no trace in the figures.
#include <bit>
#include <catch2/catch.hpp>
#include <random>

#include "evidence/gather.hpp"
#include "evidence/ledger.hpp"
#include "evidence/roster.hpp"
#include "support/temporary_file.hpp"
#include "tables/csv/csv.hpp"

using namespace assess;

namespace {

const std::string rules_text = R"([scheme]
id = t
name = T
year = 2025
[table.units]
key = unit, part
columns = unit, part: text, size: number, share: percent
[table.events]
key = unit, part
columns = event: text, level: minor|major, loss: number?, at: date?
unique = event
keep = highest loss
[table.visits]
key = unit, part
columns = hours: number?, at: date
[criterion.A]
points = 50
form = deduct
loss = sum(events: loss where level = "major") + 0.1 * count(events where at is missing)
[criterion.B]
points = 50
value = median(visits: hours) + share(visits: hours > 5) + size / 1000 + share
)";

std::string units_text() {
  std::mt19937 random(1);
  std::string text = "size,unit,part,share\n";
  for (int u = 0; u < 900; ++u)
    text += (random() % 9 ? std::to_string(random() % 1000) + ".5" : "") + ",\"单位" +
            std::to_string(u / 3) + "\",p" + std::to_string(u % 3) + "," +
            (random() % 7 ? std::to_string(random() % 100) + "%" : "N/A") + "\n";
  return text;
}

std::string key(std::mt19937& random) {
  return "单位" + std::to_string(random() % 300) + ",p" + std::to_string(random() % 3);
}

std::string day(std::mt19937& random) {
  return "2025-0" + std::to_string(1 + random() % 9) + "-1" + std::to_string(random() % 10);
}

std::string events_text() {
  std::mt19937 random(2);
  std::string text = "unit,part,event,level,loss,at\n";
  for (int row = 0; row < 3000; ++row)
    text += key(random) + ",\"e, " + std::to_string(random() % 400) + "\"," +
            (random() % 2 ? "major" : "minor") + ',' + std::to_string(row) + "." +
            std::to_string(random() % 1000) + ',' + (random() % 5 ? day(random) : "") + "\n";
  return text;
}

std::string visits_text() {
  std::mt19937 random(3);
  std::string text = "unit,part,hours,at\n";
  for (int row = 0; row < 3000; ++row)
    text += key(random) + ',' + (random() % 6 ? std::to_string(random() % 100) + ".25" : "无") +
            ',' + day(random) + "\n";
  return text;
}

/// What is read in blocks of that size, by so many threads.
class Reading {
 public:
  Reading(std::size_t block, unsigned threads) : block_(block) {
    Diagnostics notes;
    scheme_ = load_scheme(rules_.path(), notes);
    REQUIRE(scheme_);
    auto roster = table(0, units_, notes);
    roster_ = read_roster(*scheme_, roster, true, threads, notes);
    REQUIRE(roster_);
    quantities.resize(scheme_->quantities.size());
    for (const auto& [name, file] :
         {std::pair("events", &events_), std::pair("visits", &visits_)}) {
      const std::size_t t = *scheme_->table(name);
      auto ledger = table(t, *file, notes);
      TableReport report;
      read_ledger(*scheme_, t, ledger, *roster_, threads, quantities, report, notes);
      CHECK(report.rows == 3000);
    }
    CHECK(notes.errors() == 0);
  }

  const Roster& roster() const { return *roster_; }
  std::vector<Column> quantities;

 private:
  TableReader table(std::size_t t, const TemporaryFile& file, Diagnostics& notes) const {
    const auto known = [](std::string_view) { return true; };
    return {scheme_->tables[t],
            CsvTable::open(Input::open(file.path(), notes), known, notes, block_), *scheme_->words,
            notes};
  }

  std::size_t block_;
  TemporaryFile rules_{rules_text, ".ini"}, units_{units_text()}, events_{events_text()},
      visits_{visits_text()};
  std::optional<Scheme> scheme_;
  std::optional<Roster> roster_;
};

bool same_bits(const Column& a, const Column& b) {
  const auto same = [](double x, double y) {
    return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
  };
  return a.states == b.states && std::ranges::equal(a.values, b.values, same);
}

}  // namespace

TEST_CASE("blocks and threads change no bit of the figures", "[evidence]") {
  const Reading usual(1 << 18, 1);
  const std::size_t block = GENERATE(50u, 64u, 1000u, 4096u, 1u << 18);
  for (const unsigned threads : {1u, 2u, 16u}) {
    CAPTURE(block, threads);
    const Reading other(block, threads);
    CHECK(other.roster().keys == usual.roster().keys);
    for (std::size_t c = 2; c < 4; ++c) {
      const Column column = other.roster().columns[c].unpacked(1);
      CHECK(same_bits(column, usual.roster().columns[c].unpacked(1)));
    }
    REQUIRE(other.quantities.size() == usual.quantities.size());
    for (std::size_t q = 0; q < usual.quantities.size(); ++q)
      CHECK(same_bits(other.quantities[q], usual.quantities[q]));
  }
}
