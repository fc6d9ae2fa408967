#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidence/pushdown_sql.hpp"

namespace assess {

// Small steps of printing SQL, on the values that were printed already.

constexpr unsigned absent_bits = ~(state_bit(State::value) | state_bit(State::nil));

bool may_be_absent(const SqlValue& value);
/// Of what is computed from all of them: a value, or an absence of one of them.
unsigned combined_states(const std::vector<SqlValue>& args);
/// Brings whole numbers to the same number of places; false if one is too large for it.
bool align(std::vector<SqlValue>& args);
bool is_short(const SqlValue& value);
bool any_real(const std::vector<SqlValue>& args);
SqlValue of_condition(std::string sql, unsigned states);
/// With the low and high of all of them.
SqlValue spanning(std::string sql, unsigned states, const std::vector<SqlValue>& args);
/// The arguments from that one on.
std::string joined_sql(const std::vector<SqlValue>& args, std::size_t from,
                       std::string_view between);

}  // namespace assess
