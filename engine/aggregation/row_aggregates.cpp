#include "aggregation/row_aggregates.hpp"

#include <algorithm>
#include <array>

#include "base/exact_sum.hpp"
#include "base/points.hpp"
#include "base/state.hpp"
#include "base/statistics.hpp"

namespace assess {

namespace {

using Kind = RowAggregate::Kind;
using enum RowTakes;

constexpr std::array all{
    RowAggregate{"count",
                 "count(S), count(S: x where c)",
                 {"how many rows; with x: how many have one", "行数；给出 x 时为有值的行数"},
                 Kind::count,
                 anything,
                 false,
                 0,
                 false,
                 true,
                 false,
                 false},
    RowAggregate{"sum",
                 "sum(S: x where c)",
                 {"their sum, exact; of nothing 0", "合计（精确）；没有时为0"},
                 Kind::sum,
                 numbers,
                 true,
                 0,
                 false,
                 true,
                 false,
                 false},
    RowAggregate{"mean",
                 "mean(S: x where c)",
                 {"their mean", "平均"},
                 Kind::mean,
                 numbers,
                 true,
                 0,
                 false,
                 true,
                 false,
                 false},
    RowAggregate{"median",
                 "median(S: x where c)",
                 {"the middle one", "中位数"},
                 Kind::median,
                 numbers,
                 true,
                 0,
                 false,
                 false,
                 false,
                 false},
    RowAggregate{"min",
                 "min(S: x where c)",
                 {"the least", "最小值"},
                 Kind::min,
                 ordered,
                 true,
                 0,
                 false,
                 true,
                 false,
                 true},
    RowAggregate{"max",
                 "max(S: x where c)",
                 {"the greatest", "最大值"},
                 Kind::max,
                 ordered,
                 true,
                 0,
                 false,
                 true,
                 false,
                 true},
    RowAggregate{"sd",
                 "sd(S: x where c)",
                 {"standard deviation (n-1)", "标准差（n-1）"},
                 Kind::sd,
                 numbers,
                 true,
                 0,
                 false,
                 false,
                 false,
                 false},
    RowAggregate{"distinct",
                 "distinct(S: x where c)",
                 {"how many different; of nothing 0", "不同值的个数；没有时为0"},
                 Kind::distinct,
                 anything,
                 true,
                 0,
                 false,
                 false,
                 false,
                 false},
    RowAggregate{"share",
                 "share(S: condition where c)",
                 {"share of rows for which the condition holds; what cannot be told does not hold",
                  "条件成立的行所占比例；无法判断视为不成立"},
                 Kind::share,
                 condition,
                 true,
                 0,
                 false,
                 true,
                 false,
                 false},
    RowAggregate{"percentile",
                 "percentile(S: x where c, 10%)",
                 {"quantile (linear, type 7)", "分位数（线性，类型7）"},
                 Kind::percentile,
                 numbers,
                 true,
                 1,
                 false,
                 false,
                 false,
                 false},
    RowAggregate{"trimmed_mean",
                 "trimmed_mean(S: x where c, k)",
                 {"mean without the k highest and k lowest", "去掉最高、最低各 k 个后的平均"},
                 Kind::trimmed_mean,
                 numbers,
                 true,
                 1,
                 false,
                 false,
                 false,
                 false},
    RowAggregate{"latest",
                 "latest(S: x where c, date)",
                 {"x of the row with the latest date", "日期最晚一行的 x"},
                 Kind::latest,
                 anything,
                 true,
                 1,
                 true,
                 false,
                 false,
                 true},
    RowAggregate{"only",
                 "only(S: x where c)",
                 {"x of the single row; more than one is an error", "唯一一行的 x；多于一行为错误"},
                 Kind::only,
                 anything,
                 true,
                 0,
                 false,
                 false,
                 false,
                 true},
    RowAggregate{"rank",
                 "rank(units: x by g)",
                 {"1 = highest; ties 1,2,2,4", "最高为1；并列 1,2,2,4"},
                 Kind::rank,
                 numbers,
                 true,
                 0,
                 false,
                 false,
                 true,
                 false},
    RowAggregate{"mid_rank",
                 "mid_rank(units: x by g)",
                 {"ties share the mean: 1,2.5,2.5,4", "并列取平均：1,2.5,2.5,4"},
                 Kind::mid_rank,
                 numbers,
                 true,
                 0,
                 false,
                 false,
                 true,
                 false},
    RowAggregate{"treat",
                 "treat(units: x by g, n)",
                 {"outliers: up to n values winsorised while |skewness| >= 2 and kurtosis >= 3.5, "
                  "then the shifted logarithm",
                  "离群值：|偏度|≥2 且峰度≥3.5 时至多缩尾 n 个值，否则取平移对数"},
                 Kind::treat,
                 numbers,
                 true,
                 1,
                 false,
                 false,
                 true,
                 false},
};

/// A count given as a number, at most `most`.
std::size_t whole_count(double x, std::size_t most) {
  return x >= static_cast<double>(most) ? most : x > 0 ? static_cast<std::size_t>(x) : 0;
}

double exact_total(std::span<const double> values) {
  ExactSum sum;
  for (const double x : values) sum.add(x);
  return sum.value();
}

/// Equal as decimals: 28.2 and 28.200000000000003 are one value.
double distinct(std::vector<double>& values) {
  for (double& x : values) x = snapped(x);
  std::ranges::sort(values);
  return static_cast<double>(std::unique(values.begin(), values.end()) - values.begin());
}

double trimmed_mean(std::vector<double>& values, double k) {
  const std::size_t cut = whole_count(k, values.size());
  if (values.size() <= 2 * cut) return absent;
  std::ranges::sort(values);
  const std::span<const double> rest(values.data() + cut, values.size() - 2 * cut);
  return mean(rest);
}

}  // namespace

std::span<const RowAggregate> all_row_aggregates() {
  return all;
}

const RowAggregate* row_aggregate_named(std::string_view keyword) {
  const auto found = std::ranges::find(all, keyword, &RowAggregate::keyword);
  return found == all.end() ? nullptr : &*found;
}

double finish_values(Kind kind, std::vector<double>& values, double argument) {
  switch (kind) {
    case Kind::count:
      return static_cast<double>(values.size());
    case Kind::sum:
      return exact_total(values);
    case Kind::mean:
      return mean(values);
    case Kind::median:
      return quantile(values, 0.5);
    case Kind::percentile:
      return quantile(values, argument);
    case Kind::min:
      return *std::ranges::min_element(values);
    case Kind::max:
      return *std::ranges::max_element(values);
    case Kind::sd:
      return standard_deviation(values);
    case Kind::distinct:
      return distinct(values);
    case Kind::trimmed_mean:
      return trimmed_mean(values, argument);
    default:
      return absent;
  }
}

void over_units(Kind kind, std::span<const double> values, double argument,
                std::span<double> results) {
  if (kind == Kind::treat)
    treat(values, whole_count(argument, values.size()), results);
  else
    ranks_from_highest(values, kind == Kind::mid_rank ? RankOfTies::mean : RankOfTies::lowest,
                       results);
}

}  // namespace assess
