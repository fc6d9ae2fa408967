#include "tables/xls/cfb_directory.hpp"

#include <string>

#include "tables/bytes/byte_cursor.hpp"
#include "tables/bytes/utf16.hpp"

namespace assess {

namespace {

constexpr std::size_t entry_size = 128;

struct Node {
  CfbEntry entry;
  std::uint8_t kind = 0;  ///< 1 storage, 2 stream, 5 root
  std::uint32_t left = 0, right = 0, child = 0;
};

std::string read_name(std::string_view bytes, std::size_t size) {
  ByteCursor cursor(bytes.substr(0, size < 2 ? 0 : size - 2));  // without the 0 at the end
  std::u16string units;
  while (cursor.left().size() >= 2) units.push_back(cursor.u16());
  std::string name;
  append_utf16(name, units);
  return name;
}

Node read_node(std::string_view bytes, bool long_sizes) {
  ByteCursor cursor(bytes);
  Node node;
  const std::string_view name = cursor.bytes(64);
  node.entry.name = read_name(name, cursor.u16());
  node.kind = cursor.u8();
  node.entry.is_stream = node.kind == 2;
  cursor.skip(1);
  node.left = cursor.u32();
  node.right = cursor.u32();
  node.child = cursor.u32();
  cursor.skip(36);  // class, state, times
  node.entry.first = cursor.u32();
  // old writers leave rubbish in the upper half
  node.entry.size = long_sizes ? cursor.u64() : cursor.u32();
  return node;
}

}  // namespace

std::optional<CfbDirectory> read_cfb_directory(std::string_view bytes, bool long_sizes) {
  std::vector<Node> nodes;
  for (; bytes.size() >= entry_size; bytes.remove_prefix(entry_size))
    nodes.push_back(read_node(bytes.substr(0, entry_size), long_sizes));
  if (nodes.empty() || nodes.front().kind != 5) return {};
  CfbDirectory directory{nodes.front().entry, {}};
  std::vector<std::uint32_t> waiting{nodes.front().child};
  std::vector<bool> seen(nodes.size());
  while (!waiting.empty()) {
    const std::uint32_t at = waiting.back();
    waiting.pop_back();
    if (at >= nodes.size() || seen[at]) continue;
    seen[at] = true;
    const Node& node = nodes[at];
    if (node.kind == 1 || node.kind == 2) directory.entries.push_back(node.entry);
    waiting.insert(waiting.end(), {node.right, node.left});
  }
  return directory;
}

}  // namespace assess
