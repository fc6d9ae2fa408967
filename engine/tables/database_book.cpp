#include "tables/database_book.hpp"

#include "base/text.hpp"
#include "tables/database/catalog.hpp"
#include "tables/database/table.hpp"
#include "tables/table/diagnostics.hpp"

namespace assess {

namespace {

class DatabaseBook : public Book {
 public:
  DatabaseBook(std::shared_ptr<Database> database, std::vector<SheetName> names, std::string query)
      : database_(std::move(database)), names_(std::move(names)), query_(std::move(query)) {}
  const std::vector<SheetName>& tables() const override { return names_; }
  std::unique_ptr<Table> open(std::size_t table, const KnownName&, Diagnostics& notes) override {
    return DatabaseTable::open(database_, names_[table].name, query_, notes);
  }
  const std::shared_ptr<Database>& database() const { return database_; }

 private:
  std::shared_ptr<Database> database_;
  std::vector<SheetName> names_;
  std::string query_;
};

/// The server would take what follows a semicolon for a statement of its own.
bool is_single_select(std::string_view query) {
  const std::string begin = name_key(query.substr(0, 16));
  return (begin.starts_with("select") || begin.starts_with("with")) &&
         query.find(';') == std::string_view::npos;
}

}  // namespace

std::shared_ptr<Book> open_database(const std::string& argument, Diagnostics& notes) {
  const auto name = database_name(argument, notes);
  std::shared_ptr<Database> database = name ? Database::connect(*name, notes) : nullptr;
  if (!database) return nullptr;
  const Place whole{.file = argument, .cell = {}, .excerpt = {}};
  std::string error;
  const auto tables = tables_of(*database, error);
  if (!tables) {
    notes.add(table_complaint("database-error"), whole, {error});
    return nullptr;
  }
  if (tables->empty()) {
    notes.add(table_complaint("no-database-tables"), whole);
    return nullptr;
  }
  std::vector<SheetName> names;
  for (const std::string& table : *tables) names.push_back({table, false});
  return std::make_shared<DatabaseBook>(std::move(database), std::move(names), "");
}

std::shared_ptr<Book> query_book(const std::shared_ptr<Book>& book, const std::string& name,
                                 const std::string& query, Diagnostics& notes) {
  const auto* of_database = dynamic_cast<const DatabaseBook*>(book.get());
  if (!of_database) return nullptr;
  if (!is_single_select(query)) {
    notes.add(
        table_complaint("unsafe-query"),
        {.file = of_database->database()->name().text + "#" + name, .cell = {}, .excerpt = {}});
    return nullptr;
  }
  return std::make_shared<DatabaseBook>(of_database->database(),
                                        std::vector<SheetName>{{name, false}}, query);
}

}  // namespace assess
