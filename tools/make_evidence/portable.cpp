#include "portable.hpp"

#include <cmath>

namespace assess::evidence {

namespace {
constexpr double ln2 = 0.69314718055994530942;
}

double portable_exp(double x) {
  // x = k ln 2 + r with |r| <= ln 2 / 2; floor and ldexp are exact everywhere
  const double k = std::floor(x / ln2 + 0.5);
  const double r = x - k * ln2;
  double sum = 1;
  for (int n = 18; n >= 1; --n) sum = 1 + sum * r / n;
  return std::ldexp(sum, static_cast<int>(k));
}

double portable_log(double x) {
  int exponent = 0;
  const double m = std::frexp(x, &exponent);  // m in [0.5, 1)
  const double t = (m - 1) / (m + 1);
  double sum = 0;
  for (int n = 41; n >= 1; n -= 2) sum = sum * t * t + 1.0 / n;
  return 2 * t * sum + exponent * ln2;
}

double logistic(double x) {
  return 1 / (1 + portable_exp(-x));
}

}  // namespace assess::evidence
