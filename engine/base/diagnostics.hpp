#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"

namespace assess {

enum class Severity : unsigned char { note, warning, error };

/// Where something stands. Lines and columns count from 1; 0 means the file as a whole.
struct Place {
  std::string file;        ///< as the user named it; empty: no file
  std::uint64_t line = 0;  ///< of a text file
  std::uint64_t column = 0;
  std::string cell;       ///< of a workbook: `Meetings!C7`; then line and column are 0
  std::string excerpt;    ///< the line itself, where it helps (rules)
  std::size_t width = 1;  ///< characters to underline in the excerpt
  bool operator==(const Place&) const = default;
};

/// One kind of complaint. Each folder keeps a table of its kinds (`table_kinds`, `rule_kinds` ...);
/// {0} {1} ... in the sentences are replaced by the words of the complaint.
struct DiagnosticKind {
  std::string_view code;
  Severity severity;
  Message fact;
  Message remedy;
};

/// The entry of `kinds` with that code; a misspelt code does not compile.
template <std::size_t N>
consteval const DiagnosticKind& find_kind(const DiagnosticKind (&kinds)[N], std::string_view code) {
  for (const DiagnosticKind& kind : kinds)
    if (kind.code == code) return kind;
  throw "no such diagnostic";
}

/// A word of a complaint that differs by language; `render` takes the half that is wanted.
std::string both(std::string_view en, std::string_view zh);

/// A complaint: place, fact, remedy.
struct Diagnostic {
  const DiagnosticKind* kind;
  Place place;
  std::vector<std::string> words;
  std::string nearest;  ///< the name that was probably meant; takes the place of the remedy

  Severity severity() const { return kind->severity; }
};

/// Collects complaints; the first 100,000 are kept, the rest counted. Not for several threads at
/// once: each worker has its own, `append` joins them.
class Diagnostics {
 public:
  void add(const DiagnosticKind& kind, Place place, std::vector<std::string> words = {},
           std::string nearest = {});
  void append(const Diagnostics& other);
  /// Orders by file as first seen, then line, column and code: no thread leaves a trace.
  void sort_by_place();

  bool has_errors() const { return errors_ > 0; }
  std::size_t errors() const { return errors_; }
  std::size_t warnings() const { return warnings_; }
  std::size_t dropped() const { return dropped_; }
  const std::vector<Diagnostic>& list() const { return list_; }

 private:
  std::vector<Diagnostic> list_;
  std::size_t errors_ = 0, warnings_ = 0, dropped_ = 0;
};

// Its parts in words; the remedy may be that another name was meant, or empty.
std::string_view severity_name(Severity severity, Language language);
std::string fact_text(const Diagnostic& diagnostic, Language language);
std::string remedy_text(const Diagnostic& diagnostic, Language language);

struct RenderOptions {
  Language language = Language::en;
  bool color = false;
};

/// The complaint as the user sees it:
///     rules.ini:41:8: error[unknown-form]: there is no form 'shortfal'
///       41 | form = shortfal
///          |        ^^^^^^^^
///       help: did you mean 'shortfall'?
/// Every line ends in a line break.
std::string render(const Diagnostic& diagnostic, const RenderOptions& options);

}  // namespace assess
