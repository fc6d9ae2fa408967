#include "tables/bytes/decode.hpp"

#include <iconv.h>

#include <cerrno>
#include <memory>

namespace assess {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

struct Close {
  void operator()(void* converter) const { iconv_close(converter); }
};

}  // namespace

Decoded decode(std::string_view bytes, const std::string& encoding) {
  Decoded decoded;
  const iconv_t opened = iconv_open("UTF-8", encoding.c_str());
  if (opened == reinterpret_cast<iconv_t>(-1)) return {"", 0};  // a system without its tables
  const std::unique_ptr<void, Close> converter(opened);
  char* from = const_cast<char*>(bytes.data());  // not written to; POSIX has no const here
  std::size_t left = bytes.size();
  char piece[1 << 16];
  while (left > 0) {
    char* to = piece;
    std::size_t room = sizeof piece;
    const bool ok =
        iconv(converter.get(), &from, &left, &to, &room) != static_cast<std::size_t>(-1);
    decoded.text.append(piece, static_cast<std::size_t>(to - piece));
    if (ok || errno == E2BIG) continue;
    decoded.bad = bytes.size() - left;
    break;
  }
  if (decoded.text.starts_with(byte_order_mark)) decoded.text.erase(0, byte_order_mark.size());
  return decoded;
}

}  // namespace assess
