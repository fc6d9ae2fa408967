#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "tables/table/header_rows.hpp"
#include "tables/table/input.hpp"

namespace assess {

/// Names of the encodings that `--encoding` takes, in capitals, separated by ", ".
std::string encoding_names();
/// The encoding of that name or of another name for it, in any letters; "" if there is none.
std::string encoding_named(std::string_view name);

/// A text file as UTF-8. What is UTF-8 comes back as it is. A byte order mark tells UTF-16; else
/// `encoding` is believed; else GB18030 is taken only if the bytes are no UTF-8, and a name that
/// the rules know, not in ASCII, is recognised in the header: text in Latin-1 decodes as Chinese as
/// well. Decoding is strict. Nothing, if it complained. longest: bytes that may be decoded.
std::shared_ptr<const Input> as_utf8(std::shared_ptr<const Input> input,
                                     const std::string& encoding, const KnownName& known,
                                     Diagnostics& notes, std::uint64_t longest = longest_pipe);

}  // namespace assess
