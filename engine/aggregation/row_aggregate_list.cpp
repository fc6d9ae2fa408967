#include <algorithm>
#include <array>

#include "aggregation/row_aggregates.hpp"

namespace assess {

namespace {

using Kind = RowAggregate::Kind;
using enum RowTakes;

/// Every aggregate of rows there is. To add one: list it here, compute it in `finish_values`.
constexpr std::array all{
    RowAggregate{
        .keyword = "count",
        .usage = "count(S), count(S: x where c)",
        .summary = {"how many rows; with x: how many have one", "行数；给出 x 时为有值的行数"},
        .kind = Kind::count,
        .takes = anything,
        .value_needed = false,
        .streams = true},
    RowAggregate{.keyword = "sum",
                 .usage = "sum(S: x where c)",
                 .summary = {"their sum, exact; of nothing 0", "合计（精确）；没有时为0"},
                 .kind = Kind::sum,
                 .streams = true},
    RowAggregate{.keyword = "mean",
                 .usage = "mean(S: x where c)",
                 .summary = {"their mean", "平均"},
                 .kind = Kind::mean,
                 .streams = true},
    RowAggregate{.keyword = "median",
                 .usage = "median(S: x where c)",
                 .summary = {"the middle one", "中位数"},
                 .kind = Kind::median},
    RowAggregate{.keyword = "min",
                 .usage = "min(S: x where c)",
                 .summary = {"the least", "最小值"},
                 .kind = Kind::min,
                 .takes = ordered,
                 .streams = true,
                 .gives_value_type = true},
    RowAggregate{.keyword = "max",
                 .usage = "max(S: x where c)",
                 .summary = {"the greatest", "最大值"},
                 .kind = Kind::max,
                 .takes = ordered,
                 .streams = true,
                 .gives_value_type = true},
    RowAggregate{.keyword = "sd",
                 .usage = "sd(S: x where c)",
                 .summary = {"standard deviation (n-1)", "标准差（n-1）"},
                 .kind = Kind::sd},
    RowAggregate{.keyword = "distinct",
                 .usage = "distinct(S: x where c)",
                 .summary = {"how many different; of nothing 0", "不同值的个数；没有时为0"},
                 .kind = Kind::distinct,
                 .takes = anything},
    RowAggregate{
        .keyword = "share",
        .usage = "share(S: condition where c)",
        .summary =
            {"share of rows for which the condition holds; what cannot be told does not hold",
             "条件成立的行所占比例；无法判断视为不成立"},
        .kind = Kind::share,
        .takes = condition,
        .streams = true},
    RowAggregate{.keyword = "percentile",
                 .usage = "percentile(S: x where c, 10%)",
                 .summary = {"quantile (linear, type 7)", "分位数（线性，类型7）"},
                 .kind = Kind::percentile,
                 .extra_arguments = 1},
    RowAggregate{
        .keyword = "trimmed_mean",
        .usage = "trimmed_mean(S: x where c, k)",
        .summary = {"mean without the k highest and k lowest", "去掉最高、最低各 k 个后的平均"},
        .kind = Kind::trimmed_mean,
        .extra_arguments = 1},
    RowAggregate{.keyword = "latest",
                 .usage = "latest(S: x where c, date)",
                 .summary = {"x of the row with the latest date", "日期最晚一行的 x"},
                 .kind = Kind::latest,
                 .takes = anything,
                 .extra_arguments = 1,
                 .argument_is_row = true,
                 .gives_value_type = true},
    RowAggregate{.keyword = "only",
                 .usage = "only(S: x where c)",
                 .summary = {"x of the single row; more than one is an error",
                             "唯一一行的 x；多于一行为错误"},
                 .kind = Kind::only,
                 .takes = anything,
                 .gives_value_type = true},
    RowAggregate{.keyword = "rank",
                 .usage = "rank(units: x by g)",
                 .summary = {"1 = highest; ties 1,2,2,4", "最高为1；并列 1,2,2,4"},
                 .kind = Kind::rank,
                 .units_only = true},
    RowAggregate{.keyword = "mid_rank",
                 .usage = "mid_rank(units: x by g)",
                 .summary = {"ties share the mean: 1,2.5,2.5,4", "并列取平均：1,2.5,2.5,4"},
                 .kind = Kind::mid_rank,
                 .units_only = true},
    RowAggregate{
        .keyword = "treat",
        .usage = "treat(units: x by g, n)",
        .summary =
            {"outliers: up to n values winsorised while |skewness| >= 2 and kurtosis >= 3.5, "
             "then the shifted logarithm",
             "离群值：|偏度|≥2 且峰度≥3.5 时至多缩尾 n 个值，否则取平移对数"},
        .kind = Kind::treat,
        .extra_arguments = 1,
        .units_only = true},
};

}  // namespace

std::span<const RowAggregate> all_row_aggregates() {
  return all;
}

const RowAggregate* row_aggregate_named(std::string_view keyword) {
  const auto found = std::ranges::find(all, keyword, &RowAggregate::keyword);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace assess
