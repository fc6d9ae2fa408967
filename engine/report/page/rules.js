'use strict';
// The rules of the program, computed again with other weights: what it does in doubles is done in
// doubles and in the same order, what it does in integers is done in integers. Numbers that are
// published are billionths (BigInt). A score is a number, null (missing) or false (not applicable).

const isNumber = (x) => typeof x === 'number';
const magnitude = (n) => (n < 0n ? -n : n);

// From a million on a double has no nine places: its shortest decimal, cut to 15 digits.
function fifteenDigits(x) {
  const parts = x.toExponential().split('e');
  const text = parts[0].replace('.', '');
  let digits = BigInt(text);
  let exponent = Number(parts[1]) - (text.length - 1);
  if (text.length > 15) {
    const power = 10n ** BigInt(text.length - 15);
    digits = (digits + power / 2n) / power;
    exponent += text.length - 15;
  }
  exponent += 9;
  return exponent >= 0 ? digits * 10n ** BigInt(exponent) : digits / 10n ** BigInt(-exponent);
}

// The decimal that a double means: to nine places, half away from zero.
function exact(x) {
  const m = Math.abs(x);
  const n = m < 1e6 ? BigInt(Math.floor(m * 1e9 + 0.5)) : fifteenDigits(m);
  return x < 0 ? -n : n;
}

const valueOf = (n) =>
  magnitude(n) <= 2n ** 53n ? Number(n) / 1e9 : Number(decimalText(n, 9));

// mode: 0 half away from zero, 1 half to even, 2 towards zero, 3 away from zero
function rounded(n, step, mode) {
  const m = magnitude(n);
  let steps = m / step;
  const rest = m % step;
  if (mode === 0 && 2n * rest >= step) ++steps;
  if (mode === 1 && 2n * rest + steps % 2n > step) ++steps;
  if (mode === 3 && rest > 0n) ++steps;
  return n < 0n ? -steps * step : steps * step;
}

function decimalText(n, decimals) {
  const r = rounded(n, 10n ** BigInt(9 - decimals), 0);
  const digits = magnitude(r).toString().padStart(10, '0');
  const fraction = digits.slice(-9).slice(0, decimals);
  return (r < 0n ? '-' : '') + digits.slice(0, -9) + (decimals ? '.' + fraction : '');
}

const compareDecimals = (a, b) => {
  const gap = 2e-9 + 2e-14 * Math.max(Math.abs(a), Math.abs(b));
  if (a < b - gap) return -1;
  if (a > b + gap) return 1;
  const x = exact(a), y = exact(b);
  return x < y ? -1 : x > y ? 1 : 0;
};

const each = (value, unit) => (Array.isArray(value) ? value[unit] : value);

// ---- aggregates of children: scores and weights of those that are there --------------------------

function weighted(scores, weights, of) {
  let sum = 0, total = 0;
  for (let i = 0; i < scores.length; ++i) {
    if (of && weights[i] === 0) continue;
    sum += weights[i] * (of ? of(scores[i]) : scores[i]);
    total += weights[i];
  }
  return {sum, total};
}

function counted(scores, weights) {
  return scores.map((score, i) => ({score, weight: weights[i]})).filter((c) => c.weight !== 0);
}

const aggregates = {
  sum: (s, w) => {
    const r = weighted(s, w);
    return r.total === 0 ? NaN : r.sum;
  },
  mean: (s, w) => {
    const r = weighted(s, w);
    return r.total === 0 ? NaN : r.sum / r.total;
  },
  geometric: (s, w) => {
    const r = weighted(s, w, Math.log);
    return r.total === 0 ? NaN : Math.exp(r.sum / r.total);
  },
  harmonic: (s, w) => {
    const some = counted(s, w);
    if (!some.length || some.some((c) => c.score < 0)) return NaN;
    const r = weighted(s, w, (x) => 1 / x);
    return some.some((c) => c.score === 0) ? 0 : r.total / r.sum;
  },
  power: (s, w, p) => {
    const some = counted(s, w);
    if (!some.length || some.some((c) => c.score < 0)) return NaN;
    const r = weighted(s, w, (x) => Math.pow(x, p));
    return p < 0 && some.some((c) => c.score === 0) ? 0 : Math.pow(r.sum / r.total, 1 / p);
  },
  min: (s, w) => Math.min(...counted(s, w).map((c) => c.score)),
  max: (s, w) => Math.max(...counted(s, w).map((c) => c.score)),
  median: (s, w) => {
    const some = counted(s, w).map((c) => c.score).sort((a, b) => a - b);
    const n = some.length;
    return n ? (some[(n - 1) >> 1] + some[n >> 1]) / 2 : NaN;
  },
  lowest: (s, w, n) => {
    const some = counted(s, w).sort((a, b) => a.score - b.score).slice(0, n);
    const r = weighted(some.map((c) => c.score), some.map((c) => c.weight));
    return r.total === 0 ? NaN : r.sum / r.total;
  },
};

// ---- scores --------------------------------------------------------------------------------------

// What a node counts with in its parent: points (after conversion), or its weight.
const officialSize = (data, node) =>
  data.points ? node.out_of ?? node.points ?? 0 : isNumber(node.weight) ? node.weight : null;

// Scores of all units: sizes[node] in place of the official ones.
class Trial {
  constructor(data) {
    this.data = data;
    this.sizes = data.nodes.map((node) => officialSize(data, node));
    this.total = data.nodes.length - 1;
    this.decided = data.nodes.map((node) => new Set(node.decided));
    this.held = data.nodes.map(() => new Set());
    this.limits = new Map();  // unit and adjustment: highest score
    this.findHeld();
  }

  // With official weights all must be as the program has it; what is not (its rules look further
  // than this page) keeps the official score.
  findHeld() {
    const {data} = this;
    for (let unit = 0; unit < data.units; ++unit) {
      const {computed} = this.scoresOf(unit, this.sizes, true);
      data.nodes.forEach((node, n) => {
        if (!node.children) return;
        const was = node.scores[unit], is = computed[n];
        const same = isNumber(was) && isNumber(is) ? exact(was) === exact(is) : was === is;
        if (!same || this.decided[n].has(unit)) this.held[n].add(unit);
      });
    }
  }

  // How many scores are held for another reason than a decision or a veto with a score of its own.
  unexplained() {
    let count = 0;
    this.held.forEach((units, n) => {
      for (const unit of units) count += !this.decided[n].has(unit) && !this.hasVetoScore(n, unit);
    });
    return count;
  }

  hasVetoScore(n, unit) {
    const {data} = this;
    return n === this.total && data.applied[unit].some((a, i) => {
      const one = i % 2 === 0 && data.adjustments[a];
      return one && one.kind === 'veto' && one.has_score;
    });
  }

  // first: parents are computed from the official scores of their children.
  scoresOf(unit, sizes, first) {
    const {data} = this;
    const result = {scores: [], computed: [], before: null, parts: new Map(), spilled: 0};
    data.nodes.forEach((node, n) => {
      const keeps = this.held[n].has(unit) || this.decided[n].has(unit);
      let score = node.children ? this.parent(n, unit, sizes, result, first)
                                : this.criterion(n, unit, sizes);
      if (!first && this.held[n].has(unit)) score = node.scores[unit];
      if (n === this.total) result.before = score;
      if (isNumber(score) && node.step && !keeps)
        score = valueOf(rounded(exact(score), BigInt(node.step), node.mode));
      result.computed.push(score);
      result.scores.push(first ? node.scores[unit] : score);
    });
    return result;
  }

  criterion(n, unit, sizes) {
    const node = this.data.nodes[n], score = node.scores[unit];
    const same = !this.data.points || sizes[n] === node.points || !node.points;
    return same || !isNumber(score) || this.decided[n].has(unit) ? score
                                                                 : score * (sizes[n] / node.points);
  }

  // The points of an item are those of its children; it is then converted to those it counts with.
  parent(n, unit, sizes, result, first) {
    const {data} = this, node = data.nodes[n];
    const parts = this.collect(node, unit, sizes, result.scores);
    let score = parts === null ? null : this.ofParts(node, unit, parts);
    const inside = this.pointsInside(node, sizes);
    const range = {low: each(node.low, unit), high: each(node.high, unit)};
    if (node.points !== undefined && node.high === node.points) range.high = inside;
    score = this.adjust(n, unit, score, range, result, first);
    score = clamped(score, range);
    const factor = this.factor(n, inside, sizes);
    if (n === this.total) result.parts = this.contributions(node, parts, factor);
    return isNumber(score) ? score * factor : score;
  }

  pointsInside(node, sizes) {
    if (!this.data.points || node.points === undefined) return NaN;
    let sum = 0n;
    for (const child of node.children) sum += exact(sizes[child]);
    return sum === exact(node.points) ? node.points : valueOf(sum);
  }

  factor(n, inside, sizes) {
    if (Number.isNaN(inside) || sizes[n] === inside) return 1;
    return inside === 0 ? 0 : sizes[n] / inside;
  }

  // The children that count, or null if the parent is missing because of one.
  collect(node, unit, sizes, scores) {
    const {data} = this;
    const parts = {nodes: [], scores: [], weights: [], applicable: 0, all: 0, lost: false};
    for (const child of node.children) {
      const one = data.nodes[child];
      const weight = data.points ? each(one.weight, unit) : sizes[child] ?? each(one.weight, unit);
      const size = data.points && one.points !== undefined ? sizes[child] : weight;
      let score = scores[child];
      parts.all += size;
      if (score === null) {
        if (one.missing === 'blank') return null;
        score = one.missing === 'skip' ? false : 0;
      }
      if (score === false) {
        if (node.policy !== 'lose') continue;
        parts.lost = true;
        score = 0;
      } else {
        parts.applicable += size;
      }
      if (weight === null) continue;
      parts.nodes.push(child);
      parts.scores.push(score);
      parts.weights.push(weight);
    }
    return parts;
  }

  ofParts(node, unit, parts) {
    const nothing = parts.lost ? parts.applicable === 0 : parts.scores.length === 0;
    const fill = node.policy === 'fill';
    if (nothing && !fill) return false;
    if (fill && parts.applicable < parts.all && compareDecimals(parts.applicable, node.basis) < 0) {
      const rate = each(node.fill, unit);
      return rate === null ? null : parts.scores.reduce((a, b) => a + b, 0) +
                                        rate * (parts.all - parts.applicable);
    }
    if (nothing) return false;
    let score = aggregates[node.aggregate](parts.scores, parts.weights, node.parameter);
    if (node.aggregate === 'sum' && !parts.lost && parts.applicable < parts.all)
      score *= parts.all / parts.applicable;
    return Number.isFinite(score) ? score : false;
  }

  // What each child adds to the total, where that is a sum.
  contributions(node, parts, factor) {
    const result = new Map();
    if (!parts || !['sum', 'mean'].includes(node.aggregate)) return result;
    const weights = parts.weights.reduce((a, b) => a + b, 0);
    const filled = node.policy === 'fill' && compareDecimals(parts.applicable, node.basis) < 0;
    const scale = node.aggregate === 'mean' ? 1 / weights
                  : parts.lost || filled || !(parts.applicable < parts.all) ? 1
                                                               : parts.all / parts.applicable;
    parts.nodes.forEach((child, i) =>
      result.set(child, parts.scores[i] * parts.weights[i] * scale * factor));
    return result;
  }

  // Bonuses, deductions and limits on the score, by the amounts of the official result.
  adjust(n, unit, score, range, result, first) {
    const {data} = this, applied = data.applied[unit], taken = [];
    for (let i = 0; i < applied.length; i += 2) {
      const one = data.adjustments[applied[i]], amount = applied[i + 1];
      if (one.node !== n || one.kind === 'veto' || !amount) continue;
      if (one.kind === 'limit') {
        if (!isNumber(score)) continue;
        const key = unit + ' ' + i;
        if (first) this.limits.set(key, score - amount);
        if (compareDecimals(score, this.limits.get(key)) > 0) score = this.limits.get(key);
        continue;
      }
      if (one.kind === 'deduction') taken.push({amount, spill: one.spill});
      if (!isNumber(score)) continue;
      score += one.kind === 'bonus' ? amount : -amount;
      if (data.nodes[n].clamp_each) score = clamped(score, range);
    }
    if (n === this.total && isNumber(score) && result.spilled) score -= result.spilled;
    let rest = isNumber(score) ? (range.low ?? 0) - score : Infinity;
    for (const one of taken.reverse()) {
      if (!(rest > 0)) break;
      const part = Math.min(rest, one.amount);
      rest -= part;
      result.spilled += Math.min(part, one.spill);
    }
    return score;
  }

  // All units: scores by node, published totals, ranks, grades.
  compute(sizes) {
    const units = [];
    for (let unit = 0; unit < this.data.units; ++unit)
      units.push(this.scoresOf(unit, sizes, false));
    return new Standing(this.data, units, sizes, this.total).stand();
  }
}

function clamped(score, range) {
  if (!isNumber(score)) return score;
  if (isNumber(range.high) && score > range.high) score = range.high;
  if (isNumber(range.low) && score < range.low) score = range.low;
  return score;
}

// ---- grades, ranks, quotas -----------------------------------------------------------------------

const tests = {
  at_least: (a, b) => a >= b,
  above: (a, b) => a > b,
  at_most: (a, b) => a <= b,
  below: (a, b) => a < b,
  equal: (a, b) => a === b,
  otherwise: () => false,
};

class Standing {
  constructor(data, units, sizes, total) {
    Object.assign(this, {data, units, sizes});
    this.all = units.map((_, unit) => unit);
    this.published = units.map((one) =>
      isNumber(one.scores[total]) ? exact(one.scores[total]) : null);
    this.basis = !data.ranking.exact ? this.published : units.map((one, u) =>
      isNumber(one.before) ? exact(one.before) : this.published[u]);
    this.keys = data.order.map((key) => this.all.map((unit) => this.key(key, unit)));
  }

  stand() {
    this.grade = this.all.map((unit) => this.cutGrade(unit));
    this.ranked = this.all.map(() => 'yes');
    this.all.forEach((unit) => this.limitAndVeto(unit));
    this.rank = this.all.map(() => 0);
    this.moved = this.all.map(() => false);
    this.order = this.all.filter((u) => this.published[u] !== null && this.ranked[u] !== 'no');
    this.order.sort((a, b) => this.group(a) - this.group(b) || this.compare(a, b) ||
                              this.data.key_place[a] - this.data.key_place[b]);
    this.tied = this.order.map(() => false);
    this.rankLists();
    if (this.data.grades.some((g) => g.quota !== undefined)) this.quotas();
    return this;
  }

  group(unit) {
    return this.data.ranking.within_group ? this.data.group[unit] : 0;
  }

  // A tie-break that is a score or rate moves with the weights.
  key(key, unit) {
    if (key.node === undefined) return key.values[unit];
    const score = this.units[unit].scores[key.node], node = this.data.nodes[key.node];
    if (!isNumber(score)) return null;
    if (!key.rate) return score;
    const in_points = this.data.points && node.points !== undefined;
    const bottom = in_points ? 0 : node.bottom, top = in_points ? this.sizes[key.node] : node.top;
    return top === bottom ? null : (score - bottom) / (top - bottom);
  }

  cutGrade(unit) {
    const total = this.published[unit];
    if (total === null) return -1;
    return this.data.grades.findIndex((grade) => {
      const edge = each(grade.edge, unit);
      return isNumber(edge) && tests[grade.test](total, exact(edge));
    });
  }

  // The first veto decides the grade, the hardest the rank.
  limitAndVeto(unit) {
    const applied = this.data.applied[unit];
    let vetoed = false;
    for (let i = 0; i < applied.length; i += 2) {
      const one = this.data.adjustments[applied[i]];
      if (one.grade === undefined) continue;
      if (one.kind === 'limit') {
        if (!vetoed && this.grade[unit] >= 0)
          this.grade[unit] = Math.max(this.grade[unit], one.grade);
        continue;
      }
      if (!vetoed) this.grade[unit] = one.grade;
      vetoed = true;
      if (one.ranked === 'no' || this.ranked[unit] === 'yes') this.ranked[unit] = one.ranked;
    }
  }

  compare(a, b) {
    const lastA = this.ranked[a] === 'last', lastB = this.ranked[b] === 'last';
    if (lastA !== lastB) return lastA ? 1 : -1;
    if (this.basis[a] !== this.basis[b])
      return (this.basis[a] > this.basis[b]) === this.data.ranking.highest ? -1 : 1;
    for (let k = 0; k < this.keys.length; ++k) {
      const x = this.keys[k][a], y = this.keys[k][b];
      if ((x === null) !== (y === null)) return x === null ? 1 : -1;
      if (x === null) continue;
      const order = compareDecimals(x, y);
      if (order !== 0) return (order > 0) !== this.data.order[k].lowest ? -1 : 1;
    }
    return 0;
  }

  rankLists() {
    for (let from = 0; from < this.order.length;) {
      let to = from;
      while (to < this.order.length &&
             this.group(this.order[to]) === this.group(this.order[from])) ++to;
      this.rankList(from, to);
      from = to;
    }
  }

  rankList(from, to) {
    let dense = 0;
    for (let first = from; first < to;) {
      let last = first + 1;
      while (last < to && this.compare(this.order[first], this.order[last]) === 0) ++last;
      ++dense;
      for (let p = first; p < last; ++p) {
        this.tied[p] = p + 1 < last;
        this.rank[this.order[p]] = {
          competition: first - from + 1,
          dense,
          fractional: (first - from + 1 + last - from) / 2,
          ordinal: p - from + 1,
        }[this.data.ranking.ties];
      }
      first = last;
    }
  }

  quotas() {
    for (const pool of this.pools())
      for (let g = 0; g + 1 < this.data.grades.length; ++g) {
        const quota = this.data.grades[g].quota;
        if (quota === undefined) continue;
        const some = pool.units.map((_, i) => i).filter((i) => this.grade[pool.units[i]] === g);
        for (const i of some.slice(this.kept(pool, some, this.places(quota, pool.units.length)))) {
          this.grade[pool.units[i]] = g + 1;
          this.moved[pool.units[i]] = true;
        }
      }
  }

  // Places of the order that share a quota; small groups join another.
  pools() {
    const {data, order} = this;
    if (!data.ranking.has_groups) return [{units: order, tied: this.tied}];
    const sizes = new Map();
    for (const unit of order) sizes.set(data.group[unit], (sizes.get(data.group[unit]) ?? 0) + 1);
    const joins = (group) => {
      let joined = group;
      if (sizes.get(group) < data.ranking.min_group)
        for (let i = 0; i < data.ranking.pool.length; i += 2)
          if (data.ranking.pool[i] === group && this.isGroup(data.ranking.pool[i + 1]))
            joined = data.ranking.pool[i + 1];
      return joined;
    };
    const lists = new Map();
    order.forEach((unit, p) => {
      const pool = joins(data.group[unit]);
      if (!lists.has(pool)) lists.set(pool, []);
      lists.get(pool).push(p);
    });
    return [...lists.values()].map((list) => this.pool(list));
  }

  isGroup(index) {
    return this.data.group.includes(index);
  }

  pool(list) {
    const sign = this.data.ranking.highest ? -1 : 1;
    const total = (p) => this.published[this.order[p]];
    list.sort((a, b) => (total(a) < total(b) ? -sign : total(a) > total(b) ? sign : a - b));
    const group = (p) => this.data.group[this.order[p]];
    const tied = list.map((p, i) => {
      if (i + 1 === list.length) return false;
      const next = list[i + 1];
      return group(p) === group(next) ? next === p + 1 && this.tied[p] : total(p) === total(next);
    });
    return {units: list.map((p) => this.order[p]), tied};
  }

  places(share, units) {
    const places = valueOf(exact(share * units)), {ranking} = this.data;
    const whole = {down: Math.floor(places), up: Math.ceil(places)}[ranking.quota_rounding] ??
                  Math.floor(places + 0.5);
    return Math.max(whole, ranking.quota_min);
  }

  kept(pool, some, places) {
    if (some.length <= places) return some.length;
    const tied = (i) => some[i + 1] === some[i] + 1 && pool.tied[some[i]];
    let end = places;
    if (end === 0 || !tied(end - 1)) return end;
    if (this.data.ranking.quota_ties_all) {
      while (end < some.length && tied(end - 1)) ++end;
      return end;
    }
    while (end > 0 && tied(end - 1)) --end;
    return end;
  }
}
