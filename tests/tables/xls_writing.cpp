#include "xls_writing.hpp"

#include <bit>

namespace assess {

namespace {

constexpr std::uint32_t free_sector = 0xFFFFFFFF, end_of_chain = 0xFFFFFFFE,
                        fat_sector = 0xFFFFFFFD;

std::string padded_to(std::string bytes, std::size_t unit) {
  bytes.resize((bytes.size() + unit - 1) / unit * unit);
  return bytes;
}

/// Sectors of one size and what follows each.
struct Sectors {
  std::size_t size;
  std::string bytes, next;
  std::uint32_t add(const std::string& stream) {
    const auto first = static_cast<std::uint32_t>(bytes.size() / size);
    bytes += padded_to(stream, size);
    const auto end = static_cast<std::uint32_t>(bytes.size() / size);
    for (std::uint32_t at = first; at < end; ++at)
      next += bytes_of(at + 1 < end ? at + 1 : end_of_chain, 4);
    return first == end ? end_of_chain : first;
  }
};

std::string directory_entry(std::string_view name, unsigned kind, std::uint32_t right,
                            std::uint32_t child, std::uint32_t first, std::size_t size) {
  std::string entry;
  for (const char c : name) entry += bytes_of(static_cast<unsigned char>(c), 2);
  entry.resize(64);
  entry += bytes_of(name.size() * 2 + 2, 2) + bytes_of(kind, 1) + bytes_of(1, 1);
  entry += bytes_of(free_sector, 4) + bytes_of(right, 4) + bytes_of(child, 4);
  entry.resize(116);
  return entry + bytes_of(first, 4) + bytes_of(size, 8);
}

std::string header(std::uint32_t directory, std::uint32_t small_fat, std::uint32_t fat) {
  std::string bytes = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(16, '\0');
  bytes += bytes_of(0x3E, 2) + bytes_of(3, 2) + bytes_of(0xFFFE, 2) + bytes_of(9, 2) +
           bytes_of(6, 2) + std::string(10, '\0');
  bytes += bytes_of(1, 4) + bytes_of(directory, 4) + bytes_of(0, 4) + bytes_of(4096, 4);
  bytes += bytes_of(small_fat, 4) + bytes_of(1, 4) + bytes_of(end_of_chain, 4) + bytes_of(0, 4);
  return bytes + bytes_of(fat, 4) + std::string(108 * 4, '\xff');
}

}  // namespace

std::string bytes_of(std::uint64_t number, std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i, number >>= 8)
    bytes.push_back(static_cast<char>(number & 0xFF));
  return bytes;
}

std::string compound_file(const std::vector<std::pair<std::string, std::string>>& streams) {
  Sectors large{512, {}, {}}, small{64, {}, {}};
  std::string entries;
  for (std::size_t i = 0; i < streams.size(); ++i) {
    const auto& [name, bytes] = streams[i];
    const std::uint32_t first = bytes.size() < 4096 ? small.add(bytes) : large.add(bytes);
    const bool last = i + 1 == streams.size();
    const auto right = last ? free_sector : static_cast<std::uint32_t>(i + 2);
    entries += directory_entry(name, 2, right, free_sector, first, bytes.size());
  }
  const std::uint32_t small_first = large.add(small.bytes);
  const std::uint32_t small_fat = large.add(small.next);
  const std::uint32_t child = streams.empty() ? free_sector : 1;
  const std::uint32_t directory = large.add(
      directory_entry("Root Entry", 5, free_sector, child, small_first, small.bytes.size()) +
      entries);
  const auto fat = static_cast<std::uint32_t>(large.bytes.size() / 512);
  large.next += bytes_of(fat_sector, 4);
  large.next.resize(512, '\xff');  // one sector of the table is enough for 64 KiB
  return header(directory, small_fat, fat) + large.bytes + large.next;
}

std::string record(BiffKind kind, std::string_view body) {
  return bytes_of(static_cast<unsigned>(kind), 2) + bytes_of(body.size(), 2) + std::string(body);
}

std::string begin_record(unsigned what, unsigned version) {
  return record(BiffKind::begin, bytes_of(version, 2) + bytes_of(what, 2) + std::string(12, '\0'));
}

std::string narrow(std::string_view text, std::size_t count_bytes) {
  return bytes_of(text.size(), count_bytes) + bytes_of(0, 1) + std::string(text);
}

std::string cell_head(unsigned row, unsigned column, unsigned format) {
  return bytes_of(row, 2) + bytes_of(column, 2) + bytes_of(format, 2);
}

std::string number_record(unsigned row, unsigned column, double value, unsigned format) {
  return record(BiffKind::number,
                cell_head(row, column, format) + bytes_of(std::bit_cast<std::uint64_t>(value), 8));
}

std::string workbook_stream(std::string_view shared, std::string_view cells) {
  const std::string begin = begin_record(5);
  const std::string end = record(BiffKind::end);
  const auto sheet = [](std::size_t at) {
    return record(BiffKind::sheet, bytes_of(at, 4) + bytes_of(0, 2) + narrow("S", 1));
  };
  const std::size_t at = begin.size() + sheet(0).size() + shared.size() + end.size();
  return begin + sheet(at) + std::string(shared) + end + begin_record(16) + std::string(cells) +
         end;
}

}  // namespace assess
