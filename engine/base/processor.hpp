#pragma once

namespace assess {

/// Whether there are vectors of 32 bytes and the operations on bits that came with them (AVX2, BMI,
/// POPCNT, LZCNT): what the fast paths of the reader choose by.
bool has_avx2();

/// `false`: `has_avx2` says no from now on, to see how other processors fare; `true`: the truth.
void allow_avx2(bool allowed);

}  // namespace assess
