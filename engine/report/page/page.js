// The page: everything can be read without it. It sorts, searches, and shows what other weights do.

const $ = (id) => document.getElementById(id);
const data = JSON.parse($('data').textContent);
const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
const state = {weights: new Map(), query: '', group: '', sort: 'rank', down: false};

// ---- what stands in the tables -------------------------------------------------------------------

const lists = [...document.querySelectorAll('.list')].map((section) => {
  const table = section.querySelector('table');
  const heads = [...table.tHead.rows[0].cells];
  return {section, table, heads, body: table.tBodies[0], keys: heads.map((h) => h.dataset.key),
          rows: [...table.tBodies[0].rows]};
});
const rows = [];  // by unit
for (const list of lists)
  for (const row of list.rows) {
    const cells = Object.fromEntries(list.keys.map((key, i) => [key, row.cells[i]]));
    const svg = row.querySelector('svg');
    rows[Number(row.dataset.u)] = {
      row, list, cells, rects: svg ? [...svg.querySelectorAll('rect')] : [],
      line: svg?.querySelector('path'), group: list.section.dataset.group,
      words: `${cells.unit?.textContent} ${cells.name?.textContent ?? ''}`.normalize('NFKC')
                 .toLowerCase()};
  }
const units = [...document.querySelectorAll('details.unit')];
const grades = [...document.querySelectorAll('.cards .grade')].map((card) => ({
  name: card.querySelector('span').textContent, count: card.querySelector('b')}));

// What is told of a unit becomes part of the page when it is opened.
function unfold(unit) {
  const text = unit.querySelector('noscript');
  if (text) text.parentElement.innerHTML = text.textContent;
  unit.open = true;
}
for (const unit of units)
  unit.addEventListener('toggle', () => {
    if (unit.open) unfold(unit);
  });

// ---- sorting -------------------------------------------------------------------------------------

function valueIn(row, key) {
  const text = row.cells[key]?.textContent ?? '';
  const number = text === '' ? NaN : Number(text);
  return {text, number};
}

function sortList(list) {
  const values = new Map(list.rows.map((row) => {
    const one = rows[Number(row.dataset.u)];
    return [row, {...valueIn(one, state.sort), place: one.place ?? Number(row.dataset.u)}];
  }));
  const sign = state.down ? -1 : 1;
  list.rows.sort((p, q) => {
    const a = values.get(p), b = values.get(q);
    if (state.sort === 'rank') return sign * (a.place - b.place);
    const x = Number.isNaN(a.number), y = Number.isNaN(b.number);
    const order = !x && !y ? sign * (a.number - b.number)
                  : x !== y ? (x ? 1 : -1)  // what is no number comes last
                            : sign * collator.compare(a.text, b.text);
    return order || a.place - b.place;
  });
  for (const head of list.heads)
    if (head.dataset.key === state.sort)
      head.setAttribute('aria-sort', state.down ? 'descending' : 'ascending');
    else
      head.removeAttribute('aria-sort');
}

function makeSortable(list) {
  for (const head of list.heads) {
    if (!head.dataset.key) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      state.down = state.sort === head.dataset.key && !state.down;
      state.sort = head.dataset.key;
      drawRest();
      lists.forEach(sortList);
      lists.forEach(cut);
      remember();
    });
  }
}

// ---- long lists: the first rows, the others when they are asked for (and in print) ---------------

const limit = document.body.classList.contains('many') ? 60 : Infinity;

const isShown = (row) => !row.hidden && !row.classList.contains('later');

function cut(list) {
  let shown = 0, later = 0;
  list.rows.forEach((row) => {
    const is_later = !list.whole && !row.hidden && shown >= limit;
    if (row.classList.contains('later') !== is_later) row.classList.toggle('later', is_later);
    shown += !row.hidden;
    later += is_later;
  });
  putInOrder(list, later ? list.rows.findIndex((row) => row.classList.contains('later'))
                         : list.rows.length);
  if (list.more) list.more.hidden = later === 0;
}

// Only rows that are seen: to move the others takes time.
function putInOrder(list, end) {
  let at = list.body.firstElementChild;
  for (const row of list.rows.slice(0, end))
    if (row === at) at = at.nextElementSibling;
    else list.body.insertBefore(row, at);
}

function putAllInOrder() {
  drawRest();
  for (const list of lists) putInOrder(list, list.rows.length);
}

function offerMore(list) {
  if (list.rows.length <= limit) return;
  list.more = document.createElement('button');
  list.more.type = 'button';
  list.more.textContent = `[[Show all|显示全部]] ${list.rows.length}`;
  list.more.addEventListener('click', () => {
    list.whole = true;
    cut(list);
    drawRest();
  });
  list.section.append(list.more);
}

// ---- searching -----------------------------------------------------------------------------------

function filter() {
  const words = state.query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  rows.forEach((one, unit) => {
    const shown = (state.group === '' || state.group === one.group) &&
                  words.every((word) => one.words.includes(word));
    one.row.hidden = !shown;
    if (units[unit]) units[unit].hidden = !shown;
    found += shown;
  });
  lists.forEach(cut);
  drawRest();
  for (const list of lists) list.section.hidden = list.rows.every((row) => row.hidden);
  $('found').textContent =
    words.length || state.group !== '' ? `${found} / ${rows.length} [[units|个单位]]` : '';
}

function offerGroups() {
  if (lists.length < 2) return;
  for (const list of lists) {
    const name = list.section.querySelector('h3').firstChild.textContent.trim();
    $('group').add(new Option(name, list.section.dataset.group));
  }
  $('group-label').hidden = false;
}

// ---- trying other weights ------------------------------------------------------------------------

const trial = data && new Trial(data);
const sliders = new Map();  // by node

const setText = (cell, text) => {
  if (cell && cell.textContent !== text) cell.textContent = text;
};

function rankText(rank) {
  return rank === 0 ? '' : String(rank);
}

function scoreText(score, node, official) {
  return isNumber(score) ? decimalText(exact(score), node.decimals) : official;
}

// Kept before anything is changed, to come back to it to the letter.
function keepOfficial() {
  for (const one of rows) {
    const texts = Object.fromEntries(Object.keys(one.cells).map((k) => [k, one.cells[k]?.textContent]));
    one.official = {texts, line: one.line?.getAttribute('d'),
                    widths: one.rects.map((r) => [r.getAttribute('x'), r.getAttribute('width')])};
  }
}

function drawOfficial(one, unit) {
  for (const key of Object.keys(one.official.texts)) {
    if (key === 'grade') showGrade(one, data.grade[unit]);
    else if (!one.cells[key]?.firstElementChild) setText(one.cells[key], one.official.texts[key]);
  }
  one.rects.forEach((rect, i) => setBar(rect, ...one.official.widths[i]));
  one.line?.setAttribute('d', one.official.line);
}

function setBar(rect, x, width) {
  if (rect.getAttribute('x') !== x && x !== null) rect.setAttribute('x', x);
  if (rect.getAttribute('width') !== width) rect.setAttribute('width', width);
}

function showGrade(one, grade) {
  const span = one.cells.grade?.firstElementChild;
  if (!span) return;
  const name = grade < 0 ? one.official.texts.grade : grades[grade].name;
  if (span.textContent === name) return;
  span.textContent = name;
  span.className = `grade grade-${grade < 0 ? 'none' : grade}`;
}

function countGrades(list) {
  grades.forEach((grade, g) => setText(grade.count, String(list.filter((x) => x === g).length)));
}

function drawTrial(one, unit, standing) {
  const total = data.nodes.length - 1, node = data.nodes[total];
  const result = standing.units[unit], published = standing.published[unit];
  setText(one.cells.rank, rankText(standing.rank[unit]));
  setText(one.cells.total, published === null ? one.official.texts.total
                                              : decimalText(published, node.decimals));
  showGrade(one, standing.grade[unit]);
  setText(one.cells.quota, standing.moved[unit] ? '[[moved down|超额顺延]]' : '');
  data.nodes.forEach((item, n) => {
    if (item.children && n !== total)
      setText(one.cells[item.id], scoreText(result.scores[n], item, one.official.texts[item.id]));
  });
  const top = data.points ? officialSize(data, node) : node.top;
  const bottom = data.points ? 0 : node.bottom;
  if (published !== null) drawBar(one, result, node, valueOf(published), bottom, top);
}

// Rows that are seen are drawn at once, the others when there is time, or when they are needed.
let drawn = null;  // the trial that the rows show, or will: null is the official result
let waiting = new Set(), timer = 0;

function drawUnit(unit) {
  waiting.delete(unit);
  drawn ? drawTrial(rows[unit], unit, drawn) : drawOfficial(rows[unit], unit);
}

function drawRest() {
  clearTimeout(timer);
  waiting.forEach(drawUnit);
}

function drawSome() {
  [...waiting].slice(0, 200).forEach(drawUnit);
  if (waiting.size) timer = setTimeout(drawSome, 20);
}

function place(standing) {
  rows.forEach((one, unit) => one.place = standing ? rows.length + unit : unit);
  standing?.order.forEach((unit, at) => rows[unit].place = at);
}

function draw(standing) {
  drawn = standing;
  place(standing);
  countGrades(standing ? standing.grade : data.grade);
  waiting = new Set(rows.keys());
  if (state.sort !== 'rank') drawRest();
  lists.forEach(sortList);
  lists.forEach(cut);
  rows.forEach((one, unit) => {
    if (isShown(one.row)) drawUnit(unit);
  });
  clearTimeout(timer);
  timer = setTimeout(drawSome, 300);
}

function drawBar(one, result, node, total, bottom, top) {
  const length = (x) => String(Math.round(x * 100) / 100);
  const share = 100 * (total - bottom) / (top - bottom);
  let at = 0;
  one.rects.forEach((rect, i) => {
    if (!result.parts.size) return setBar(rect, null, length(share));
    const width = 100 * Math.max(0, result.parts.get(node.children[i]) ?? 0) / (top - bottom);
    setBar(rect, length(at), length(width));
    at += width;
  });
  one.line?.setAttribute('d', `M${length(share)} 0V10`);
}

function outcome(standing) {
  const ranks = rows.filter((_, u) => standing.rank[u] !== data.rank[u]).length;
  const changed = rows.filter((_, u) => standing.grade[u] !== data.grade[u]).length;
  return `[[Other rank|名次变动]]: ${ranks}; [[other grade|等次变动]]: ${changed}`;
}

function recompute() {
  const started = performance.now();
  const is_trial = state.weights.size > 0;
  const standing =
    is_trial ? trial.compute(trial.sizes.map((size, n) => state.weights.get(n) ?? size)) : null;
  draw(standing);
  $('outcome').textContent = is_trial ? `[[TRIAL|试算]] – ${outcome(standing)}` : '';
  document.body.classList.toggle('is-trial', is_trial);
  $('mark').hidden = !is_trial;
  document.title = (is_trial ? '[[TRIAL – |试算 – ]]' : '') + title;
  document.body.dataset.redraw = (performance.now() - started).toFixed(1);
}
const title = document.title;

let asked = false;
function askRecompute() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    recompute();
    remember();
  });
}

function setWeight(node, text) {
  const value = text === '' ? NaN : Number(text);
  if (!Number.isFinite(value) || value < 0 || value >= 1e6) return;
  if (value === trial.sizes[node]) state.weights.delete(node);
  else state.weights.set(node, value);
  for (const input of sliders.get(node))
    if (input !== document.activeElement || input.type === 'range') input.value = text;
  sliders.get(node)[0].parentElement.classList.toggle('moved', state.weights.has(node));
}

function backToOfficial() {
  for (const node of [...state.weights.keys()]) setWeight(node, String(trial.sizes[node]));
  askRecompute();
}

function offerTrial() {
  for (const input of document.querySelectorAll('[data-node]')) {
    const node = Number(input.dataset.node);
    sliders.set(node, [...(sliders.get(node) ?? []), input]);
    input.addEventListener('input', () => {
      setWeight(node, input.value);
      askRecompute();
    });
  }
  const held = trial.unexplained();
  if (held) {
    $('held').hidden = false;
    $('held').querySelector('b').textContent = String(held);
  }
  keepOfficial();
  $('trial').hidden = false;
  $('back').addEventListener('click', backToOfficial);
}

// ---- the address keeps what is shown: #units~A=40~q=harbour --------------------------------------

function remember() {
  const parts = [anchorOf(location.hash)];
  if (trial)
    for (const [node, value] of state.weights)
      parts.push(`w.${encodeURIComponent(data.nodes[node].id)}=${value}`);
  if (state.query) parts.push(`q=${encodeURIComponent(state.query)}`);
  if (state.group) parts.push(`g=${state.group}`);
  if (state.sort !== 'rank' || state.down)
    parts.push(`s=${encodeURIComponent((state.down ? '-' : '') + state.sort)}`);
  const hash = '#' + parts.join('~');
  if (hash !== (location.hash || '#')) history.replaceState(null, '', hash);
}

const anchorOf = (hash) => hash.slice(1).split('~')[0];

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function recall() {
  for (const part of location.hash.slice(1).split('~').slice(1)) {
    const at = part.indexOf('='), key = part.slice(0, at), value = decoded(part.slice(at + 1));
    if (key === 'q') state.query = $('search').value = value;
    if (key === 'g') state.group = $('group').value = value;
    if (key === 's') Object.assign(state, {down: value[0] === '-', sort: value.replace(/^-/, '')});
    if (trial && key.startsWith('w.')) {
      const node = data.nodes.findIndex((n) => n.id === decoded(key.slice(2)));
      if (sliders.has(node)) setWeight(node, value);
    }
  }
  $('trial').open = state.weights.size > 0;
}

function openTarget() {
  const target = $(decoded(anchorOf(location.hash)));
  if (!target) return;
  const details = target.closest('details');
  if (details?.matches('.unit')) unfold(details);
  else if (details) details.open = true;
  if (details || location.hash.includes('~')) (details ?? target).scrollIntoView();
  details?.querySelector('summary').focus({preventScroll: true});
}

addEventListener('beforeprint', putAllInOrder);
addEventListener('hashchange', () => {
  if (location.hash.includes('~')) {
    if (trial) for (const node of [...state.weights.keys()]) setWeight(node, String(trial.sizes[node]));
    recall();
    if (trial) recompute();
    filter();
  }
  openTarget();
  remember();
});

$('search').addEventListener('input', () => {
  state.query = $('search').value;
  filter();
  remember();
});
$('group').addEventListener('change', () => {
  state.group = $('group').value;
  filter();
  remember();
});
$('unfold').addEventListener('click', () => {
  const all = units.filter((unit) => !unit.hidden), open = !all.every((unit) => unit.open);
  for (const unit of all) open ? unfold(unit) : unit.open = false;
});

lists.forEach(makeSortable);
lists.forEach(offerMore);
offerGroups();
$('controls').hidden = $('unfold').hidden = false;
if (trial) offerTrial();
recall();
if (state.weights.size) recompute();
else lists.forEach(sortList);
filter();
openTarget();
