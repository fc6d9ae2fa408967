#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace assess {

/// The place of each key among all of them, sorted: where units are otherwise equal, this decides,
/// and a number compares quicker than a text. Equal keys keep their order, whatever the threads.
std::vector<std::uint32_t> places_of_keys(const std::vector<std::string>& keys,
                                          unsigned threads = 1);

}  // namespace assess
