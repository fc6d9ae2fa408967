#pragma once

#include <cstdint>
#include <vector>

#include "evidence/figures.hpp"

namespace assess {

/// The units in the order of their keys: where they are otherwise equal, this decides. Equal keys
/// keep their order, whatever the threads.
std::vector<std::uint32_t> units_by_key(const Figures& figures, unsigned threads = 1);

/// The place of each unit in that order: a number compares quicker than a text.
std::vector<std::uint32_t> places_of_keys(const Figures& figures, unsigned threads = 1);

}  // namespace assess
