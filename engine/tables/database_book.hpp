#pragma once

#include <memory>
#include <string>

#include "tables/book.hpp"

namespace assess {

/// A database of the argument `sqlite:...`, `postgresql:...` or `odbc:...`: its tables and views.
/// Nothing, if it complained.
std::shared_ptr<Book> open_database(const std::string& argument, Diagnostics& notes);

/// A query on the database of a book as the only table of another one, with that name; nothing, if
/// the book is no database, or if it complained.
std::shared_ptr<Book> query_book(const std::shared_ptr<Book>& book, const std::string& name,
                                 const std::string& query, Diagnostics& notes);

}  // namespace assess
