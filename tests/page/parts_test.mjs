// What stands in the page beside ranking and sliders, and the pages without scripts: comparison and unit sheets.
import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, readdirSync} from 'node:fs';
import {open} from './browser.mjs';
import {examples, report, run, work} from './engine.mjs';
import {quietly, test} from './check.mjs';

const example = examples.responsibility;
const settings = ['--set', 'A2.points=4', '--set', 'A1.points=5'];  // the rules before
const before = `${work}/before.json`;
run('-q', '-r', example.rules, example.data, '-o', before, ...settings);

// What has no name, or stands in no order, for who does not see the page.
const unreadable = (page) => page.evaluate(() => {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  for (const table of all('table')) {
    if (!table.caption?.textContent.trim()) faults.push('a table without caption');
    if (!table.tHead?.querySelector('th[scope=col]')) faults.push('a table without headers');
  }
  for (const one of all('[role=region], nav, main section'))
    if (!one.ariaLabel && !one.getAttribute('aria-labelledby') && !one.querySelector('h3'))
      faults.push(`${one.tagName} without name`);
  for (const one of all('[tabindex="0"]')) if (!one.role) faults.push('focus on what has no role');
  for (const one of all('svg'))
    if (one.getAttribute('aria-hidden') !== 'true' && !one.ariaLabel) faults.push('a nameless drawing');
  const ids = all('[id]').map((one) => one.id);
  if (new Set(ids).size !== ids.length) faults.push('an id twice');
  for (const link of all('a[href^="#"]'))
    if (!document.getElementById(link.getAttribute('href').slice(1))) faults.push(`no ${link.href}`);
  let level = 0;
  for (const heading of all('h1, h2, h3, h4, h5')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) faults.push(`h${next} behind h${level}: ${heading.textContent}`);
    level = next;
  }
  return [...new Set(faults)];
});

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
const narrow = {viewport: {width: 390, height: 800}, colorScheme: 'dark'};

for (const language of ['en', 'zh']) {
  const file = `${work}/baseline-${language}.html`;
  run('-q', '--lang', language, '-r', example.rules, example.data, '--baseline', before, '-o', file);

  await test(`${language}: tables, regions, drawings, headings can be read without seeing`, async () => {
    const page = await open(file);
    await page.evaluate(() => units.forEach(unfold));
    assert.deepEqual(await unreadable(page), []);
    assert.equal(await page.getAttribute('html', 'lang'), language === 'zh' ? 'zh-Hans' : 'en');
    await quietly(page);
  });

  await test(`${language}: the comparison is the engine's`, async () => {
    const now = `${work}/now.json`, json = `${work}/comparison.json`;
    run('-q', '-r', example.rules, example.data, '-o', now);
    run('compare', '-q', before, now, '-o', json);
    const expected = new Map(JSON.parse(readFileSync(json, 'utf8')).units.map((unit) =>
      [unit.new.unit, [unit.old.total ?? '', unit.new.total ?? '', unit.change ?? '']]));
    assert.ok([...expected.values()].some(([, , change]) => Number(change) !== 0));
    const page = await open(file, '', {javaScriptEnabled: false});
    assert.ok(await page.isVisible('#compare'));
    const shown = await page.locator('#compare table').filter({has: page.locator('th[scope=row]')}).first()
      .evaluate((table, zh) => {
        const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
        const wanted = zh ? ['原总分', '现总分', '变化'] : ['Old total', 'New total', 'Change'];
        return [...table.tBodies[0].rows].map((row) =>
          [row.cells[0].textContent, wanted.map((head) => row.cells[heads.indexOf(head)].textContent)]);
      }, language === 'zh');
    assert.equal(shown.length, expected.size);
    for (const [unit, texts] of shown)
      assert.deepEqual(texts.map((text) => text.replace('+', '').replace('−', '-')), expected.get(unit));
    await page.emulateMedia({media: 'print'});
    assert.ok(await page.isVisible('#compare table'));
    await page.context().close();
  });

  await test(`${language}: criteria have distributions, the method is told in words`, async () => {
    const page = await open(file);
    const {criteria, strips, labels} = await page.$eval('.criteria', (table) => ({
      criteria: table.tBodies[0].rows.length,
      strips: table.querySelectorAll('svg.strip[role=img]').length,
      labels: [...table.querySelectorAll('svg.strip')].map((one) => one.ariaLabel)}));
    assert.equal(strips, criteria);
    for (const label of labels) assert.match(label, language === 'zh' ? /中位数[\d.]+%/ : /median [\d.]+ %/);
    const lines = await page.$$eval('#method li', (all) => all.map((one) => one.textContent));
    assert.ok(lines.length >= 7);
    for (const line of lines) assert.equal(/[\u4e00-\u9fff]{4}/.test(line), language === 'zh', line);
    await quietly(page);
  });

  await test(`${language}: a unit tells the rows that its figures came from`, async () => {
    const page = await open(file, '#u-1');
    await page.waitForSelector('details.unit[open] .node');
    const told = await page.textContent('details.unit[open]');
    assert.match(told, /meetings\.csv:\d+/);
    assert.match(told, language === 'zh' ? /另有\d+行/ : /and \d+ more/);
    await quietly(page);
  });

  await test(`${language}: unit sheets ask for nothing, fit narrow screens and are printed`, async () => {
    const folder = `${work}/sheets-${language}`;
    mkdirSync(folder);
    run('-q', '--lang', language, '-r', example.rules, example.data, '-o', `${work}/ignored.csv`,
        '--per-unit', folder);
    assert.equal(readdirSync(folder).length, 160);
    const page = await open(`${folder}/U025.html`, '', narrow);
    assert.ok(await fits(page));
    assert.deepEqual(await unreadable(page), []);
    await page.emulateMedia({media: 'print'});
    assert.ok(await page.isVisible('.unit .node'));
    await quietly(page);
  });

  await test(`${language}: the page of a comparison asks for nothing and fits narrow screens`, async () => {
    const alone = `${work}/compare-${language}.html`;
    run('compare', '-q', '--lang', language, '-r', example.rules, example.data, ...settings, '-o', alone);
    const page = await open(alone, '', narrow);
    assert.ok(await fits(page));
    assert.deepEqual(await unreadable(page), []);
    assert.match(await page.textContent('.mark'), /A1\.points=5/);
    await quietly(page);
  });
}

await test('all can be done by keyboard: skip, sort, move a weight, open a unit', async () => {
  const page = await open(report(example, 'keyboard'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.match(await page.evaluate(() => location.hash), /^#ranking/);
  await page.focus('.list th[data-key=unit] button');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.list th[data-key=unit]').first().getAttribute('aria-sort'), 'ascending');
  await page.focus('#trial > summary');
  await page.keyboard.press('Enter');
  await page.focus('.slider.item input[type=range]');
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('#mark:not([hidden])');
  assert.equal(await page.getAttribute('#mark', 'role'), 'status');
  assert.equal(await page.getAttribute('#outcome', 'aria-live'), 'polite');
  assert.match(await page.textContent('#outcome'), /^TRIAL/);
  await page.focus('#back');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#mark', {state: 'hidden'});
  await page.focus('details.unit summary');
  await page.keyboard.press('Enter');
  await page.waitForSelector('details.unit[open] .node');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, 'solid');
  await quietly(page);
});
