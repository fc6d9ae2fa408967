#include "scheme/settings.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "scheme/diagnostics.hpp"
#include "scheme/keys.hpp"

namespace assess {

namespace {

/// A section that a setting may mean, and what stands behind its name.
struct Meant {
  std::size_t section;  ///< of the file; its size: one that is not there yet
  std::string kind, key;
};

const SectionInfo* info_of(std::string_view kind) {
  for (const SectionInfo& info : sections())
    if (info.kind == kind) return &info;
  return nullptr;
}

std::string full_name(const IniSection& section) {
  return section.id.empty() ? section.kind : section.kind + "." + section.id;
}

/// The part behind `name.`, or nothing.
std::optional<std::string> behind(const std::string& text, const std::string& name) {
  if (name.empty() || !text.starts_with(name + ".")) return {};
  return text.substr(name.size() + 1);
}

IniKey key_of(const IniSection& section, const std::string& name) {
  const SectionInfo* info = info_of(section.kind);
  const bool whole = info && info->free_keys;
  const std::size_t dot = whole ? name.size() : std::min(name.find('.'), name.size());
  return {name.substr(0, dot), name.substr(std::min(dot + 1, name.size())), {}, {}};
}

/// A key that the user named must stand there already: a slip would define something new.
std::vector<std::string> keys_there(const IniSection& section) {
  const SectionInfo* info = info_of(section.kind);
  if (info && !info->free_keys) return known_keys(section);
  std::vector<std::string> names;
  for (const IniKey& key : section.keys) names.push_back(key.full());
  return names;
}

bool takes(const IniSection& section, const std::string& key) {
  return std::ranges::count(keys_there(section), key_of(section, key).name) > 0;
}

std::vector<Meant> sections_meant(const IniFile& file, const std::string& key) {
  std::vector<Meant> meant;
  for (std::size_t s = 0; s < file.sections.size(); ++s) {
    const IniSection& section = file.sections[s];
    for (const std::string& name : {section.id, full_name(section)})
      if (auto rest = behind(key, name)) meant.push_back({s, section.kind, *rest});
  }
  for (const SectionInfo& info : sections()) {
    const std::string kind(info.kind);
    const bool there = std::ranges::any_of(
        file.sections, [&](const IniSection& one) { return one.kind == kind && one.id.empty(); });
    if (info.has_id || info.free_keys || there) continue;
    if (auto rest = behind(key, kind)) meant.push_back({file.sections.size(), kind, *rest});
  }
  return meant;
}

IniSection section_of(const IniFile& file, const Meant& one, const Setting& setting) {
  if (one.section < file.sections.size()) return file.sections[one.section];
  IniSection section{one.kind, {}, setting.key, {}, {}};
  section.at.text = one.kind;
  return section;
}

/// If several sections could be meant, those that have such a key.
std::vector<Meant> narrowed(const IniFile& file, std::vector<Meant> meant, const Setting& setting) {
  if (meant.size() < 2) return meant;
  std::vector<Meant> fitting;
  for (const Meant& one : meant)
    if (takes(section_of(file, one, setting), one.key)) fitting.push_back(one);
  return fitting.empty() ? meant : fitting;
}

void complain_of_ambiguity(const IniFile& file, const std::vector<Meant>& meant,
                           const Setting& setting, Diagnostics& notes) {
  std::vector<std::string> names;
  for (const Meant& one : meant)
    names.push_back("[" + full_name(section_of(file, one, setting)) + "]");
  const std::string example = full_name(section_of(file, meant[0], setting)) + "." + meant[0].key +
                              "=" + setting.value.text;
  notes.add(rule_complaint("ambiguous-set"), setting.key.place(),
            {setting.key.text, joined(names, ", "), example});
}

void put(IniFile& file, const Meant& one, const Setting& setting, Diagnostics& notes) {
  IniSection section = section_of(file, one, setting);
  IniKey key = key_of(section, one.key);
  key.at = setting.key;
  key.value = setting.value;
  const std::size_t errors = notes.errors();
  const auto names = keys_there(section);
  const SectionInfo* info = info_of(section.kind);
  if (info && !info->free_keys)
    check_key(section, key, notes);
  else if (!takes(section, one.key))
    notes.add(rule_complaint("unknown-key"), key.at.place(),
              {section.at.text, key.name, joined(names, ", ")}, nearest(key.name, names));
  if (notes.errors() > errors) return;
  std::erase_if(section.keys, [&](const IniKey& old) { return old.full() == key.full(); });
  section.keys.push_back(std::move(key));
  if (one.section == file.sections.size())
    file.sections.push_back(std::move(section));
  else
    file.sections[one.section] = std::move(section);
}

}  // namespace

std::vector<Setting> read_settings(std::span<const std::string> typed, Diagnostics& notes) {
  std::vector<Setting> settings;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const std::string& line = typed[i];
    const std::size_t equals = line.find('=');
    const std::string key(trimmed(line.substr(0, equals)));
    const Snippet at{key, "--set", i + 1, 1, line};
    const bool one_line = line.find('\n') == std::string::npos && !first_bad_utf8(line);
    if (equals == std::string::npos || !one_line || key.find('.') == std::string::npos) {
      notes.add(rule_complaint("bad-set"), at.place(), {line});
      continue;
    }
    const std::string value(trimmed(line.substr(equals + 1)));
    const std::size_t begin = line.find(value, equals + 1);
    settings.push_back(
        {at, {value, "--set", i + 1, 1 + character_count(line.substr(0, begin)), line}});
  }
  return settings;
}

std::vector<Setting> apply_settings(IniFile& file, const std::vector<Setting>& settings,
                                    Diagnostics& notes) {
  std::vector<Setting> rest;
  for (const Setting& setting : settings) {
    const auto meant = narrowed(file, sections_meant(file, setting.key.text), setting);
    if (meant.empty())
      rest.push_back(setting);
    else if (meant.size() > 1)
      complain_of_ambiguity(file, meant, setting, notes);
    else
      put(file, meant[0], setting, notes);
  }
  return rest;
}

void complain_of_unknown(const IniFile& file, const std::vector<Setting>& settings,
                         Diagnostics& notes) {
  for (const Setting& setting : settings) {
    const std::string& key = setting.key.text;
    std::vector<std::string> names;
    for (const IniSection& section : file.sections) {
      names.push_back(full_name(section));
      if (!section.id.empty()) names.push_back(section.id);
    }
    const std::size_t dot = key.find('.');
    const std::string near = nearest(key.substr(0, dot), names);
    notes.add(rule_complaint("unknown-set"), setting.key.place(), {key},
              near.empty() ? "" : near + key.substr(dot));
  }
}

void mark_trial(Scheme& scheme, std::span<const std::string> settings) {
  if (settings.empty()) return;
  scheme.trial.assign(settings.begin(), settings.end());
  const std::string what = joined(scheme.trial, ", ");
  const Text name = scheme.name;
  scheme.name.en = "TRIAL (" + what + "): " + name.in(Language::en);
  scheme.name.zh = "试算（" + what + "）：" + name.in(Language::zh);
}

}  // namespace assess
