#pragma once

#include <initializer_list>

#include "random.hpp"

namespace assess::evidence {

bool chance(Random& random, double probability);

/// In [low, high], all equally likely.
int between(Random& random, int low, int high);

/// Mean 0, standard deviation 1; sum of twelve uniforms, so never beyond 6.
double normal(Random& random);

int poisson(Random& random, double mean);
int binomial(Random& random, int n, double probability);

/// Counts that bunch: Poisson with a gamma mean. The smaller `size`, the wilder.
int negative_binomial(Random& random, double mean, double size);

double beta(Random& random, double a, double b);

/// Which of the shares was hit; they add up to 1.
int pick(Random& random, std::initializer_list<double> shares);

/// Trials until the first success, less one; mean (1 - p) / p.
int geometric(Random& random, double probability);

}  // namespace assess::evidence
