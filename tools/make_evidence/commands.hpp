#pragma once

#include <array>

#include "options.hpp"

namespace assess::evidence {

bool make_four_items(const Options& options);
bool make_digital_readiness(const Options& options);
bool make_wide(const Options& options);
bool make_ledger(const Options& options);
bool make_responsibility(const Options& options);
bool make_responsibility_years(const Options& options);

struct Command {
  const char *name, *summary;
  bool (*run)(const Options&);  ///< false: it could not write
};

/// Every kind of evidence there is. To add one: write its file, list it here.
inline constexpr std::array commands{
    Command{"four-items", "one wide table for rules/four-items.ini; --units, --lang zh",
            make_four_items},
    Command{"digital-readiness", "regions for rules/digital-readiness.ini; --units, --lang zh",
            make_digital_readiness},
    Command{"wide", "units x criteria of short decimals, and --rules FILE; --units, --criteria",
            make_wide},
    Command{"ledger", "dated rows in no order, and --rules FILE, --roster FILE; --rows, --units", make_ledger},
    Command{"responsibility",
            "evidence/, summary.csv, expected.csv in folder -o; --year, --units, --faults A,B",
            make_responsibility},
    Command{"responsibility-years",
            "the same units in --year and the year before, in folders below -o; --units",
            make_responsibility_years},
};

}  // namespace assess::evidence
