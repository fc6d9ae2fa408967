#include "evidence/sql_values.hpp"

#include <algorithm>
#include <cmath>

#include "evidence/sql_number.hpp"

namespace assess {

bool may_be_absent(const SqlValue& value) {
  return (value.states & absent_bits) != 0;
}

unsigned combined_states(const std::vector<SqlValue>& args) {
  unsigned states = state_bit(State::value);
  for (const SqlValue& arg : args) states |= arg.states & absent_bits;
  return states;
}

namespace {

constexpr double largest_integer = 1e18;  ///< SQLite goes on with doubles beyond its integers

std::string with_places(const SqlValue& value, int places) {
  if (places == value.places) return value.sql;
  return "(" + value.sql + " * " + std::to_string(power_of_ten(places - value.places)) + ")";
}

}  // namespace

bool align(std::vector<SqlValue>& args) {
  int places = 0;
  for (const SqlValue& arg : args) places = std::max(places, arg.places);
  bool fits = true;
  for (SqlValue& arg : args) {
    const double most = std::max(std::abs(arg.low), std::abs(arg.high));
    fits = fits && most * static_cast<double>(power_of_ten(places)) <= largest_integer;
    arg.sql = with_places(arg, places);
    arg.places = places;
  }
  return fits;
}

bool is_short(const SqlValue& value) {
  return assess::is_short(value.low, value.places) && assess::is_short(value.high, value.places);
}

SqlValue of_condition(std::string sql, unsigned states) {
  return {std::move(sql), states, false, 0, 0, 1};
}

SqlValue spanning(std::string sql, unsigned states, const std::vector<SqlValue>& args) {
  SqlValue value{std::move(sql), states, false, args[0].places, args[0].low, args[0].high};
  for (const SqlValue& arg : args) {
    value.low = std::min(value.low, arg.low);
    value.high = std::max(value.high, arg.high);
  }
  return value;
}

bool any_real(const std::vector<SqlValue>& args) {
  return std::ranges::any_of(args, &SqlValue::is_real);
}

std::string joined_sql(const std::vector<SqlValue>& args, std::size_t from,
                       std::string_view between) {
  std::string sql;
  for (std::size_t k = from; k < args.size(); ++k)
    sql += (k > from ? std::string(between) : "") + args[k].sql;
  return sql;
}

}  // namespace assess
