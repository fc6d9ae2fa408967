#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tables/csv/separators.hpp"

namespace assess {

/// Turns offsets that stand record by record, those of one record side by side from its `firsts`
/// on, so that those of one field do: `turned[field][record]`, for the asked `fields`, in rising
/// order.
void turn(const Offsets& at, std::span<const std::uint32_t> firsts,
          std::span<const std::size_t> fields, std::vector<Offsets>& turned);

}  // namespace assess
