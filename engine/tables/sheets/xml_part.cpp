#include "tables/sheets/xml_part.hpp"

#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"

namespace assess {

XmlPart::Step XmlPart::advance(Diagnostics& notes) {
  const std::span<char> room = reader_.room();
  if (room.empty()) return complain(XmlReader::Outcome::too_long, notes);
  const auto got = part_->read(room, notes);
  if (!got) return Step::failed;
  const XmlReader::Outcome outcome = reader_.take(*got, *got == 0);
  if (outcome == XmlReader::Outcome::stopped) return Step::stopped;
  if (outcome != XmlReader::Outcome::good) return complain(outcome, notes);
  return *got == 0 ? Step::end : Step::more;
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
