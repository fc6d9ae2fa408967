#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace assess {

using Random = std::mt19937;

inline bool chance(Random& random, unsigned one_in) {
  return random() % one_in == 0;
}

inline const std::string& one_of(const std::vector<std::string>& words, Random& random) {
  return words[random() % words.size()];
}

/// A way to make points of a column, for random rules.
struct FormText {
  std::string_view lines;  ///< $x, $y: columns of the criterion; $P, $H: its points, half of them
  int better;              ///< 1: more x is better; -1: less; 0: no column
  bool compares = false;
};

inline constexpr FormText form_texts[] = {
    {"value = $x", 1},
    {"form = fixed\nvalue = $x >= 4", 1},
    {"form = shortfall\nvalue = $x\ntarget = 7", 1},
    {"form = ratio\ndone = $x\ndue = $y\nzero_at = 20%\nfull_at = 90%", 1},
    {"form = ratio\ndone = $x\ndue = 10\nzero_below = 30%", 1},
    {"form = line\nvalue = $x\ncorners = 2: 0, 5: $H, 8: $P", 1},
    {"form = bands\nvalue = $x\nbands = >=8: $P, >=2: $H, else: 0", 1},
    {"form = bands\nvalue = $x\nbands = <=0: $P, <3: $H, else: 0", -1},
    {"form = deduct\nloss = $x * 0.3", -1},
    {"form = deduct\nloss = sum(events: loss where at <= cutoff)", 0},
    {"form = efficacy\nvalue = $x\nlow = 2\nhigh = 8", 1},
    {"form = goalposts\nvalue = $x\nlow = 1\nhigh = 9", 1},
    {"form = goalposts\nvalue = $x\nlow = 9\nhigh = 1", -1},
    {"form = minmax\nvalue = $x", 1, true},
    {"form = minmax\nvalue = $x\ndirection = lower", -1, true},
    {"form = distance\nvalue = $x\nto = 20", 1, true},
    {"form = best_ratio\nvalue = $x", 1, true},
    {"form = zscore\nvalue = $x\nmean = $H", 1, true},
    {"form = rank\nvalue = $x\nties = mean", 1, true},
    {"form = borda\nvalue = $x", 1, true},
    {"form = percentile\nvalue = $x", 1, true},
};

struct RandomCriterion {
  std::string id, item, text;
  std::vector<std::string> columns;
  FormText form;
};

struct RandomScheme {
  bool points = true;
  std::vector<std::string> items;  ///< texts of their sections
  std::vector<RandomCriterion> criteria;
  std::string head, end;  ///< the rest of the rules

  /// Without that criterion, if one is given.
  std::string rules(std::string_view without = "") const {
    std::string text = head;
    for (const std::string& item : items) text += item;
    for (const RandomCriterion& one : criteria)
      if (one.id != without) text += one.text;
    return text + end;
  }
};

inline std::string filled_in(std::string_view lines, const std::string& column, double points) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i] != '$') {
      text += lines[i];
      continue;
    }
    const char what = lines[++i];
    text += what == 'x' || what == 'y' ? column + what
                                       : std::to_string(what == 'P' ? points : points / 2);
  }
  return text + '\n';
}

inline RandomCriterion random_criterion(const std::string& item, int number, bool points,
                                        bool grouped, Random& random) {
  RandomCriterion one{item + std::to_string(number), item, {}, {}, {}};
  one.form = form_texts[random() % std::size(form_texts)];
  const int size = 1 + static_cast<int>(random() % 20);
  const std::string column = "c" + one.id;
  const std::string own_weight = !points && chance(random, 6) ? "z" : std::to_string(size);
  one.text = "[criterion." + one.id + "]\nitem = " + item + "\n" + (points ? "points" : "weight") +
             " = " + own_weight + "\n" + filled_in(one.form.lines, column, points ? size : 100);
  if (one.form.compares && grouped && chance(random, 2)) one.text += "within = group\n";
  if (chance(random, 4))
    one.text += "missing = " + one_of({"zero", "skip", "blank"}, random) + "\n";
  if (one.form.better != 0) one.columns.push_back(column + "x");
  if (one.form.lines.find("$y") != std::string_view::npos) one.columns.push_back(column + "y");
  return one;
}

struct SchemeChoices {
  bool only_rescale = false;  ///< parts that do not apply are always rescaled
  bool adjusted = true;       ///< bonuses, deductions, limits, vetoes
};

inline std::string random_item(const std::string& id, bool points, const SchemeChoices& choices,
                               Random& random) {
  std::string text = "[item." + id + "]\n";
  if (!points && chance(random, 2))
    text += "aggregate = " + one_of({"min", "max", "median", "mean"}, random) + "\n";
  if (choices.only_rescale || chance(random, 2)) return text;
  if (points && chance(random, 2)) return text + "not_applicable = fill\nbasis = 9\nfill = 40%\n";
  return text + "not_applicable = lose\n";
}

inline std::string random_adjustments(Random& random) {
  std::string text;
  if (chance(random, 2)) text += "[bonus.b]\nvalue = z\ncap = 3\n";
  if (chance(random, 2)) text += "[deduction.d]\nitem = A\nvalue = count(events)\nspill = 2\n";
  if (chance(random, 3)) text += "[limit.s]\nscore_at_most = 20\nwhen = z = 7\n";
  if (chance(random, 3)) text += "[limit.g]\nat_most = fair\nwhen = z = 9\n";
  if (chance(random, 3)) text += "[veto.v]\ngrade = poor\nwhen = z = 1\n";
  return text;
}

/// Grades on a total of 100, a quota, and how ranks and quotas see ties.
inline std::string random_standing(bool points, Random& random) {
  std::string text = "[grade.good]\nat_least = 50\n";
  if (chance(random, 2)) text += "quota = 40%\n";
  text += "[grade.fair]\nat_least = 30\n[grade.poor]\nat_least = ";
  text += points ? "0\n" : "-1000000\n";
  return text + "[ranking]\nties = " + one_of({"competition", "dense", "fractional"}, random) +
         "\nquota_ties = " + one_of({"none", "all"}, random) + "\n";
}

/// One to three items of one to four criteria of any form; the total is on 100.
inline RandomScheme random_scheme(Random& random, const SchemeChoices& choices = {}) {
  RandomScheme scheme;
  scheme.points = !chance(random, 3);
  const bool grouped = chance(random, 2);
  scheme.head = "[scheme]\nid = t\nname = T\nyear = 2025\n";
  if (grouped) scheme.head += "group = region\n";
  scheme.head +=
      "[table.units]\ncolumns = region: text, *: number\n[table.events]\nfile = e1, "
      "e2\ncolumns = loss: number, at: date?\n[total]\n";
  if (scheme.points) scheme.head += "out_of = 100\n";
  for (const char* item : {"A", "B", "C"}) {
    if (*item != 'A' && chance(random, 3)) continue;
    scheme.items.push_back(random_item(item, scheme.points, choices, random));
    for (int n = 1, last = 1 + static_cast<int>(random() % 4); n <= last; ++n)
      scheme.criteria.push_back(random_criterion(item, n, scheme.points, grouped, random));
  }
  if (scheme.points && choices.adjusted) scheme.end += random_adjustments(random);
  scheme.end += random_standing(scheme.points, random);
  return scheme;
}

}  // namespace assess
