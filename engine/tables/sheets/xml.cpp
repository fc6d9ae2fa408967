#include "tables/sheets/xml.hpp"

#include <expat.h>

#include <algorithm>

#include "tables/table/limits.hpp"

namespace assess {

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
  for (const char* const* one = list_; *one != nullptr; one += 2)
    if (local_name(one[0]) == name) return one[1];
  return {};
}

std::optional<std::string_view> XmlAttributes::find_whole(std::string_view name) const {
  for (const char* const* one = list_; *one != nullptr; one += 2)
    if (one[0] == name) return one[1];
  return {};
}

std::string_view XmlAttributes::text(std::string_view name) const {
  return find(name).value_or("");
}

struct XmlReader::State {
  XML_Parser parser = XML_ParserCreate(nullptr);
  XmlListener* listener = nullptr;
  std::size_t depth = 0;
  std::uint64_t given = 0;  ///< bytes so far
  Outcome outcome = Outcome::good;

  State() = default;
  ~State() { XML_ParserFree(parser); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void stop(Outcome why) {
    if (outcome == Outcome::good) outcome = why;
    XML_StopParser(parser, XML_FALSE);
  }
  /// Bytes of a token whose end has not come yet.
  std::size_t open_token() const {
    const XML_Index at = XML_GetCurrentByteIndex(parser);
    return at < 0 ? 0 : static_cast<std::size_t>(given - static_cast<std::uint64_t>(at));
  }
};

namespace {

template <typename State>
void on_open(void* self, const XML_Char* name, const XML_Char** attributes) {
  State& state = *static_cast<State*>(self);
  if (++state.depth > deepest_xml) return state.stop(XmlReader::Outcome::too_deep);
  if (!state.listener->open(local_name(name), XmlAttributes(attributes)))
    state.stop(XmlReader::Outcome::stopped);
}

template <typename State>
void on_close(void* self, const XML_Char* name) {
  State& state = *static_cast<State*>(self);
  --state.depth;
  // expat still closes an empty element after it was told to stop
  if (state.outcome != XmlReader::Outcome::good) return;
  if (!state.listener->close(local_name(name))) state.stop(XmlReader::Outcome::stopped);
}

template <typename State>
void on_text(void* self, const XML_Char* text, int size) {
  State& state = *static_cast<State*>(self);
  if (state.outcome == XmlReader::Outcome::good)
    state.listener->text({text, static_cast<std::size_t>(size)});
}

template <typename State>
void on_document_type(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  static_cast<State*>(self)->stop(XmlReader::Outcome::document_type);
}

}  // namespace

XmlReader::XmlReader(XmlListener& listener) : state_(std::make_unique<State>()) {
  state_->listener = &listener;
  XML_SetUserData(state_->parser, state_.get());
  XML_SetElementHandler(state_->parser, on_open<State>, on_close<State>);
  XML_SetCharacterDataHandler(state_->parser, on_text<State>);
  XML_SetStartDoctypeDeclHandler(state_->parser, on_document_type<State>);
}

XmlReader::~XmlReader() = default;

std::span<char> XmlReader::room() {
  // expat starts again with a token that was cut: pieces grow with it, or time would be quadratic
  const std::size_t size = std::max(part_piece, state_->open_token());
  void* const buffer = XML_GetBuffer(state_->parser, static_cast<int>(size));
  return {static_cast<char*>(buffer), buffer == nullptr ? 0 : size};
}

XmlReader::Outcome XmlReader::take(std::size_t size, bool last) {
  State& state = *state_;
  state.given += size;
  const XML_Status status = XML_ParseBuffer(state.parser, static_cast<int>(size), last);
  if (state.outcome != Outcome::good) return state.outcome;
  if (status != XML_STATUS_OK) return state.outcome = Outcome::damaged;
  if (state.open_token() > longest_xml_token) state.outcome = Outcome::too_long;
  return state.outcome;
}

bool XmlReader::is_in_token() const {
  return state_->open_token() > 0;
}

std::uint64_t XmlReader::line() const {
  return XML_GetCurrentLineNumber(state_->parser);
}

std::string XmlReader::fault() const {
  return XML_ErrorString(XML_GetErrorCode(state_->parser));
}

}  // namespace assess
