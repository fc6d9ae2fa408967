#pragma once

#include <span>

#include "expression/functions.hpp"
#include "expression/kernels.hpp"

namespace assess {

/// What a condition says of a row: bits, so that `and`, `or` and `not` take many rows at once. None
/// of them: it cannot be told. A fault stays one, whatever it is combined with.
namespace answer {
constexpr unsigned char yes = 1, no = 2, fault = 4;
}
using Answers = std::span<unsigned char>;  ///< one per row

// The same as the kernels of these names, as answers: for conditions that many rows are asked.

template <Is test>
void ask_compare(std::span<const Lane> args, Answers answers);
void ask_between(std::span<const Lane> args, Answers answers);
void ask_one_of(std::span<const Lane> args, Answers answers);
template <Ask question>
void ask_state(std::span<const Lane> args, Answers answers);

/// Of a yes/no that was computed already.
void ask_yes_no(const Lane& lane, Answers answers);

// a becomes `a and b`, `a or b`, `not a`.
void and_also(Answers a, std::span<const unsigned char> b);
void or_else(Answers a, std::span<const unsigned char> b);
void reverse(Answers a);

}  // namespace assess
