#include "tables/xls/biff_records.hpp"

#include "tables/bytes/byte_cursor.hpp"

namespace assess {

bool BiffRecords::next(BiffRecord& record) {
  if (!good_ || at_ == stream_.size()) return false;
  ByteCursor cursor(stream_.substr(at_));
  record.kind = static_cast<BiffKind>(cursor.u16());
  const std::uint16_t size = cursor.u16();
  record.body = cursor.bytes(size);
  good_ = cursor.good();
  at_ = stream_.size() - cursor.left().size();
  return good_;
}

std::vector<std::string_view> BiffRecords::with_more(std::string_view body) {
  std::vector<std::string_view> bodies{body};
  BiffRecords ahead = *this;
  for (BiffRecord record; ahead.next(record) && record.kind == BiffKind::more; *this = ahead)
    bodies.push_back(record.body);
  return bodies;
}

}  // namespace assess
