#include <fmt/format.h>

#include <algorithm>

#include "base/points.hpp"
#include "report/html_parts.hpp"
#include "report/html_text.hpp"
#include "report/html_trial.hpp"

namespace assess {

namespace {

/// Points that a node counts with, or its weight if that is the same for all units.
std::optional<double> size_of(const Scheme& scheme, const Node& node) {
  if (node.out_of) return node.out_of->value();
  if (node.points) return node.points->value();
  if (scheme.has_points || !node.weight.is_constant()) return {};
  return node.weight.number;
}

/// Steps of the slider: a hundredth of what it can reach, as a round number.
double step_of(double most) {
  double step = 0.001;
  for (const double factor : {5.0, 2.0, 5.0, 2.0, 5.0, 2.0, 5.0, 2.0})
    if (step * 100 < most) step = snapped(step * factor);
  return step;
}

std::string slider(const Scheme& scheme, std::size_t node, double size, std::size_t place,
                   Language language) {
  const Node& one = scheme.nodes[node];
  const double most = snapped(std::max(2 * size, size == 0 ? 1.0 : 0.0));
  const std::string name = one.name.in(language) == one.id ? "" : " " + html(one.name.in(language));
  return fmt::format(
      "<div class=\"slider{4}\"><label for=\"s-{0}\">{1}{2}</label><input type=\"range\" "
      "id=\"s-{0}\" data-node=\"{0}\" min=\"0\" max=\"{5}\" step=\"{6}\" value=\"{3}\">"
      "<input type=\"number\" data-node=\"{0}\" min=\"0\" step=\"any\" value=\"{3}\" "
      "aria-label=\"{1}{2}\"></div>\n",
      place, html(one.id), name, to_text(snapped(size)), one.form ? "" : " item", to_text(most),
      to_text(step_of(most)));
}

class SliderWriter {
 public:
  SliderWriter(const Assessment& a, Language language)
      : scheme_(a.scheme), language_(language), nodes_(trial_nodes(a)) {}

  std::string write() {
    add_children(scheme_.total);
    return std::move(out_);
  }

 private:
  void add_children(std::size_t parent) {
    for (const std::size_t child : scheme_.nodes[parent].children) {
      const auto size = size_of(scheme_, scheme_.nodes[child]);
      const auto place =
          static_cast<std::size_t>(std::ranges::find(nodes_, child) - nodes_.begin());
      if (size) out_ += slider(scheme_, child, *size, place, language_);
      if (scheme_.nodes[child].children.empty()) continue;
      constexpr Message inside{"inside {}", "{}的内部"};
      out_ += fmt::format(
          "<details><summary>{}</summary>\n",
          fmt::format(fmt::runtime(inside.in(language_)), html(scheme_.nodes[child].id)));
      add_children(child);
      out_ += "</details>\n";
    }
  }

  const Scheme& scheme_;
  Language language_;
  std::vector<std::size_t> nodes_;
  std::string out_;
};

}  // namespace

std::string html_sliders(const Assessment& assessment, Language language) {
  return SliderWriter(assessment, language).write();
}

}  // namespace assess
