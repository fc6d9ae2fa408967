// Runs the program: reports to look at, and results to hold them against.
import {execFileSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';

export const {ROOT: root, BUILD: build, WORK: work} = process.env;

export const examples = {
  'four items': {rules: 'rules/four-items.ini', data: 'data/four-items.csv'},
  responsibility: {rules: 'rules/responsibility-100.ini', data: 'data/responsibility-2025'},
  'digital readiness': {rules: 'rules/digital-readiness.ini', data: 'data/digital-readiness.csv'},
};

// The program as it is typed.
export const run = (...words) =>
  execFileSync(`${build}/assess`, words, {cwd: root, stdio: ['ignore', 'ignore', 'inherit']});

function assess({rules, data}, output, language, settings = []) {
  const set = settings.flatMap((setting) => ['--set', setting]);
  run('-q', '--lang', language, '-r', rules, data, '-o', output, ...set);
  return output;
}

export const report = (example, name, language = 'en', settings = []) =>
  assess(example, `${work}/${name}.html`, language, settings);

let results = 0;

// Units of the engine's result by key: total, rank, grade as the page shows them. Settings such as
// A.out_of=50 are tried in place of the rules' own.
export function result(example, settings = []) {
  const file = assess(example, `${work}/result-${++results}.json`, 'en', settings);
  const {units, grades} = JSON.parse(readFileSync(file, 'utf8'));
  const names = new Map(grades.map((grade) => [grade.id, grade.name ?? grade.id]));
  return new Map(units.map((unit) => [unit.unit, {
    total: unit.total.published ?? null, rank: unit.rank ?? null,
    grade: names.get(unit.grade) ?? unit.grade ?? ''}]));
}

// 2,000 units of the synthetic ledgers.
export function manyUnits(count) {
  const folder = `${work}/many`;
  execFileSync(`${build}/tools/make_evidence`,
               ['responsibility', '--units', String(count), '--seed', '7', '-o', folder],
               {stdio: 'ignore'});
  return {rules: examples.responsibility.rules, data: `${folder}/evidence`};
}

export function written(name, text) {
  writeFileSync(`${work}/${name}`, text);
  return `${work}/${name}`;
}
