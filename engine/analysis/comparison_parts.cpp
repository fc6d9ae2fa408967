#include <cmath>

#include "analysis/comparison_result.hpp"
#include "scheme/ini.hpp"
#include "scheme/settings.hpp"

namespace assess {

namespace {

/// A score of almost nothing may make a factor that is out of all bounds; its part is then the
/// rest.
Points bounded(double x) {
  return std::abs(x) < 1e15 ? exact(x) : Points{};
}

/// Goes down from the total; what a node got beyond its children and adjustments is its rest.
class Parts {
 public:
  Parts(const std::vector<std::string>& ids, std::size_t total,
        const std::vector<ScoredNode>& nodes, const std::vector<ScoredAdjustment>& adjustments)
      : ids_(ids), total_(total), nodes_(nodes), adjustments_(adjustments) {}

  std::vector<Part> of_total(Points published) {
    split(total_, published, 1.0);
    return std::move(parts_);
  }

 private:
  void add(PartKind kind, const std::string& id, Points points) {
    if (points.billionths != 0) parts_.push_back({kind, id, points});
  }

  /// `points`: what the node adds to the total; `factor`: from its own points to those.
  void split(std::size_t node, Points points, double factor) {
    Points left = points;
    bool has_children = false;
    for (std::size_t child = 0; child < nodes_.size(); ++child) {
      if (nodes_[child].parent != node || !nodes_[child].contribution) continue;
      has_children = true;
      const Points part = bounded(*nodes_[child].contribution * factor);
      left.billionths -= part.billionths;
      const double own = nodes_[child].score.value_or(0);
      split(child, part, own != 0 ? part.value() / own : 0);
    }
    if (!has_children && node != total_) return add(PartKind::node, ids_[node], points);
    for (const ScoredAdjustment& one : adjustments_) {
      double amount = one.node == node ? one.amount * factor : 0;
      if (node == total_) amount += one.spilled;
      left.billionths -= bounded(amount).billionths;
      add(PartKind::adjustment, one.id, bounded(amount));
    }
    add(PartKind::rest, ids_[node], left);
  }

  const std::vector<std::string>& ids_;
  std::size_t total_;
  const std::vector<ScoredNode>& nodes_;
  const std::vector<ScoredAdjustment>& adjustments_;
  std::vector<Part> parts_;
};

}  // namespace

std::vector<Part> parts_of(const std::vector<std::string>& ids, std::size_t total, Points published,
                           const std::vector<ScoredNode>& nodes,
                           const std::vector<ScoredAdjustment>& adjustments) {
  return Parts(ids, total, nodes, adjustments).of_total(published);
}

std::vector<RuleLine> rule_lines(std::string_view text, const std::string& path,
                                 std::span<const std::string> settings) {
  Diagnostics unheard;  // who reads the scheme complains
  IniFile file = read_ini(text, path, unheard);
  apply_settings(file, read_settings(settings, unheard), unheard);
  std::vector<RuleLine> lines;
  for (const IniSection& section : file.sections) {
    const std::string name = section.id.empty() ? section.kind : section.kind + "." + section.id;
    if (section.keys.empty()) lines.push_back({name, "", ""});
    for (const IniKey& key : section.keys) lines.push_back({name, key.full(), key.value.text});
  }
  return lines;
}

}  // namespace assess
