#include "cli/computed_run.hpp"

#include <algorithm>
#include <map>

#include "base/date.hpp"
#include "base/text.hpp"
#include "cli/diagnostics.hpp"
#include "cli/kept_result.hpp"

namespace assess {

namespace {

std::vector<EvidenceArgument> arguments_of(const Run& run, const Session& session) {
  Session of_run = session;
  of_run.arguments = run.evidence;
  return of_run.evidence();
}

/// Old evidence need not say what its units were called before: columns that only `known_as` names
/// may be absent.
void forget_old_names(Scheme& scheme) {
  TableSpec& units = scheme.tables[0];
  for (const std::size_t column : units.known_as) {
    const auto reads = [&](const Quantity& quantity) {
      const auto* read = std::get_if<RosterColumn>(&quantity.how);
      return read && read->column == column;
    };
    if (std::ranges::none_of(scheme.quantities, reads)) units.columns[column].used = false;
  }
  units.known_as.clear();
}

}  // namespace

std::optional<Assessment> assess_run(const Run& run, const Session& session, Diagnostics& notes,
                                     Exit* failed) {
  const unsigned threads = session.threads();
  auto scheme = load_scheme(run.rules, notes, run.settings);
  if (!scheme && failed) *failed = exit_after(notes, Exit::rules);
  if (!scheme) return {};
  if (!run.old_names) forget_old_names(*scheme);
  auto figures = gather(*scheme, arguments_of(run, session), threads, runner(threads), notes);
  if (!figures) return {};
  return assess(std::move(*scheme), std::move(*figures), threads, notes);
}

std::optional<PublishedResult> between(const Run& before, const Run& after,
                                       const Scheme& old_scheme, const Session& session,
                                       Diagnostics& notes) {
  Run mixed{after.rules, before.evidence, after.settings, false};
  mixed.settings.push_back("scheme.year=" + std::to_string(old_scheme.year));
  mixed.settings.push_back("scheme.cutoff=" + date_text(static_cast<int>(old_scheme.cutoff)));
  Diagnostics unheard;
  if (const auto assessment = assess_run(mixed, session, unheard))
    return published(*assessment, notes);
  std::string first;
  for (const Diagnostic& note : unheard.list())
    if (first.empty() && note.severity() == Severity::error)
      first = both(fact_text(note, Language::en), fact_text(note, Language::zh));
  notes.add(cli_complaint("cannot-split"), {.file = after.rules, .cell = {}, .excerpt = {}},
            {first});
  return {};
}

namespace {

bool same_totals(const PublishedResult& one, const PublishedResult& other) {
  std::map<std::string, std::optional<Points>> totals;
  for (const PublishedUnit& unit : one.units) totals.emplace(unit.key, unit.total);
  return one.units.size() == other.units.size() &&
         std::ranges::all_of(other.units, [&](const PublishedUnit& unit) {
           const auto found = totals.find(unit.key);
           return found != totals.end() && found->second == unit.total;
         });
}

void complain(const std::string& what, const Session& session, Diagnostics& notes) {
  notes.add(cli_complaint("not-of-baseline"), {}, {what, session.options.baseline});
}

}  // namespace

std::optional<PublishedResult> baseline_of(const Session& session, Diagnostics& notes) {
  const Options& options = session.options;
  if (options.baseline.empty()) {
    if (!options.old_rules.empty() || !options.old_evidence.empty())
      notes.add(cli_complaint("bad-usage"), {},
                {both("--old-rules and --old of a run go with --baseline",
                      "计分时 --old-rules 和 --old 须与 --baseline 同用")});
    return {};
  }
  auto result = kept_result(options.baseline, notes);
  if (!result || options.old_rules.empty()) return result;
  const auto scheme = load_scheme(options.old_rules, notes, result->trial);
  if (!scheme) return {};
  if (scheme->sha256 != result->sha256) return complain(options.old_rules, session, notes), result;
  result->rules = rules_of(*scheme, notes);
  return result;
}

std::optional<PublishedResult> between_baseline(const PublishedResult& baseline,
                                                const Session& session, Diagnostics& notes) {
  const Options& options = session.options;
  if (options.old_evidence.empty()) return {};
  const Run after{options.rules, session.arguments, options.settings};
  const Run before{options.old_rules.empty() ? options.rules : options.old_rules,
                   options.old_evidence, baseline.trial};
  const auto old_result = assess_run(before, session, notes);
  if (!old_result) return {};
  if (!same_totals(published(*old_result, notes), baseline))
    return complain(joined(options.old_evidence, " "), session, notes), std::nullopt;
  return between(before, after, old_result->scheme, session, notes);
}

}  // namespace assess
