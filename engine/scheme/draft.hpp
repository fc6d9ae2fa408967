#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scheme/ini.hpp"
#include "scheme/scheme.hpp"
#include "scheme/small_table.hpp"

namespace assess {

/// The scheme while it is being read: what the sections say, and what was made of them so far.
/// Names are bound on demand, so that sections may stand in any order.
struct Draft {
  Scheme scheme;
  IniFile file;
  const SmallTables& small_tables;
  Diagnostics& notes;

  struct Definition {
    const IniKey* key;
    enum class Progress : unsigned char { untouched, underway, done, failed } progress;
    std::size_t quantity = 0;
  };
  std::map<std::string, Definition, std::less<>> definitions;
  std::vector<std::string> underway;  ///< definitions being bound, outermost first
  std::map<std::string, std::size_t> quantity_of_text;  ///< equal texts are one quantity
  std::set<std::string, std::less<>> lookups_asked{};   ///< by an expression
  std::vector<std::string> lookups_underway{};          ///< being bound, outermost first
  std::size_t lookups_inside = 0;                       ///< how many were bound inside others

  const IniSection* section(std::string_view kind, std::string_view id = "") const;

  /// Index of a quantity; one with the same text and kind is taken again.
  std::size_t quantity(Quantity quantity);
  /// Index of the quantity that holds this unit-level expression.
  std::size_t quantity_of(const Expr& expr, const Snippet& at);
  /// Reference to a quantity.
  Expr reference(std::size_t quantity) const;
  /// Column `name` of a table: a declared one, or a new one if `*` covers it.
  std::optional<std::size_t> column(std::size_t table, const std::string& name, const Snippet& at);
  /// A group as its closed list writes it. Complains of one that the list does not have.
  std::string group_named(const std::string& name, const Snippet& at);
};

// Steps of reading, in their order; each complains of what is wrong and goes on.
void read_identity(Draft& draft);
void read_tables(Draft& draft);       ///< names, columns, aliases; not their conditions
void read_definitions(Draft& draft);  ///< names only
void outline_nodes(Draft& draft);     ///< IDs, parents, points
void bind_identity(Draft& draft);     ///< group
void bind_tables(Draft& draft);       ///< where, keep
void bind_definitions(Draft& draft);
void read_grades(Draft& draft);
void bind_nodes(Draft& draft);
void read_adjustments(Draft& draft);
void read_ranking(Draft& draft);
void check_spare_lookups(Draft& draft);  ///< those that no expression asks
void check_scheme(Draft& draft);         ///< what only shows when all is there

/// A setting that may differ by group: `target = 4`, `target.丙 = 2` become one expression.
/// `parse` reads one value; nothing if the key is not there at all or something was complained of.
class Scope;
std::optional<Expr> grouped_setting(Draft& draft, const IniSection& section, std::string_view key,
                                    Scope& scope, std::optional<Expr> otherwise);
std::optional<Expr> bound_expression(const Snippet& value, Scope& scope, Diagnostics& notes,
                                     std::optional<Type> type);
Text read_text(const IniSection& section, std::string_view key);

}  // namespace assess
