#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "report/columns.hpp"
#include "report/compare_formats.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

constexpr std::array<Message, 4> fate_words{
    {{"", ""}, {"renamed", "更名"}, {"new", "新增"}, {"gone", "撤销"}}};

constexpr Message perhaps_now{" (perhaps now {0})", "（可能现为{0}）"};

using Units = std::vector<const UnitChange*>;

Units units_of(const Comparison& c, bool with_gone) {
  Units units;
  for (const UnitChange& one : c.units)
    if (with_gone || one.fate != UnitFate::gone) units.push_back(&one);
  return units;
}

const PublishedUnit* before_of(const Comparison& c, const UnitChange& one) {
  return one.before ? &c.before.units[*one.before] : nullptr;
}
const PublishedUnit* after_of(const Comparison& c, const UnitChange& one) {
  return one.after ? &c.after.units[*one.after] : nullptr;
}
/// As it is now, or was.
const PublishedUnit& latest_of(const Comparison& c, const UnitChange& one) {
  return one.after ? *after_of(c, one) : *before_of(c, one);
}

/// Key and name, or nothing.
std::string near_of(const Comparison& c, const UnitChange& one) {
  if (!one.near) return {};
  const PublishedUnit& near = c.after.units[*one.near];
  return near.key + (near.name.empty() ? "" : " ") + near.name;
}

std::string_view grade_name(const PublishedResult& result, const std::string& id, Language language,
                            Signs signs) {
  if (signs == Signs::plain) return id;
  for (const NamedId& grade : result.grades)
    if (grade.id == id && !grade.name.empty()) return grade.name.in(language);
  return id;
}

/// Makes the columns of units, a cell for each.
class Columns {
 public:
  Columns(const Comparison& c, Units units, Language language, Signs signs)
      : c_(c), units_(std::move(units)), language_(language), signs_(signs) {}

  Sheet sheet(std::string key, Text name) && {
    return {std::move(key), std::move(name), std::move(columns_), units_.size()};
  }

  template <typename CellOf>
  void add(std::string key, Text heading, SheetKind kind, CellOf cell, int spare = 0) {
    std::vector<Cell> cells;
    for (const UnitChange* one : units_) cells.push_back(cell(*one));
    columns_.push_back(cells_column(std::move(key), std::move(heading), std::move(cells), kind));
    columns_.back().spare = spare;
  }

  template <typename TextOf>
  void add_text(std::string key, Text heading, TextOf text) {
    std::vector<std::string> texts;
    for (const UnitChange* one : units_) texts.push_back(text(*one));
    columns_.push_back(texts_column(std::move(key), std::move(heading), std::move(texts)));
  }

  /// In every row, so that no part of the file can pass for official results.
  void trial() {
    std::string all = joined(c_.before.trial, "; ");
    if (!all.empty() && !c_.after.trial.empty()) all += " → ";
    all += joined(c_.after.trial, "; ");
    if (!all.empty()) add_text("trial", {"Trial", "试算"}, [&](const UnitChange&) { return all; });
  }

  void identity(SheetKind group_kind) {
    const auto latest = [this](auto member) {
      return [this, member](const UnitChange& one) {
        return Cell(std::string_view(latest_of(c_, one).*member));
      };
    };
    add("unit", {"Unit", "单位"}, SheetKind::text, latest(&PublishedUnit::key));
    const auto named = [&](const UnitChange* one) { return !latest_of(c_, *one).name.empty(); };
    if (std::ranges::any_of(units_, named))
      add("name", {"Name", "名称"}, SheetKind::text, latest(&PublishedUnit::name), 2);
    const auto grouped = [&](const UnitChange* one) { return !latest_of(c_, *one).group.empty(); };
    if (std::ranges::any_of(units_, grouped))
      add("group", {"Group", "组别"}, group_kind, latest(&PublishedUnit::group));
  }

  void fate() {
    add_text("status", {"Status", "情况"}, [this](const UnitChange& one) {
      std::string text(
          word(fate_words, one.fate, signs_ == Signs::plain ? Language::en : language_));
      if (signs_ == Signs::plain) return text;
      if (one.near) return text + said(perhaps_now, {near_of(c_, one)}).in(language_);
      if (one.fate != UnitFate::renamed) return text;
      const PublishedUnit& was = *before_of(c_, one);
      return text + " (" + (was.key == latest_of(c_, one).key ? was.name : was.key) + ")";
    });
    if (signs_ == Signs::plain)
      add("old_unit", {"Old unit", "原单位"}, SheetKind::text, [this](const UnitChange& one) {
        return one.before ? Cell(std::string_view(before_of(c_, one)->key)) : Cell();
      });
  }

  void standing(bool old) {
    const PublishedResult& result = old ? c_.before : c_.after;
    const auto unit = [this, old](const UnitChange& one) {
      return old ? before_of(c_, one) : after_of(c_, one);
    };
    const std::string key = old ? "old_" : "new_";
    const auto heading = [&](const char* en, const char* zh) {
      return Text{(old ? "Old " : "New ") + std::string(en), (old ? "原" : "现") + std::string(zh)};
    };
    add(key + "total", heading("total", "总分"), SheetKind::number, [&](const UnitChange& one) {
      const PublishedUnit* u = unit(one);
      return u && u->total ? Cell(Number{*u->total, result.decimals}) : Cell();
    });
    add(key + "rank", heading("rank", "名次"), SheetKind::number, [&](const UnitChange& one) {
      const PublishedUnit* u = unit(one);
      return u && u->rank > 0 ? Cell(Number{exact(u->rank), shortest}) : Cell();
    });
    add(key + "grade", heading("grade", "等次"), SheetKind::grade, [&](const UnitChange& one) {
      const PublishedUnit* u = unit(one);
      return u ? Cell(grade_name(result, u->grade, language_, signs_)) : Cell();
    });
  }

  void change(std::string key, Text heading, std::optional<Points> UnitChange::*member) {
    if (std::ranges::none_of(units_,
                             [&](const UnitChange* one) { return (one->*member).has_value(); }))
      return;
    add(std::move(key), std::move(heading), SheetKind::number, [&](const UnitChange& one) {
      const bool with_sign = signs_ == Signs::shown;
      return one.*member ? Cell(Number{*(one.*member), c_.decimals, with_sign}) : Cell();
    });
  }

  void reasons() {
    add_text("reasons", {"Main reasons", "主要原因"}, [this](const UnitChange& one) {
      return main_reasons(c_, one, signs_ == Signs::plain ? Language::en : language_);
    });
  }

 private:
  const Comparison& c_;
  Units units_;
  Language language_;
  Signs signs_;
  std::vector<SheetColumn> columns_;
};

}  // namespace

Sheet changes_sheet(const Comparison& c, Language language, Signs signs, bool with_gone) {
  const bool plain = signs == Signs::plain;
  Columns columns(c, units_of(c, with_gone), language, signs);
  if (plain) columns.trial();
  columns.identity(plain ? SheetKind::text : SheetKind::group);
  columns.fate();
  columns.standing(true);
  columns.standing(false);
  columns.change("change", {"Change", "变化"}, &UnitChange::change);
  columns.change("data", {"Data", "数据"}, &UnitChange::data);
  columns.change("rules", {"Rules", "规则"}, &UnitChange::rules);
  columns.reasons();
  return std::move(columns).sheet("changes", {"Changes", "变化"});
}

Sheet gone_sheet(const Comparison& c, Language language) {
  Units gone;
  for (const UnitChange& one : c.units)
    if (one.fate == UnitFate::gone) gone.push_back(&one);
  Columns columns(c, std::move(gone), language, Signs::shown);
  columns.identity(SheetKind::text);
  columns.standing(true);
  columns.add_text("near", {"Perhaps now", "可能现为"},
                   [&](const UnitChange& one) { return near_of(c, one); });
  return std::move(columns).sheet("gone", {"Units that are gone", "撤销的单位"});
}

Sheet change_groups_sheet(const Comparison& c) {
  std::vector<Cell> names, counts, before, after, changes;
  for (const GroupChange& one : c.groups) {
    names.emplace_back(std::string_view(one.group));
    counts.emplace_back(Number{Points{static_cast<Int128>(one.units) * 1'000'000'000}, 0});
    before.emplace_back(Number{one.before, c.decimals});
    after.emplace_back(Number{one.after, c.decimals});
    changes.emplace_back(Number{{one.after.billionths - one.before.billionths}, c.decimals, true});
  }
  Sheet sheet{"groups", {"Groups", "各组"}, {}, c.groups.size() > 1 ? c.groups.size() : 0};
  sheet.columns = {cells_column("group", {"Group", "组别"}, names, SheetKind::text),
                   cells_column("units", {"Units", "单位数"}, counts),
                   cells_column("old_mean", {"Old mean", "原平均"}, before),
                   cells_column("new_mean", {"New mean", "现平均"}, after),
                   cells_column("change", {"Change", "变化"}, changes)};
  return sheet;
}

Sheet rule_changes_sheet(const Comparison& c) {
  std::vector<std::string> sections, keys, before, after;
  for (const RuleChange& one : c.rules) {
    sections.push_back("[" + one.section + "]");
    keys.push_back(one.key);
    before.push_back(one.before.value_or("–"));
    after.push_back(one.after.value_or("–"));
  }
  const bool in_full = !c.before.rules.empty() && !c.after.rules.empty();
  return {
      "rules",
      in_full
          ? Text{"Changes of the rules", "规则变化"}
          : Text{"Changes of the rules (names, points, weights, forms: the results tell no more)",
                 "规则变化（结果仅载名称、分值、权重和形式）"},
      {texts_column("section", {"Section", "节"}, sections),
       texts_column("key", {"Key", "键"}, keys), texts_column("before", {"Before", "原"}, before),
       texts_column("after", {"After", "现"}, after)},
      c.rules.size()};
}

}  // namespace assess
