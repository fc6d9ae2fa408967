#pragma once

#include <map>
#include <string>
#include <vector>

#include "dossier.hpp"

namespace assess::evidence {

/// A criterion's outcome, worked out the slow and obvious way, without a line of the engine.
struct Mark {
  enum State { value, missing, not_applicable } state = value;
  double points = 0;
};

struct Truth {
  std::string code;
  int group = 0;
  std::map<std::string, Mark> criteria;
  std::map<std::string, double> items;
  double severe = 0, due = 0;  ///< tie-break
  double total = 0;            ///< two decimals
  std::string grade;
  enum { usual, last, no } ranked = usual;
  int rank = 0;  ///< in the group; 0: none
};

/// Result of the default scheme for each unit that is assessed, in the order of `units`.
std::vector<Truth> truth_of(const std::vector<Dossier>& units, const Year& year);

// the two steps of it

/// Everything up to the total and its grade by cut points, limits and vetoes.
Truth score(const Dossier& unit, const std::vector<Dossier>& all, const Year& year);

/// Ranks within groups; then the quota of the best grade.
void stand(std::vector<Truth>& units);

/// An event counts once, at its highest level.
std::vector<Event> events_once(const Dossier& unit);

/// Half away from zero to two decimals, of the decimal that is meant.
double two_decimals(double x);

}  // namespace assess::evidence
