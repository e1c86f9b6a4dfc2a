import { request } from '@playwright/test';

import { sessionFile } from './accounts.js';
import { expect, expectAccessible, test } from './walker.js';

const week = 'Supervision this week';

test('a supervisor says in one tap what became of a session, and sees the next date at once', async ({ page, as }) => {
  await as('supervisor');
  const rows = page.getByRole('region', { name: new RegExp(`^${week}`) }).getByRole('listitem');
  await expect(rows.first()).toContainText(/\d+ days? late/);
  await expect(rows.first()).toContainText(/(was due \w{3} \d|ago|yesterday)/);
  const left = await rows.getByRole('button', { name: /^Held: / }).count();
  await expectAccessible(page);

  const name = await rows.first().getByRole('link').first().innerText();
  await rows
    .first()
    .getByRole('button', { name: /^Held: / })
    .click();
  const done = rows.filter({ hasText: name });
  await expect(done).toContainText(/Held with /);
  await expect(done).toContainText(/Next session(:| due) \w{3} \d{1,2} \w+/);
  await expect(page.getByRole('heading', { name: new RegExp(`^${week}`) })).toBeVisible();
  await expect(rows.getByRole('button', { name: /^Held: / })).toHaveCount(left - 1);
  await expect(page.locator('main :focus')).toHaveCount(1);
  await expectAccessible(page);
});

test('a session that both move keeps the day on which it was due', async ({ page, as }) => {
  await as('supervisor', '/supervision?show=mine');
  await page.getByRole('table').getByRole('link').last().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Supervision with / })).toBeVisible();
  const next = page.getByRole('region', { name: 'Next session' });
  const due = await next
    .locator('dt', { hasText: 'Originally due' })
    .locator('xpath=following-sibling::dd[1]')
    .innerText();
  await next.getByRole('button', { name: 'Change the time' }).click();
  const dialog = page.getByRole('dialog', { name: /^Another time with / });
  await expect(dialog).toContainText(`The session stays due ${due}`);
  await expectAccessible(page);
  await dialog.getByLabel('Time').fill('11:20');
  await dialog.getByRole('button', { name: 'Move it' }).click();
  await expect(dialog).toBeHidden();
  await expect(next).toContainText('11:20');
  await expect(next).toContainText(due);
  await expect(next).toContainText('Agreed time');
});

test('what a worker asks for stands on the page of whoever answers it, without a reload, and goes with one tap', async ({
  page,
  as,
  baseURL,
}) => {
  await as('supervisor');
  const asked = page.getByRole('listitem').filter({ hasText: 'Kit P. asks for support' });
  await expect(page.getByRole('heading', { name: /^Needs you/ })).toBeVisible();
  const before = await asked.count();

  const kit = await request.newContext({
    baseURL: baseURL!,
    storageState: sessionFile('outreachWorker'),
    extraHTTPHeaders: { origin: new URL(baseURL!).origin },
  });
  const { personId } = await (await kit.get('/api/me')).json();
  const [{ programmeId }] = (await (await kit.get('/api/supervision?scope=mine')).json()).items;
  const data = { personId, programmeId, what: 'reply', about: 'support' };
  const answer = await kit.post('/api/obligations', { data, headers: { 'Idempotency-Key': `walk-${Date.now()}` } });
  expect(answer.status()).toBe(201);
  await kit.dispose();

  await expect(asked).toHaveCount(before + 1, { timeout: 20_000 });
  await expect(asked.last()).toContainText(/promised by \w{3} \d{1,2} \w+, \d{2}:\d{2}/);
  await asked
    .last()
    .getByRole('button', { name: /^Replied: / })
    .click();
  await expect(asked).toHaveCount(before);
});
