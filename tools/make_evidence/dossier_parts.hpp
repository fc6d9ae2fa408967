#pragma once

#include "dossier.hpp"

namespace assess::evidence {

/// The parts of a dossier that others keep about a unit.
void add_findings(Dossier& unit, const Year& year, double quality, Random& random);
void add_rectification(Dossier& unit, const Year& year, double quality, Random& random);
void add_earlier_years(Dossier& unit, const Year& year, double quality, Random& random);
void add_accountability(Dossier& unit, const Year& year, double quality, Random& random);
void add_extras(Dossier& unit, const Year& year, double quality, Random& random);

/// Most things are documented; what is not earns nothing.
Doc document(Random& random, double quality, const std::string& number);

}  // namespace assess::evidence
