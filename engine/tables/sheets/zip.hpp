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
#include "tables/table/limits.hpp"

namespace assess {

class ZipPart;

/// How much is unpacked at most, in bytes unless it says otherwise.
struct ZipLimits {
  std::uint64_t parts = most_parts;  ///< number of them
  std::uint64_t part = longest_part;
  std::uint64_t workbook = longest_workbook;  ///< all its parts
  std::uint64_t ratio = greatest_ratio;       ///< unpacked : stored, of a part
  std::uint64_t without_ratio = ratio_free;   ///< of a part up to this length
};

/// A zip file whose parts are read in pieces; nothing is unpacked to disk, and no size that stands
/// in it is believed. Not for several threads at once.
class Zip : public std::enable_shared_from_this<Zip> {
 public:
  /// Nothing, if it complained: damaged, encrypted, a part twice, parts that overlap, paths that
  /// climb, too many.
  static std::shared_ptr<Zip> open(std::unique_ptr<Input> input, Diagnostics& notes,
                                   const ZipLimits& limits = {});

  /// The part of that name, without regard to capitals (as OPC says), `\` as `/`.
  std::optional<std::size_t> find(std::string_view name) const;
  /// The part from its first byte. Nothing, if it complained.
  std::unique_ptr<ZipPart> open_part(std::size_t part, Diagnostics& notes);
  /// Of a part, as it stands in the file.
  const std::string& part_name(std::size_t part) const { return parts_[part].name; }
  /// Of the file, as the user named it.
  const std::string& name() const { return input_->name(); }

 private:
  friend class ZipPart;
  struct Part {
    std::string name, key;
    std::uint64_t directory_at = 0, number = 0;  ///< where minizip finds it
    std::uint64_t size = 0;                      ///< as declared
    std::uint64_t read = 0;                      ///< the most that was read of it so far
  };
  Zip(std::unique_ptr<Input> input, const ZipLimits& limits)
      : input_(std::move(input)), limits_(limits) {}
  bool read_directory(Diagnostics& notes);
  bool names_are_good(Diagnostics& notes);
  /// False and a complaint if the workbook becomes too long by it.
  bool count(std::size_t part, std::uint64_t read, std::uint64_t stored, Diagnostics& notes);
  Place place() const { return {.file = name(), .cell = {}, .excerpt = {}}; }

  std::unique_ptr<Input> input_;
  ZipLimits limits_;
  std::uint64_t size_ = 0;
  std::vector<Part> parts_;          ///< as in the file
  std::vector<std::size_t> by_key_;  ///< indices of `parts_`, in the order of their keys
  std::uint64_t read_ = 0;           ///< sum over the parts
};

/// The bytes of a part, from the first to the last.
class ZipPart {
 public:
  ~ZipPart();
  ZipPart(const ZipPart&) = delete;
  ZipPart& operator=(const ZipPart&) = delete;

  /// Fills `to` as far as the part goes; 0 at its end, where length and checksum were found right.
  /// Nothing, if it complained.
  std::optional<std::size_t> read(std::span<char> to, Diagnostics& notes);
  const std::string& name() const { return zip_->part_name(part_); }
  const std::string& file() const { return zip_->name(); }

 private:
  friend class Zip;
  struct Stream;
  ZipPart(std::shared_ptr<Zip> zip, std::size_t part);
  bool open();
  std::optional<std::size_t> end(Diagnostics& notes);

  std::shared_ptr<Zip> zip_;
  std::size_t part_;
  std::unique_ptr<Stream> stream_;
  std::uint64_t read_ = 0;
};

}  // namespace assess
