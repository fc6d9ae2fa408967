#include "computing.hpp"

#include "base/words.hpp"

namespace assess {

namespace {

class TestScope : public Scope {
 public:
  explicit TestScope(const Names& names) : names_(names) {}

  std::optional<Expr> name(const Expr& name, const Context&) override {
    const auto found = names_.find(name.name);
    if (found == names_.end()) return {};
    Expr reference = name;
    reference.kind = Expr::Kind::reference;
    reference.type = found->second.type;
    reference.words = found->second.words;
    reference.space = Space::unit;
    reference.index = static_cast<std::size_t>(std::distance(names_.begin(), found));
    return reference;
  }
  std::optional<Expr> aggregate(const Expr&, const Context&) override { return {}; }
  std::optional<Expr> lookup(const Expr&, std::vector<Expr>, const Context&) override { return {}; }
  bool is_source(std::string_view) const override { return false; }
  bool knows(const Expr& name) const override { return names_.contains(name.name); }
  std::vector<std::string> names() const override {
    std::vector<std::string> result;
    for (const auto& [name, given] : names_) result.push_back(name);
    return result;
  }
  Words& words() override { return words_; }

 private:
  const Names& names_;
  Words words_;
};

/// The columns as long as the batch.
struct Columns {
  std::vector<std::vector<double>> values;
  std::vector<std::vector<State>> states;
  std::vector<Lane> lanes;
};

Columns columns_of(const Names& names, std::size_t rows) {
  Columns result;
  for (const auto& [name, given] : names) {
    auto& values = result.values.emplace_back();
    auto& states = result.states.emplace_back();
    for (std::size_t r = 0; r < rows; ++r) {
      values.push_back(given.values[r % given.values.size()]);
      states.push_back(given.states.empty() ? State::value : given.states[r % given.states.size()]);
    }
  }
  for (std::size_t c = 0; c < result.values.size(); ++c) {
    Lane lane{};
    lane.values = result.values[c].data();
    lane.states = result.states[c].data();
    result.lanes.push_back(lane);
  }
  return result;
}

}  // namespace

std::vector<std::string> Computed::complaints() const {
  std::vector<std::string> result;
  for (const Diagnostic& note : notes.list())
    result.push_back(std::string(note.kind->code) + ":" + std::to_string(note.place.column));
  return result;
}

Computed compute(const std::string& text, const Names& names, std::size_t rows) {
  Computed result;
  const Snippet snippet = snippet_of(text);
  const auto parsed = parse_expression(snippet, result.notes);
  if (!parsed) return result;
  TestScope scope(names);
  const auto bound = bind(*parsed, scope, {snippet, result.notes});
  if (!bound) return result;
  result.type = bound->type;
  const Columns columns = columns_of(names, rows);
  Evaluator evaluator(rows, scope.words());
  const Lane lane = evaluator.evaluate(*bound, {{}, columns.lanes}, rows);
  for (std::size_t r = 0; r < rows; ++r) {
    result.values.push_back(lane.value(r));
    result.states.push_back(lane.state(r));
  }
  return result;
}

}  // namespace assess
