// Runs tests one after the other and says how they went.
import assert from 'node:assert/strict';

export const outcome = {failed: 0};

export async function test(name, body) {
  try {
    await body();
    console.log(`ok      ${name}`);
  } catch (error) {
    ++outcome.failed;
    console.log(`FAILED  ${name}\n${error.message}`);
  }
}

// Closes the page; nothing was complained of.
export async function quietly(page) {
  assert.deepEqual(page.faults, []);
  await page.context().close();
}
