#include "tables/xlsx/properties.hpp"

#include "tables/sheets/xml_part.hpp"

namespace assess {

namespace {

class PropertiesPart : public XmlListener {
 public:
  std::map<std::string, std::string> properties;

  bool open(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "property") name_ = attributes.text("name");
    return true;
  }
  bool close(std::string_view name) override {
    if (name == "property") name_.clear();
    return true;
  }
  void text(std::string_view piece) override {
    if (!name_.empty()) properties[name_] += piece;
  }

 private:
  std::string name_;  ///< of the property at hand
};

}  // namespace

std::map<std::string, std::string> read_xlsx_properties(Zip& zip) {
  const auto part = zip.find("docProps/custom.xml");
  Diagnostics ignored;
  PropertiesPart listener;
  if (!part || !read_part(zip, *part, listener, ignored)) return {};
  return std::move(listener.properties);
}

}  // namespace assess
