#include "calendar.hpp"

#include <chrono>

namespace assess::evidence {

using namespace std::chrono;

int day_number(int year_, int month_, int day_) {
  const year_month_day date{year{year_}, month{static_cast<unsigned>(month_)},
                            day{static_cast<unsigned>(day_)}};
  return static_cast<int>(sys_days{date}.time_since_epoch().count());
}

std::string iso_date(int number) {
  const year_month_day date{sys_days{days{number}}};
  const auto two = [](unsigned n) {
    return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
  };
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
}

}  // namespace assess::evidence
