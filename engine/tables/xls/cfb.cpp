#include "tables/xls/cfb.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/text.hpp"
#include "tables/bytes/byte_cursor.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"
#include "tables/xls/cfb_directory.hpp"

namespace assess {

struct CompoundFile::Header {
  bool good = false;
  bool long_sizes = false;
  std::size_t sector_size = 512;
  std::uint32_t small_limit = 0;
  std::uint32_t first_directory = 0, first_small_fat = 0, first_more_fat = 0;
  std::array<std::uint32_t, 109> fat{};  ///< the first sectors of the table of sectors
};

namespace {

constexpr std::string_view mark = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
constexpr std::uint32_t last_sector = 0xFFFF'FFFA;  ///< numbers above mean something else
constexpr std::uint32_t end_of_chain = 0xFFFF'FFFE;
constexpr std::size_t small_sector = 64, read_at_once = 1u << 20;

std::vector<std::uint32_t> numbers(std::string_view bytes) {
  ByteCursor cursor(bytes);
  std::vector<std::uint32_t> all(bytes.size() / 4);
  for (std::uint32_t& one : all) one = cursor.u32();
  return all;
}

/// The sectors from `first` on, at most `most`. Nothing for one that does not exist or comes twice.
std::optional<std::vector<std::uint32_t>> follow(const std::vector<std::uint32_t>& next,
                                                 std::uint32_t first, std::uint64_t most) {
  std::vector<std::uint32_t> chain;
  std::vector<bool> seen(next.size());
  for (std::uint32_t at = first; at != end_of_chain && chain.size() < most; at = next[at]) {
    if (at >= next.size() || seen[at]) return {};
    seen[at] = true;
    chain.push_back(at);
  }
  return chain;
}

}  // namespace

CompoundFile::Header CompoundFile::read_header(std::string_view bytes) {
  Header header;
  ByteCursor cursor(bytes);
  cursor.skip(26);  // mark, class, minor version
  const std::uint16_t version = cursor.u16(), order = cursor.u16(), shift = cursor.u16();
  cursor.skip(16);  // size of small sectors, reserved, numbers of sectors
  header.first_directory = cursor.u32();
  cursor.skip(4);
  header.small_limit = cursor.u32();
  header.first_small_fat = cursor.u32();
  cursor.skip(4);
  header.first_more_fat = cursor.u32();
  cursor.skip(4);
  for (std::uint32_t& one : header.fat) one = cursor.u32();
  header.good = cursor.good() && order == 0xFFFE && (shift == 9 || shift == 12);
  header.long_sizes = version > 3;
  header.sector_size = std::size_t{1} << (header.good ? shift : 9);
  return header;
}

bool CompoundFile::fits(std::string_view head) {
  return head.starts_with(mark);
}

bool CompoundFile::append_sector(std::uint32_t sector, std::string& to) const {
  return append_sectors({sector}, sector_size_, to);
}

/// `size` bytes of the chain; sectors that lie side by side are read at once.
bool CompoundFile::append_sectors(const Chain& chain, std::uint64_t size, std::string& to) const {
  for (std::size_t at = 0; size > 0;) {
    if (at >= chain.size()) return false;
    std::size_t count = 1;
    while (at + count < chain.size() && chain[at + count] == chain[at] + count &&
           count * sector_size_ < read_at_once)
      ++count;
    const auto wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(size, count * sector_size_));
    const std::size_t before = to.size();
    to.resize(before + wanted);
    const std::uint64_t offset = (std::uint64_t{chain[at]} + 1) * sector_size_;
    if (input_->read(offset, to.data() + before, wanted) != wanted) return false;
    size -= wanted;
    at += count;
  }
  return true;
}

bool CompoundFile::add_fat_sectors(std::span<const std::uint32_t> sectors) {
  for (const std::uint32_t sector : sectors) {
    if (sector > last_sector) continue;
    std::string bytes;
    if (!append_sector(sector, bytes)) return false;
    const Chain next = numbers(bytes);
    fat_.insert(fat_.end(), next.begin(), next.end());
  }
  return true;
}

bool CompoundFile::read_fat(const Header& header) {
  std::unordered_set<std::uint32_t> seen;  // both lists: a sector that comes twice never ends
  const auto is_new = [&](std::uint32_t s) { return s > last_sector || seen.insert(s).second; };
  if (!std::ranges::all_of(header.fat, is_new) || !add_fat_sectors(header.fat)) return false;
  for (std::uint32_t at = header.first_more_fat; at <= last_sector;) {
    std::string bytes;
    if (!is_new(at) || !append_sector(at, bytes)) return false;
    Chain more = numbers(bytes);
    at = more.back();
    more.pop_back();
    if (!std::ranges::all_of(more, is_new) || !add_fat_sectors(more)) return false;
  }
  return true;
}

std::optional<std::string> CompoundFile::read_whole(std::uint32_t first) const {
  const auto chain = follow(fat_, first, fat_.size());
  std::string bytes;
  if (!chain || !append_sectors(*chain, chain->size() * sector_size_, bytes)) return {};
  return bytes;
}

bool CompoundFile::read_small(const Header& header, const CfbEntry& root) {
  if (header.first_small_fat > last_sector || root.size == 0) return true;  // there are none
  const auto fat = read_whole(header.first_small_fat);
  auto small = read_bytes({.name = {}, .is_stream = true, .size = root.size, .first = root.first});
  if (!fat || !small) return false;
  small_fat_ = numbers(*fat);
  small_ = std::move(*small);
  small_limit_ = header.small_limit;
  return true;
}

/// Of the large sectors, or of the small ones if there are some and the stream is short.
std::optional<std::string> CompoundFile::read_bytes(const CfbEntry& stream) const {
  std::string bytes;
  if (small_.empty() || stream.size >= small_limit_) {
    const auto chain = follow(fat_, stream.first, stream.size / sector_size_ + 1);
    if (!chain || !append_sectors(*chain, stream.size, bytes)) return {};
    return bytes;
  }
  const auto chain = follow(small_fat_, stream.first, stream.size / small_sector + 1);
  if (!chain) return {};
  for (const std::uint32_t at : *chain)
    if (std::size_t{at} * small_sector < small_.size())
      bytes.append(small_, std::size_t{at} * small_sector, small_sector);
  if (bytes.size() < stream.size) return {};
  bytes.resize(static_cast<std::size_t>(stream.size));
  return bytes;
}

std::unique_ptr<CompoundFile> CompoundFile::open(std::unique_ptr<Input> input, Diagnostics& notes) {
  std::unique_ptr<CompoundFile> file(new CompoundFile(std::move(input)));
  const auto damaged = [&](Message what) {
    notes.add(table_complaint("broken-xls"), {.file = file->name(), .cell = {}, .excerpt = {}},
              {both(what.en, what.zh)});
    return nullptr;
  };
  const Header header = read_header(file->input_->head(512).value_or(""));
  file->sector_size_ = header.sector_size;
  if (!header.good) return damaged({"its first bytes make no sense", "文件头无效"});
  if (!file->read_fat(header))
    return damaged(
        {"the table of its sectors is cut short or in a circle", "扇区表不完整或有循环"});
  const auto bytes = file->read_whole(header.first_directory);
  auto directory = read_cfb_directory(bytes.value_or(""), header.long_sizes);
  if (!directory || !file->read_small(header, directory->root))
    return damaged({"its directory is cut short or in a circle", "目录不完整或有循环"});
  file->entries_ = std::move(directory->entries);
  return file;
}

const CfbEntry* CompoundFile::find(std::string_view name) const {
  const std::string key = name_key(name);
  const auto found = std::ranges::find_if(
      entries_, [&](const CfbEntry& one) { return name_key(one.name) == key; });
  return found == entries_.end() ? nullptr : &*found;
}

std::optional<std::string> CompoundFile::read(const CfbEntry& stream, Diagnostics& notes) const {
  const Place place{.file = name(), .cell = {}, .excerpt = {}};
  if (stream.size > longest_workbook) {
    notes.add(table_complaint("workbook-too-large"), place, {stream.name, "2 GiB"});
    return {};
  }
  auto bytes = read_bytes(stream);
  if (!bytes)
    notes.add(table_complaint("broken-xls"), place,
              {both("'" + stream.name + "' is cut short", "“" + stream.name + "”不完整")});
  return bytes;
}

}  // namespace assess
