#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tables/table/input.hpp"

namespace assess {

/// A part of a zip file that a test makes, stored as it is or deflated, with what may be wrong
/// with it.
struct PartToZip {
  std::string name, text;
  std::uint16_t flags = 0, method = 0;
  std::optional<std::uint64_t> declared_size = {};  ///< instead of the length of `text`
  std::optional<std::uint64_t> at = {};             ///< where the directory says it is
  bool wrong_checksum = false;
  std::optional<std::string> unpacked = {};  ///< of a deflated `text`
};

inline std::uint32_t checksum_of(std::string_view text) {
  std::uint32_t sum = ~std::uint32_t{0};
  for (const char c : text) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320u : 0u);
  }
  return ~sum;
}

inline void append_number(std::string& to, std::uint64_t value, unsigned bytes) {
  for (unsigned i = 0; i < bytes; ++i) to.push_back(static_cast<char>(value >> 8 * i & 0xFF));
}

/// What a part says of itself, before it and in the directory alike.
inline std::string header_of(const PartToZip& part) {
  const std::uint32_t sum = checksum_of(part.unpacked.value_or(part.text));
  std::string to;
  append_number(to, 20, 2);
  append_number(to, part.flags, 2);
  append_number(to, part.method, 2);
  append_number(to, 0, 4);
  append_number(to, part.wrong_checksum ? sum ^ 1 : sum, 4);
  append_number(to, part.text.size(), 4);
  append_number(to, part.declared_size.value_or(part.unpacked.value_or(part.text).size()), 4);
  append_number(to, part.name.size(), 2);
  append_number(to, 0, 2);
  return to;
}

/// The bytes of a zip file with these parts (APPNOTE 4.3).
inline std::string zip_of(const std::vector<PartToZip>& parts) {
  std::string file, directory;
  for (const PartToZip& part : parts) {
    directory += "PK\1\2" + std::string("\x14\0", 2) + header_of(part);
    append_number(directory, 0, 8);
    append_number(directory, 0, 2);
    append_number(directory, part.at.value_or(file.size()), 4);
    directory += part.name;
    file += "PK\3\4" + header_of(part) + part.name + part.text;
  }
  std::string end = "PK\5\6";
  append_number(end, 0, 4);
  append_number(end, parts.size(), 2);
  append_number(end, parts.size(), 2);
  append_number(end, directory.size(), 4);
  append_number(end, file.size(), 4);
  append_number(end, 0, 2);
  return file + directory + end;
}

/// A file in memory, as a reader of workbooks gets it.
inline std::unique_ptr<Input> input_of(std::string bytes) {
  return std::make_unique<Input>("book", std::move(bytes), Encoded{});
}

}  // namespace assess
