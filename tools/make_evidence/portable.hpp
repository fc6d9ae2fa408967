#pragma once

/// Exponential and logarithm from + - * / alone. The library's own differ in the last bit from one
/// platform to the next, and one bit is enough to make a count come out differently.

namespace assess::evidence {

double portable_exp(double x);

/// x > 0.
double portable_log(double x);

/// 1 / (1 + exp(-x)): a chance from a sum of effects.
double logistic(double x);

}  // namespace assess::evidence
