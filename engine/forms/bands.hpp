#pragma once

#include <array>
#include <span>

#include "base/points.hpp"
#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Steps (分档计分): the first band that holds is taken.
struct Bands {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}},
      Slot{"bands",
           SlotKind::bands,
           {},
           {">= edge: points, ..., else: points", ">= 界限: 得分, ..., else: 得分"}}};
  static constexpr FormInfo info{
      "bands", {"steps", "分档计分"}, {"points of the first band that holds", "第一个成立的档的分值"},
      slots,   Gives::points,         false};

  static bool holds(BandTest test, double x, double edge) {
    const auto order = compare_decimals(x, edge);
    switch (test) {
      case BandTest::at_least:
        return order >= 0;
      case BandTest::above:
        return order > 0;
      case BandTest::at_most:
        return order <= 0;
      case BandTest::below:
        return order < 0;
      case BandTest::equal:
        return order == 0;
      case BandTest::otherwise:
        return true;
    }
    return false;
  }

  /// The bottom of the scale if none holds; with `else` at the end one does.
  static double score(double x, std::span<const Step> bands, std::size_t unit, const Scale& scale) {
    for (const Step& band : bands)
      if (holds(band.test, x, band.edge[unit])) return band.points[unit];
    return scale.bottom;
  }

  static Working working(double x, std::span<const Step> bands, std::size_t unit,
                         const Scale& scale) {
    constexpr std::string_view signs[] = {" ≥ ", " > ", " ≤ ", " < ", " = "};
    for (const Step& band : bands) {
      if (!holds(band.test, x, band.edge[unit])) continue;
      const std::string points = figure(band.points[unit]);
      if (band.test == BandTest::otherwise)
        return {said({"{0}, in no other band", "{0}，不在其他档"}, {figure(x)}), points};
      const std::string sign(signs[static_cast<std::size_t>(band.test)]);
      return {said({"{0}", "{0}"}, {figure(x) + sign + figure(band.edge[unit])}), points};
    }
    return {said({"{0}, in no band", "{0}，不在任何档"}, {figure(x)}), figure(scale.bottom)};
  }
};

}  // namespace assess
