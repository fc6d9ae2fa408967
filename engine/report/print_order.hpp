#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "assessment/assessment.hpp"

namespace assess {

/// Elements that name a unit, in the order in which units are printed rather than that of the
/// roster: the order of its rows leaves no trace in a report.
template <typename T>
std::vector<T> in_print_order(const Assessment& assessment, std::vector<T> elements) {
  std::vector<std::uint32_t> place(assessment.standing.printed.size());
  for (std::uint32_t p = 0; p < place.size(); ++p) place[assessment.standing.printed[p]] = p;
  std::ranges::stable_sort(elements, {}, [&](const T& one) { return place[one.unit]; });
  return elements;
}

}  // namespace assess
