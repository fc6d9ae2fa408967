#include "tables/sheets/zip.hpp"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>

#include "tables/sheets/zip_source.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limit_list.hpp"

namespace assess {

namespace {

constexpr std::size_t longest_name = 1024;
constexpr unsigned encrypted_flag = 1;

ZipSource* source_of(voidpf stream) {
  return static_cast<ZipSource*>(stream);
}

voidpf open_source(voidpf opaque, const void*, int) {
  return opaque;
}
uLong read_source(voidpf, voidpf stream, void* to, uLong size) {
  return source_of(stream)->read(static_cast<char*>(to), size);
}
ZPOS64_T tell_source(voidpf, voidpf stream) {
  return source_of(stream)->at;
}
long seek_source(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
  const ZipSource& source = *source_of(stream);
  const std::uint64_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? source.at
                             : origin == ZLIB_FILEFUNC_SEEK_END ? source.size
                                                                : 0;
  return source_of(stream)->move_to(from + offset) ? 0 : -1;
}
int close_source(voidpf, voidpf) {
  return 0;
}
int error_of_source(voidpf, voidpf stream) {
  // minizip takes the end of the file for zeros unless it is told
  return source_of(stream)->fell_short;
}

/// How part names are compared: without capitals, `\` as `/`, none at the begin.
std::string key_of(std::string_view name) {
  std::string key;
  for (const char c : name) {
    if ((c == '/' || c == '\\') && key.empty()) continue;
    key.push_back(c == '\\' ? '/' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return key;
}

bool climbs(std::string_view key) {
  return key == ".." || key.starts_with("../") || key.ends_with("/..") ||
         key.find("/../") != std::string_view::npos;
}

}  // namespace

struct ZipPart::Stream {
  ZipSource source;
  unzFile file = nullptr;

  Stream(const Input& input, std::uint64_t size) {
    source.input = &input;
    source.size = size;
    zlib_filefunc64_def calls{open_source, read_source,  nullptr,         tell_source,
                              seek_source, close_source, error_of_source, &source};
    file = unzOpen2_64("", &calls);
  }
  ~Stream() {
    if (file) unzClose(file);
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
};

namespace {

struct Extent {
  std::uint64_t begin = 0, end = 0;
};

/// Where the bytes of the part at hand lie; nothing if its header is damaged, so that it cannot be
/// read anyway.
std::optional<Extent> extent_of(unzFile file, std::uint64_t stored) {
  int method = 0, level = 0;
  if (unzOpenCurrentFile2(file, &method, &level, 1) != UNZ_OK) return {};
  const std::uint64_t begin = unzGetCurrentFileZStreamPos64(file);
  unzCloseCurrentFile(file);
  return Extent{begin, begin + stored};
}

bool overlap(std::vector<Extent>& extents) {
  std::ranges::sort(extents, {}, &Extent::begin);
  for (std::size_t i = 1; i < extents.size(); ++i)
    if (extents[i].begin < extents[i - 1].end) return true;
  return false;
}

}  // namespace

std::shared_ptr<Zip> Zip::open(std::unique_ptr<Input> input, Diagnostics& notes,
                               const ZipLimits& limits) {
  std::shared_ptr<Zip> zip(new Zip(std::move(input), limits));
  zip->size_ = size_of(*zip->input_);
  const bool good = zip->read_directory(notes) && zip->names_are_good(notes);
  return good ? zip : nullptr;
}

bool Zip::read_directory(Diagnostics& notes) {
  const auto damaged = [&](std::string what) {
    notes.add(table_complaint("broken-zip"), place(), {std::move(what)});
    return false;
  };
  const ZipPart::Stream stream(*input_, size_);
  unz_global_info64 about{};
  if (!stream.file || unzGetGlobalInfo64(stream.file, &about) != UNZ_OK)
    return damaged(both("it is cut short", "文件不完整"));
  if (about.number_entry > limits_.parts) {
    notes.add(table_complaint("workbook-too-large"), place(),
              {both("the number of parts", "部分的个数"), std::to_string(limits_.parts)});
    return false;
  }
  std::vector<Extent> extents;
  for (std::uint64_t i = 0; i < about.number_entry; ++i) {
    const int found = i == 0 ? unzGoToFirstFile(stream.file) : unzGoToNextFile(stream.file);
    std::array<char, longest_name + 1> name{};
    unz_file_info64 info{};
    unz64_file_pos at{};
    if (found != UNZ_OK || unzGetFilePos64(stream.file, &at) != UNZ_OK ||
        unzGetCurrentFileInfo64(stream.file, &info, name.data(), longest_name, nullptr, 0, nullptr,
                                0) != UNZ_OK ||
        info.size_filename > longest_name)
      return damaged(both("its directory cannot be read", "目录无法读取"));
    if (info.flag & encrypted_flag) {
      notes.add(table_complaint("encrypted-file"), place());
      return false;
    }
    const std::string part(name.data(), info.size_filename);
    parts_.push_back(
        {part, key_of(part), at.pos_in_zip_directory, at.num_of_file, info.uncompressed_size});
    if (const auto extent = extent_of(stream.file, info.compressed_size))
      extents.push_back(*extent);
  }
  return !overlap(extents) || damaged(both("parts of it overlap", "各部分相互重叠"));
}

bool Zip::names_are_good(Diagnostics& notes) {
  for (std::size_t i = 0; i < parts_.size(); ++i) by_key_.push_back(i);
  const auto key = [this](std::size_t part) -> const std::string& { return parts_[part].key; };
  std::ranges::stable_sort(by_key_, {}, key);
  for (std::size_t i = 0; i < by_key_.size(); ++i) {
    const Part& part = parts_[by_key_[i]];
    const bool twice = i > 0 && part.key == key(by_key_[i - 1]);
    if (!twice && !climbs(part.key)) continue;
    notes.add(table_complaint("broken-zip"), place(),
              {twice ? both("the part '" + part.name + "' is in it twice",
                            "部分“" + part.name + "”出现两次")
                     : both("the name '" + part.name + "' leads out of it",
                            "名称“" + part.name + "”指向文件之外")});
    return false;
  }
  return true;
}

std::optional<std::size_t> Zip::find(std::string_view name) const {
  const std::string key = key_of(name);
  const auto at = std::ranges::lower_bound(
      by_key_, key, {},
      [this](std::size_t part) -> const std::string& { return parts_[part].key; });
  if (at == by_key_.end() || parts_[*at].key != key) return {};
  return *at;
}

std::unique_ptr<ZipPart> Zip::open_part(std::size_t part, Diagnostics& notes) {
  std::unique_ptr<ZipPart> opened(new ZipPart(shared_from_this(), part));
  if (opened->open()) return opened;
  const std::string& name = part_name(part);
  notes.add(table_complaint("broken-zip"), place(),
            {both("the part '" + name + "' cannot be read", "部分“" + name + "”无法读取")});
  return nullptr;
}

bool Zip::count(std::size_t part, std::uint64_t read, std::uint64_t stored, Diagnostics& notes) {
  Part& one = parts_[part];
  if (read > one.read) {
    read_ += read - one.read;
    one.read = read;
  }
  const auto refuse = [&](const std::string& en, const std::string& zh, std::string limit) {
    notes.add(table_complaint("workbook-too-large"), place(), {both(en, zh), std::move(limit)});
    return false;
  };
  if (read > limits_.part)
    return refuse("the part '" + one.name + "'", "部分“" + one.name + "”",
                  text_of_bytes(limits_.part));
  if (read_ > limits_.workbook)
    return refuse("the unpacked workbook", "解压后的工作簿", text_of_bytes(limits_.workbook));
  if (read > limits_.without_ratio && read / limits_.ratio > stored)
    return refuse("the length of the part '" + one.name + "', compared with how it is stored,",
                  "部分“" + one.name + "”解压前后的长度之比",
                  std::to_string(limits_.ratio) + " : 1");
  return true;
}

ZipPart::ZipPart(std::shared_ptr<Zip> zip, std::size_t part)
    : zip_(std::move(zip)),
      part_(part),
      stream_(std::make_unique<Stream>(*zip_->input_, zip_->size_)) {}

ZipPart::~ZipPart() = default;

bool ZipPart::open() {
  const Zip::Part& part = zip_->parts_[part_];
  unz64_file_pos at{part.directory_at, part.number};
  if (!stream_->file || unzGoToFilePos64(stream_->file, &at) != UNZ_OK) return false;
  int method = 0, level = 0;
  const bool opened = unzOpenCurrentFile2(stream_->file, &method, &level, 0) == UNZ_OK;
  stream_->source.taken = 0;
  // minizip knows a third method (bzip2) that no spreadsheet uses
  return opened && (method == 0 || method == Z_DEFLATED);
}

std::optional<std::size_t> ZipPart::read(std::span<char> to, Diagnostics& notes) {
  std::size_t done = 0;
  while (done < to.size()) {
    const int got = unzReadCurrentFile(stream_->file, to.data() + done,
                                       static_cast<unsigned>(to.size() - done));
    if (got == 0) break;
    if (got < 0) {
      const std::string& part = name();
      notes.add(table_complaint("broken-zip"), zip_->place(),
                {both("the part '" + part + "' cannot be unpacked", "部分“" + part + "”无法解压")});
      return {};
    }
    done += static_cast<std::size_t>(got);
  }
  read_ += done;
  if (done == 0) return end(notes);
  if (!zip_->count(part_, read_, stream_->source.taken, notes)) return {};
  return done;
}

std::optional<std::size_t> ZipPart::end(Diagnostics& notes) {
  const bool good = unzCloseCurrentFile(stream_->file) == UNZ_OK;
  if (good && read_ == zip_->parts_[part_].size) return 0;
  const std::string& part = name();
  notes.add(
      table_complaint("broken-zip"), zip_->place(),
      {both("the part '" + part + "' is not what was stored", "部分“" + part + "”与存入时不符")});
  return {};
}

}  // namespace assess
