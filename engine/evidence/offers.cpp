#include "evidence/offers.hpp"

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "evidence/diagnostics.hpp"
#include "tables/database/name.hpp"
#include "tables/database_book.hpp"

namespace assess {

namespace {

namespace fs = std::filesystem;

std::string stem(const std::string& path) {
  return fs::path(path).stem().string();
}

bool is_table(const Scheme& scheme, std::string_view name) {
  const std::string key = name_key(name);
  const auto is_it = [&](const std::string& other) { return name_key(other) == key; };
  return std::ranges::any_of(scheme.tables, [&](const TableSpec& table) {
    return is_it(table.name) || std::ranges::any_of(table.files, is_it);
  });
}

/// The name of the table that another scheme computes from this argument.
bool is_run(const Scheme& scheme, const std::string& name) {
  return std::ranges::any_of(scheme.tables, [&](const TableSpec& table) {
    return !table.run.empty() && table.name == name;
  });
}

const std::string& main_table(const Scheme& scheme) {
  const TableSpec& roster = scheme.tables[0];
  return roster.from.empty() ? roster.name : roster.from;
}

/// Whether a file typed without a name is the main table: it stands alone, or only named arguments
/// stand beside it (`annual.csv responsibility=folder`), none of them the main table, and no table
/// has the file's own name.
bool is_main(const Scheme& scheme, const std::vector<EvidenceArgument>& evidence,
             const std::string& path) {
  if (evidence.size() == 1 || path == "-") return true;
  const std::string main = name_key(main_table(scheme));
  const auto blocks = [&](const EvidenceArgument& other) {
    return other.name.empty() ? other.path != path : name_key(other.name) == main;
  };
  return std::ranges::none_of(evidence, blocks) && !is_table(scheme, stem(path));
}

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file(error) || name.starts_with('.') || name.starts_with('~')) continue;
    const std::string ending = entry.path().extension().string();
    if (ending == ".ini" || ending == ".md" || ending == ".txt") continue;  // rules and notes
    files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

/// Whether `assess template` has made it.
bool is_form(const Book& book) {
  return !book.property("assess.template").empty();
}

class Collector {
 public:
  Collector(const Scheme& scheme, const std::vector<EvidenceArgument>& evidence, Diagnostics& notes)
      : scheme_(scheme), evidence_(evidence), notes_(notes) {}

  void add(const EvidenceArgument& argument) {
    std::error_code error;
    if (is_run(scheme_, argument.name)) {  // evidence for the other scheme
      offer(argument, argument.name, nullptr, 0);
    } else if (argument.path != "-" && fs::is_directory(argument.path, error)) {
      for (const std::string& file : files_in(argument.path))
        add_from(argument.path, {"", file, "", argument.encoding});
    } else {
      add_from("", argument);
    }
  }
  std::vector<Offer> offers() && { return std::move(offers_); }

 private:
  /// folder: "" if it was not found in one.
  void add_from(const std::string& folder, const EvidenceArgument& argument) {
    if (names_database(located(argument.path)))
      add_database(argument);
    else
      add_file(argument, folder);
  }

  void add_file(const EvidenceArgument& argument, const std::string& folder) {
    Diagnostics complaints;
    const auto book = open_book(argument.path, argument.encoding, complaints);
    const bool alone = folder.empty() && is_main(scheme_, evidence_, argument.path);
    const std::string name = !argument.name.empty() ? argument.name
                             : alone                ? main_table(scheme_)
                                                    : stem(argument.path);
    if (!book || (book->tables().size() == 1 && book->tables()[0].name.empty())) {
      Offer& file = offer(argument, name, book, 0);
      file.folder = folder;
      file.complaints = std::move(complaints);
      return;
    }
    notes_.append(complaints);
    if (is_form(*book)) check_form(*book, argument.path);
    if (!argument.sheet.empty())
      add_sheet(argument, name, book);
    else
      add_sheets(argument, name, folder, book);
  }

  /// Its tables go by their own names; a query of the rules takes the place of a table.
  void add_database(const EvidenceArgument& argument) {
    const auto book = open_book(argument.path, "", notes_);
    if (!book) return;
    const bool alone = is_main(scheme_, evidence_, argument.path);
    const std::string name = !argument.name.empty() ? argument.name
                             : alone                ? main_table(scheme_)
                                                    : book->tables()[0].name;
    if (!argument.sheet.empty()) return add_sheet(argument, name, book);
    for (const TableSpec& table : scheme_.tables)
      if (is_queried(table, argument.name)) add_query(argument, table, book);
    if (argument.name.empty()) return add_sheets(argument, name, "", book);
    const TableSpec* table = table_named(argument.name);
    if (table && is_queried(*table, argument.name)) return;
    if (book->tables().size() == 1) return void(offer(argument, argument.name, book, 0));
    EvidenceArgument certain = argument;
    certain.sheet = argument.name;
    add_sheet(certain, argument.name, book);
  }

  const TableSpec* table_named(const std::string& name) const {
    const auto table = scheme_.table(name);
    return table ? &scheme_.tables[*table] : nullptr;
  }

  static bool is_queried(const TableSpec& table, const std::string& wanted) {
    return !table.query.empty() && (wanted.empty() || wanted == table.name);
  }

  void add_query(const EvidenceArgument& argument, const TableSpec& table,
                 const std::shared_ptr<Book>& book) {
    if (const auto query = query_book(book, table.name, table.query, notes_))
      offer(argument, table.name, query, 0);
  }

  /// `book.xlsx#Sheet`
  void add_sheet(const EvidenceArgument& argument, const std::string& name,
                 const std::shared_ptr<Book>& book) {
    std::vector<std::string> names;
    for (std::size_t t = 0; t < book->tables().size(); ++t) {
      const std::string& sheet = book->tables()[t].name;
      names.push_back(sheet);
      if (name_key(sheet) != name_key(argument.sheet)) continue;
      offer(argument, argument.name.empty() && is_table(scheme_, sheet) ? sheet : name, book, t);
      return;
    }
    notes_.add(evidence_complaint("no-such-sheet"),
               {.file = argument.path, .cell = {}, .excerpt = {}},
               {argument.sheet, joined(names, ", ")}, nearest(argument.sheet, names));
  }

  /// All that can be seen, and hidden ones that the rules name; of a workbook that is one table the
  /// sheet of its name, or the first.
  std::vector<std::size_t> sheets_wanted(const EvidenceArgument& argument, const std::string& name,
                                         const Book& book) {
    std::vector<std::size_t> sheets;
    std::vector<std::string> names;
    bool any_table = false;
    for (std::size_t t = 0; t < book.tables().size(); ++t) {
      const SheetName& sheet = book.tables()[t];
      const bool is_help = sheet.hidden || is_form(book);  // lists, instructions
      const bool is_one = is_table(scheme_, sheet.name);
      if (!argument.name.empty() && name_key(sheet.name) == name_key(name)) return {t};
      any_table = any_table || is_one;
      if (is_help && !is_one) continue;
      sheets.push_back(t);
      names.push_back(sheet.name);
    }
    const bool is_one_table = !argument.name.empty() || name == main_table(scheme_);
    if (sheets.size() < 2 || !is_one_table || (argument.name.empty() && any_table)) return sheets;
    notes_.add(evidence_complaint("first-sheet"),
               {.file = argument.path, .cell = {}, .excerpt = {}},
               {names[0], joined(std::span(names).subspan(1), ", "), name});
    return {sheets[0]};
  }

  /// Those that are wanted. The only one goes by the name of
  /// the file, unless it has the name of a table.
  void add_sheets(const EvidenceArgument& argument, const std::string& name,
                  const std::string& folder, const std::shared_ptr<Book>& book) {
    const auto sheets = sheets_wanted(argument, name, *book);
    const bool single = sheets.size() == 1;
    for (const std::size_t t : sheets) {
      const std::string& sheet = book->tables()[t].name;
      const TableSpec* table = table_named(sheet);
      if (table && is_queried(*table, "") && names_database(located(argument.path))) continue;
      const bool by_file = single && !(argument.name.empty() && is_table(scheme_, sheet));
      offer(argument, by_file ? name : sheet, book, t).folder = folder;
    }
  }

  /// A form is made from rules; others, or what has been changed since, may ask for other things.
  void check_form(const Book& book, const std::string& path) {
    const std::string id = book.property("assess.rules_id");
    const bool is_other = id != scheme_.id;
    if (!is_other && book.property("assess.rules_sha256") == scheme_.sha256) return;
    notes_.add(is_other ? evidence_complaint("form-of-other-rules")
                        : evidence_complaint("form-of-older-rules"),
               {.file = path, .cell = {}, .excerpt = {}}, {id, scheme_.id});
  }

  Offer& offer(const EvidenceArgument& argument, const std::string& name,
               std::shared_ptr<Book> book, std::size_t table) {
    const std::string sheet = book ? book->tables()[table].name : "";
    const std::string own = sheet.empty() ? stem(argument.path) : sheet;
    offers_.push_back(
        {{argument.path, own, std::move(book), table, argument.encoding}, name, "", {}, false});
    return offers_.back();
  }

  const Scheme& scheme_;
  const std::vector<EvidenceArgument>& evidence_;
  Diagnostics& notes_;
  std::vector<Offer> offers_;
};

}  // namespace

std::vector<Offer> offers_of(const Scheme& scheme, const std::vector<EvidenceArgument>& evidence,
                             Diagnostics& notes) {
  Collector collector(scheme, evidence, notes);
  for (const EvidenceArgument& argument : evidence) collector.add(argument);
  return std::move(collector).offers();
}

}  // namespace assess
