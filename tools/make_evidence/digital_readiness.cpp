#include <algorithm>
#include <array>
#include <cmath>

#include "commands.hpp"
#include "csv_text.hpp"
#include "distributions.hpp"
#include "organisations.hpp"
#include "output_file.hpp"
#include "portable.hpp"

namespace assess::evidence {

namespace {

enum class Shape { level, skewed, per_head };

/// An indicator: how it spreads (in its own unit; `skewed` multiplies, `per_head` grows with the
/// population too) and how much of it is the common strength of a region.
struct Indicator {
  const char *english, *chinese;
  Shape shape;
  double middle, spread, common, low, high;
};

constexpr std::array indicators{
    Indicator{"broadband_coverage", "宽带覆盖率", Shape::level, 78, 12, 0.8, 20, 99.9},
    Indicator{"fixed_speed", "固定网速", Shape::skewed, 95, 0.6, 0.7, 8, 900},
    Indicator{"mobile_speed", "移动网速", Shape::level, 62, 18, 0.6, 9, 180},
    Indicator{"outage_hours", "中断时长", Shape::skewed, 6, 0.5, -0.5, 0.5, 60},
    Indicator{"schools_connected", "联网学校比例", Shape::level, 74, 14, 0.6, 15, 100},
    Indicator{"ict_graduates", "信息类毕业生", Shape::per_head, 0.9, 0.4, 0.6, 0, 1e6},
    Indicator{"adult_courses", "成人课程", Shape::level, 34, 11, 0.5, 2, 90},
    Indicator{"early_leavers", "辍学率", Shape::level, 9.5, 3, -0.6, 1, 25},
    Indicator{"services_online", "网上可办率", Shape::level, 68, 15, 0.7, 10, 100},
    Indicator{"digital_filing", "网上申报率", Shape::level, 57, 16, 0.6, 5, 99},
    Indicator{"processing_days", "办理天数", Shape::skewed, 14, 0.4, -0.4, 2, 90},
    Indicator{"open_datasets", "开放数据集", Shape::per_head, 0.12, 0.8, 0.4, 0, 1e6},
    Indicator{"firms_selling_online", "网上销售企业比例", Shape::level, 23, 7, 0.7, 3, 60},
    Indicator{"ict_jobs", "信息业就业比例", Shape::skewed, 2.8, 0.4, 0.7, 0.3, 15},
    Indicator{"ict_investment", "信息化投资", Shape::per_head, 1.4, 0.5, 0.7, 1, 1e6},
};

/// In tenths, as it stands in the table.
std::int64_t figure(const Indicator& indicator, double strength, double population,
                    Random& random) {
  const double c = indicator.common;
  const double z = c * strength + std::sqrt(1 - c * c) * normal(random);
  const double spread = indicator.spread * z;
  double x = indicator.shape == Shape::level ? indicator.middle + spread
                                             : indicator.middle * portable_exp(spread);
  if (indicator.shape == Shape::per_head) x = std::floor(x * population / 10 + 0.5);
  return static_cast<std::int64_t>(
      std::floor(std::clamp(x, indicator.low, indicator.high) * 10 + 0.5));
}

void write_header(CsvText& csv, bool chinese) {
  for (const char* name : {chinese ? "地区代码" : "region_code", chinese ? "地区" : "region",
                           chinese ? "片区" : "area", chinese ? "人口" : "population"})
    csv.cell(name);
  for (const Indicator& indicator : indicators)
    csv.cell(chinese ? indicator.chinese : indicator.english);
  csv.end_row();
}

void write_region(CsvText& csv, std::size_t index, const Options& options, Random random) {
  constexpr std::array english{"north", "south", "east", "west"}, chinese{"北", "南", "东", "西"};
  const auto area = static_cast<std::size_t>(random.below(4));
  const Organisation name = region(index);
  csv.cell("R" + unit_code(index, options.units).substr(1));
  csv.cell(options.chinese ? name.chinese : name.english);
  csv.cell(options.chinese ? chinese[area] : english[area]);
  const double strength = normal(random);
  const int population = static_cast<int>(600 * portable_exp(0.7 * normal(random))) + 40;
  csv.cell(population);
  for (const Indicator& indicator : indicators) {
    const std::int64_t tenths = figure(indicator, strength, population, random);
    chance(random, 0.04) ? csv.cell("") : csv.tenths(tenths);
  }
  csv.end_row();
}

}  // namespace

bool make_digital_readiness(const Options& given) {
  Options options = given;
  if (options.units == 0) options.units = 40;
  return write_file(options.output, [&](std::FILE* file) {
    CsvText csv(file);
    write_header(csv, options.chinese);
    const Random random(options.seed);
    for (std::size_t i = 0; i < options.units; ++i) write_region(csv, i, options, random.branch(i));
    return csv.flush();
  });
}

}  // namespace assess::evidence
