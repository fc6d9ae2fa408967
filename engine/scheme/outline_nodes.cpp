#include <algorithm>

#include "base/text.hpp"
#include "scheme/diagnostics.hpp"
#include "scheme/draft.hpp"
#include "scheme/values.hpp"

namespace assess {

namespace {

std::optional<NodeKind> node_kind(const IniSection& section) {
  if (section.kind == "criterion") return NodeKind::criterion;
  if (section.kind == "item") return NodeKind::item;
  if (section.kind == "total") return NodeKind::total;
  return {};
}

void add_node(Draft& draft, const IniSection& section, NodeKind kind) {
  Node node;
  node.id = kind == NodeKind::total ? "total" : section.id;
  node.kind = kind;
  node.name = read_text(section, "name");
  if (node.name.empty()) node.name.en = node.id;
  node.text = read_text(section, "text");
  node.at = section.at;
  node.cells = section.cells;
  node.weight = constant_of(1, Type::number);
  if (const IniKey* points = section.find("points"))
    node.points = read_points(points->value, "points", draft.notes);
  if (const IniKey* out_of = section.find("out_of"))
    node.out_of = read_points(out_of->value, "out_of", draft.notes);
  const bool taken = draft.scheme.node(node.id) || (kind == NodeKind::item && draft.scheme.table(node.id));
  if (taken)
    draft.notes.add(rule_complaint("name-taken"), section.at.place(),
                    {node.id, both("a criterion, an item or a table", "指标、项目或表")});
  else
    draft.scheme.nodes.push_back(std::move(node));
}

std::vector<std::string> item_ids(const Scheme& scheme) {
  std::vector<std::string> ids{"none", "total"};
  for (const Node& node : scheme.nodes)
    if (node.kind == NodeKind::item) ids.push_back(node.id);
  return ids;
}

void find_parent(Draft& draft, std::size_t n) {
  Scheme& scheme = draft.scheme;
  Node& node = scheme.nodes[n];
  if (node.kind == NodeKind::total) return;
  const IniSection& section =
      *draft.section(node.kind == NodeKind::item ? "item" : "criterion", node.id);
  const IniKey* item = section.find("item");
  node.second_composite = section.find("of") != nullptr;
  if (item && item->value.text == "none") return;
  if (!item) {
    if (!node.second_composite) node.parent = scheme.total;
    return;
  }
  const auto parent = scheme.node(item->value.text);
  if (parent && scheme.nodes[*parent].kind != NodeKind::criterion) {
    node.parent = parent;
    return;
  }
  const std::string meant = nearest(item->value.text, item_ids(scheme));
  draft.notes.add(rule_complaint("unknown-item"), item->value.place(), {item->value.text}, meant);
  node.parent = scheme.node(meant).value_or(scheme.total);  // one slip is not said twice
}

/// From a node up to itself, or nothing: `I → J → I`.
std::string circle_of_items(const std::vector<Node>& nodes, std::size_t n) {
  std::size_t steps = 0;
  auto at = nodes[n].parent;
  while (at && *at != n && ++steps <= nodes.size()) at = nodes[*at].parent;
  if (at != n) return {};
  std::string path = nodes[n].id;
  for (at = nodes[n].parent; *at != n; at = nodes[*at].parent) path += " → " + nodes[*at].id;
  return path + " → " + nodes[n].id;
}

/// An item inside itself would have no score; put under the total, after it was complained of.
void check_item_circles(Draft& draft) {
  auto& nodes = draft.scheme.nodes;
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    const std::string circle = circle_of_items(nodes, n);
    if (circle.empty()) continue;
    draft.notes.add(rule_complaint("item-circle"), nodes[n].at.place(), {nodes[n].id, circle});
    nodes[n].parent = draft.scheme.total;
  }
}

/// Criteria under a node, at any depth, in the order of the file.
std::vector<std::size_t> criteria_under(const Scheme& scheme, std::size_t top) {
  std::vector<std::size_t> result;
  for (std::size_t n = 0; n < scheme.nodes.size(); ++n) {
    if (scheme.nodes[n].kind != NodeKind::criterion) continue;
    for (std::optional<std::size_t> at = n; at; at = scheme.nodes[*at].parent)
      if (*at == top) {
        result.push_back(n);
        break;
      }
  }
  return result;
}

std::vector<std::size_t> members_of(Draft& draft, const std::vector<Members::Member>& members,
                                    const Snippet& value) {
  std::vector<std::size_t> result;
  std::vector<std::string> ids;
  for (const Node& node : draft.scheme.nodes) ids.push_back(node.id);
  for (const auto& [name, criteria_of, at] : members) {
    const auto node = draft.scheme.node(name);
    if (!node) {
      draft.notes.add(rule_complaint("unknown-node"), value.place(at, name.size()), {name},
                      nearest(name, ids));
    } else if (criteria_of) {
      const auto under = criteria_under(draft.scheme, *node);
      result.insert(result.end(), under.begin(), under.end());
    } else {
      result.push_back(*node);
    }
  }
  return result;
}

void find_children(Draft& draft, std::size_t n) {
  Node& node = draft.scheme.nodes[n];
  const IniSection* section =
      draft.section(node.kind == NodeKind::total ? "total" : "item",
                    node.kind == NodeKind::total ? "" : node.id);
  const IniKey* of = section ? section->find("of") : nullptr;
  if (!of) {
    for (std::size_t c = 0; c < draft.scheme.nodes.size(); ++c)
      if (draft.scheme.nodes[c].parent == n) node.children.push_back(c);
    return;
  }
  const auto members = read_members(of->value, draft.notes);
  if (!members) return;
  const auto without = members_of(draft, members->without, of->value);
  for (const std::size_t member : members_of(draft, members->with, of->value))
    if (std::ranges::find(without, member) == without.end()) node.children.push_back(member);
}

/// The most that it adds to its parent.
std::optional<Points> points_in_parent(const Node& node) {
  return node.out_of ? node.out_of : node.points;
}

/// Sum of what the children add, as a decimal; nothing if one of them has no points.
std::optional<Points> points_of_children(const Scheme& scheme, const Node& node) {
  Points sum;
  for (const std::size_t child : node.children) {
    const auto points = points_in_parent(scheme.nodes[child]);
    if (!points) return {};
    sum.billionths += points->billionths;
  }
  return sum;
}

/// From the leaves up: `points` of an item is the sum of its children if it is not given.
void settle_points(Scheme& scheme, std::size_t n, std::vector<bool>& settled) {
  if (settled[n]) return;
  settled[n] = true;
  Node& node = scheme.nodes[n];
  for (const std::size_t child : node.children) settle_points(scheme, child, settled);
  if (node.kind != NodeKind::criterion && !node.points) node.points = points_of_children(scheme, node);
}

void check_points(Draft& draft, const Node& node) {
  const Scheme& scheme = draft.scheme;
  for (const std::size_t child : node.children)
    if (scheme.nodes[child].kind == NodeKind::criterion && !scheme.nodes[child].points &&
        !node.second_composite)
      draft.notes.add(rule_complaint("no-points"), scheme.nodes[child].at.place(),
                      {scheme.nodes[child].id});
  const auto sum = points_of_children(scheme, node);
  if (node.children.empty()) return;  // said to be empty
  if (!sum || !node.points || *sum == *node.points || node.second_composite) return;
  std::vector<std::string> parts;
  for (const std::size_t child : node.children)
    parts.push_back(scheme.nodes[child].id + " " + to_text(*points_in_parent(scheme.nodes[child])));
  draft.notes.add(rule_complaint("points-do-not-add-up"), node.at.place(),
                  {node.id, to_text(*node.points), to_text(*sum), joined(parts, " + ")});
}

}  // namespace

void outline_nodes(Draft& draft) {
  Scheme& scheme = draft.scheme;
  for (const IniSection& section : draft.file.sections)
    if (const auto kind = node_kind(section);
        kind && (*kind == NodeKind::total || !section.id.empty()))
      add_node(draft, section, *kind);
  if (!scheme.node("total")) {
    Node total;
    total.id = "total";
    total.kind = NodeKind::total;
    total.name = {"Total", "总分"};
    total.weight = constant_of(1, Type::number);
    if (!draft.file.sections.empty()) total.at = draft.file.sections[0].at;
    scheme.nodes.push_back(std::move(total));
  }
  scheme.total = *scheme.node("total");
  if (const IniSection* section = draft.section("total"); section && !section->find("name"))
    scheme.nodes[scheme.total].name = {"Total", "总分"};
  scheme.has_points = std::ranges::any_of(scheme.nodes, [](const Node& node) {
    return node.kind == NodeKind::criterion && node.points;
  });
  for (std::size_t n = 0; n < scheme.nodes.size(); ++n) find_parent(draft, n);
  check_item_circles(draft);
  for (std::size_t n = 0; n < scheme.nodes.size(); ++n)
    if (scheme.nodes[n].kind != NodeKind::criterion) find_children(draft, n);
  if (!scheme.has_points) return;
  std::vector<bool> settled(scheme.nodes.size());
  for (std::size_t n = 0; n < scheme.nodes.size(); ++n) settle_points(scheme, n, settled);
  for (const Node& node : scheme.nodes)
    if (node.kind != NodeKind::criterion) check_points(draft, node);
}

}  // namespace assess
