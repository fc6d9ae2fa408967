#include "tables/csv/encodings.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "tables/bytes/decode.hpp"
#include "tables/csv/header.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limit_list.hpp"

namespace assess {

namespace {

struct Encoding {
  std::string_view name;
  std::string_view other_names;  ///< each between spaces
};

constexpr std::array all_encodings{
    Encoding{"UTF-8", " utf8 "},
    Encoding{"UTF-16", " utf16 "},
    Encoding{"UTF-16LE", " utf16le "},
    Encoding{"UTF-16BE", " utf16be "},
    Encoding{"GB18030", " gbk gb2312 cp936 "},
    Encoding{"BIG5", " big-5 cp950 "},
    Encoding{"SHIFT_JIS", " shift-jis sjis "},
    Encoding{"EUC-KR", " euckr "},
    Encoding{"ISO-8859-1", " latin1 latin-1 "},
    Encoding{"WINDOWS-1252", " cp1252 "},
};

Place whole(const Input& input) {
  return {.file = input.name(), .cell = {}, .excerpt = {}};
}

/// Bytes up to the end of the last whole line. In GB18030 no second byte looks like a line end.
std::string_view whole_lines(std::string_view head) {
  const std::size_t end = head.find_last_of("\r\n");
  return end == std::string_view::npos ? head : head.substr(0, end + 1);
}

/// Whether the head of a file, read as GB18030, has a header with a name in Chinese that the rules
/// know.
bool has_chinese_header(std::string_view head, const KnownName& known) {
  const Decoded decoded = decode(whole_lines(head), "GB18030");
  if (decoded.text.empty()) return false;
  Diagnostics ignored;
  const auto header = find_header(decoded.text, known, "", ignored);
  return header && std::ranges::any_of(header->cells, [&](const std::string& name) {
           return !is_ascii(name) && known(name);
         });
}

/// What a file that says nothing of its encoding is written in; "": not UTF-8 and not known.
std::string found_encoding(std::string_view head, const KnownName& known) {
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) return "UTF-16";
  if (!first_bad_utf8(whole_lines(head))) return "UTF-8";
  return has_chinese_header(head, known) ? "GB18030" : "UTF-8";
}

}  // namespace

std::string encoding_names() {
  std::vector<std::string> names;
  for (const Encoding& one : all_encodings) names.emplace_back(one.name);
  return joined(names, ", ");
}

std::string encoding_named(std::string_view name) {
  const std::string key = name_key(name);
  for (const Encoding& one : all_encodings)
    if (name_key(one.name) == key ||
        one.other_names.find(" " + key + " ") != std::string_view::npos)
      return std::string(one.name);
  return "";
}

std::shared_ptr<const Input> as_utf8(std::shared_ptr<const Input> input,
                                     const std::string& encoding, const KnownName& known,
                                     Diagnostics& notes, std::uint64_t longest) {
  const auto head = input->head(longest_header);
  const std::string taken = !head || !encoding.empty() ? encoding : found_encoding(*head, known);
  if (taken == "UTF-8") return input;
  if (input->size() > longest) {
    notes.add(table_complaint("file-too-large"), whole(*input), {text_of_bytes(longest)});
    return nullptr;
  }
  auto about = digest_of(*input);
  const auto bytes = about ? input->head(static_cast<std::size_t>(about->bytes)) : std::nullopt;
  if (!bytes || about->bytes > longest) {
    notes.add(table_complaint("unreadable"), whole(*input),
              {input->name(), both("read error", "读取错误")});
    return nullptr;
  }
  Decoded decoded = decode(*bytes, taken);
  if (decoded.bad) {
    notes.add(table_complaint("bad-encoding"), whole(*input),
              {taken, std::to_string(*decoded.bad), encoding_names()});
    return nullptr;
  }
  const bool guessed = encoding.empty() && taken != "UTF-16";
  notes.add(guessed ? table_complaint("guessed-encoding") : table_complaint("decoded"),
            whole(*input), {taken});
  about->encoding = taken;
  return std::make_shared<const Input>(input->name(), std::move(decoded.text), std::move(*about));
}

}  // namespace assess
