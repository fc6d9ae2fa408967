#include "distributions.hpp"

#include <cmath>

#include "portable.hpp"

namespace assess::evidence {

bool chance(Random& random, double probability) {
  return random.uniform() < probability;
}

int between(Random& random, int low, int high) {
  return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}

double normal(Random& random) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += random.uniform();
  return sum;
}

int poisson(Random& random, double mean) {
  // Knuth's product; the means here are small
  const double limit = portable_exp(-mean);
  int count = 0;
  for (double product = random.uniform(); product > limit; product *= random.uniform()) ++count;
  return count;
}

int binomial(Random& random, int n, double probability) {
  int hits = 0;
  for (int i = 0; i < n; ++i) hits += chance(random, probability) ? 1 : 0;
  return hits;
}

namespace {

/// Marsaglia and Tsang 2000; shape below 1 by the usual power of a uniform.
double gamma(Random& random, double shape) {
  if (shape < 1) {
    const double u = random.uniform() + 0x1p-60;
    return gamma(random, shape + 1) * portable_exp(portable_log(u) / shape);
  }
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  while (true) {
    const double x = normal(random), v = 1 + c * x;
    if (v <= 0) continue;
    const double cube = v * v * v, u = random.uniform() + 0x1p-60;
    if (portable_log(u) < 0.5 * x * x + d - d * cube + d * portable_log(cube)) return d * cube;
  }
}

}  // namespace

int negative_binomial(Random& random, double mean, double size) {
  return poisson(random, gamma(random, size) * mean / size);
}

double beta(Random& random, double a, double b) {
  const double x = gamma(random, a), y = gamma(random, b);
  return x / (x + y);
}

int pick(Random& random, std::initializer_list<double> shares) {
  double u = random.uniform();
  int index = 0;
  for (const double share : shares) {
    if (u < share) return index;
    u -= share;
    ++index;
  }
  return index - 1;
}

int geometric(Random& random, double probability) {
  int failures = 0;
  while (!chance(random, probability)) ++failures;
  return failures;
}

}  // namespace assess::evidence
