#pragma once

#include <cstddef>
#include <string>

namespace assess::evidence {

struct Organisation {
  std::string english, chinese;
};

/// Invented units of an invented city, all different: 30 bodies in 12 places, further ones
/// numbered.
Organisation organisation(std::size_t index);

/// Invented regions, 40 and then numbered.
Organisation region(std::size_t index);

/// "U007": as many digits as `count` units need, at least three.
std::string unit_code(std::size_t index, std::size_t count);

/// 0..3 (甲乙丙丁): .30 .40 .30 of the units, and a fourth group of three that is too small for a
/// quota of its own.
int group_of(std::size_t index, std::size_t count);

}  // namespace assess::evidence
