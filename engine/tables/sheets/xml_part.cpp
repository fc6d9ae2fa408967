#include "tables/sheets/xml_part.hpp"

#include <algorithm>

#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"

namespace assess {

XmlPart::Step XmlPart::advance(Diagnostics& notes) {
  const std::span<char> room = reader_.room();
  if (room.empty()) return complain(XmlReader::Outcome::too_long, notes);
  const auto got = part_->read(room, notes);
  if (!got) return Step::failed;
  return step_of(reader_.take(*got, *got == 0), *got == 0, notes);
}

XmlPart::Step XmlPart::take(std::string_view bytes, bool last, Diagnostics& notes) {
  Step step = Step::more;
  do {
    const std::span<char> room = reader_.room();
    if (room.empty()) return complain(XmlReader::Outcome::too_long, notes);
    const std::string_view piece = bytes.substr(0, room.size());
    std::ranges::copy(piece, room.begin());
    bytes.remove_prefix(piece.size());
    const bool is_end = last && bytes.empty();
    step = step_of(reader_.take(piece.size(), is_end), is_end, notes);
  } while (step == Step::more && !bytes.empty());
  return step;
}

XmlPart::Step XmlPart::step_of(XmlReader::Outcome outcome, bool last, Diagnostics& notes) const {
  if (outcome == XmlReader::Outcome::stopped) return Step::stopped;
  if (outcome != XmlReader::Outcome::good) return complain(outcome, notes);
  return last ? Step::end : Step::more;
}

XmlPart::Step XmlPart::complain(XmlReader::Outcome outcome, Diagnostics& notes) const {
  const Place place{.file = part_->file(), .cell = {}, .excerpt = {}};
  const std::string& name = part_->name();
  const std::string line = std::to_string(reader_.line());
  const auto too_large = [&](const char* en, const char* zh, const std::string& limit) {
    notes.add(table_complaint("workbook-too-large"), place,
              {both(en + (" of the part '" + name + "'"), "部分“" + name + "”" + zh), limit});
  };
  if (outcome == XmlReader::Outcome::document_type)
    notes.add(table_complaint("document-type"), place, {name});
  else if (outcome == XmlReader::Outcome::too_deep)
    too_large("the depth", "的层数", std::to_string(deepest_xml));
  else if (outcome == XmlReader::Outcome::too_long)
    too_large("a tag", "的一个标签", "16 MiB");
  else
    notes.add(table_complaint("broken-part"), place,
              {name, line, both(reader_.fault(), "不是合规的 XML")});
  return Step::failed;
}

bool read_part(Zip& zip, std::size_t part, XmlListener& listener, Diagnostics& notes) {
  auto opened = zip.open_part(part, notes);
  if (!opened) return false;
  XmlPart xml(std::move(opened), listener);
  XmlPart::Step step = XmlPart::Step::more;
  while (step == XmlPart::Step::more) step = xml.advance(notes);
  return step == XmlPart::Step::end;
}

}  // namespace assess
