#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/table/input.hpp"

namespace assess {

/// A stream or storage of a compound file.
struct CfbEntry {
  std::string name;
  bool is_stream = false;
  std::uint64_t size = 0;   ///< as declared; believed only as far as its sectors go
  std::uint32_t first = 0;  ///< sector
};

/// A compound file ([MS-CFB]): the container of old Office files, a small file system of sectors.
/// No size that stands in it is believed: every chain of sectors ends at the end of the file, and
/// at a sector that it had already.
class CompoundFile {
 public:
  /// Whether a file begins as a compound file.
  static bool fits(std::string_view head);
  /// Nothing, if it complained.
  static std::unique_ptr<CompoundFile> open(std::unique_ptr<Input> input, Diagnostics& notes);

  /// Streams and storages at the top, none of those inside a storage.
  const std::vector<CfbEntry>& entries() const { return entries_; }
  /// Without regard to capitals, as the format says.
  const CfbEntry* find(std::string_view name) const;
  /// The bytes of a stream. Nothing, if it complained.
  std::optional<std::string> read(const CfbEntry& stream, Diagnostics& notes) const;
  /// Of the file, as the user named it.
  const std::string& name() const { return input_->name(); }

 private:
  struct Header;
  using Chain = std::vector<std::uint32_t>;
  explicit CompoundFile(std::unique_ptr<Input> input) : input_(std::move(input)) {}
  static Header read_header(std::string_view bytes);
  bool read_fat(const Header& header);
  bool read_small(const Header& header, const CfbEntry& root);
  bool add_fat_sectors(std::span<const std::uint32_t> sectors);
  bool append_sector(std::uint32_t sector, std::string& to) const;
  bool append_sectors(const Chain& chain, std::uint64_t size, std::string& to) const;
  std::optional<std::string> read_whole(std::uint32_t first) const;
  std::optional<std::string> read_bytes(const CfbEntry& stream) const;

  std::unique_ptr<Input> input_;
  std::size_t sector_size_ = 512;
  std::uint32_t small_limit_ = 4096;  ///< smaller streams lie in the small sectors
  Chain fat_, small_fat_;             ///< of a sector: the next one
  std::string small_;                 ///< the small sectors
  std::vector<CfbEntry> entries_;
};

}  // namespace assess
