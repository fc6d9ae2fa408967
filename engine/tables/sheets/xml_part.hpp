#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "tables/sheets/xml.hpp"
#include "tables/sheets/zip.hpp"

namespace assess {

/// A part of a workbook on its way through the XML reader, a piece at a time.
class XmlPart {
 public:
  enum class Step : unsigned char {
    more,
    end,      ///< all of it was read and found right
    stopped,  ///< by the listener
    failed    ///< it complained
  };
  XmlPart(std::unique_ptr<ZipPart> part, XmlListener& listener)
      : part_(std::move(part)), reader_(listener) {}
  /// Reads one more piece.
  Step advance(Diagnostics& notes);

  // its two halves, for those who look at a piece before
  std::optional<std::size_t> read(std::span<char> to, Diagnostics& notes) {
    return part_->read(to, notes);
  }
  Step take(std::string_view bytes, bool last, Diagnostics& notes);
  bool is_in_token() const { return reader_.is_in_token(); }

 private:
  Step step_of(XmlReader::Outcome outcome, bool last, Diagnostics& notes) const;
  Step complain(XmlReader::Outcome outcome, Diagnostics& notes) const;
  std::unique_ptr<ZipPart> part_;
  XmlReader reader_;
};

/// Reads a whole part. False if it complained or the listener stopped it.
bool read_part(Zip& zip, std::size_t part, XmlListener& listener, Diagnostics& notes);

}  // namespace assess
