#include "dossier.hpp"

#include "calendar.hpp"

namespace assess::evidence {

Year::Year(int year)
    : number(year),
      start(day_number(year, 1, 1)),
      list_by(day_number(year, 3, 31)),
      report_by(day_number(year, 10, 31)),
      cutoff(day_number(year, 12, 31)),
      submit_by(day_number(year + 1, 1, 15)) {}

std::string reference(const Year& year, const Dossier& unit, const char* kind, std::size_t number) {
  return std::to_string(year.number) + "-" + unit.code + "-" + kind + std::to_string(number);
}

}  // namespace assess::evidence
