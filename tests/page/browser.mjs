// A page in Chromium that complains of whatever should not happen: messages, errors, requests.
import {chromium} from 'playwright-core';

export const browser = await chromium.launch(
  {executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu']});

export async function open(file, hash = '', options = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
  const page = await context.newPage();
  page.faults = [];
  page.on('console', (message) => page.faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => page.faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => page.faults.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== `file://${file}` && !request.url().startsWith('data:'))
      page.faults.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}${hash}`);
  return page;
}

// What stands in the ranking, by key of the unit.
export const ranking = async (page) => new Map(await page.evaluate(() => {
  putAllInOrder();
  return rows.map(({cells}) => [cells.unit.textContent, {
    total: cells.total.textContent, rank: cells.rank.textContent,
    grade: cells.grade?.textContent ?? ''}]);
}));

// Order of the units as they are seen.
export const order = (page) => page.$$eval('.ranking tbody tr', (list) =>
  list.filter((row) => row.offsetParent).map((row) => Number(row.dataset.u)));
