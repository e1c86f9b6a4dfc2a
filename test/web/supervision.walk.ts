import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from './walker.js';

/** The page of the first person in the list of a supervisor, and its address. */
async function firstOfMine(page: Page): Promise<string> {
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Supervision with / })).toBeVisible();
  return new URL(page.url()).pathname;
}

test('an agenda has five items, the question on boundaries, and what the supervisor adds', async ({ page, as }) => {
  await as('supervisor', '/supervision?show=mine');
  await firstOfMine(page);
  const agenda = page.getByRole('region', { name: 'Agenda' });
  for (const item of [
    'How are you',
    'Tricky situations',
    'Goals',
    'Feedback to the worker',
    'Feedback to the supervisor',
  ])
    await expect(agenda.getByRole('heading', { name: item })).toBeVisible();
  await expect(agenda.getByRole('heading', { name: 'Boundaries: did one slip?' })).toBeVisible();

  await agenda.getByRole('button', { name: 'Add to the agenda' }).click();
  await expect(agenda.getByText('Write a few words.')).toBeVisible();
  const words = `The course in spring, ${Date.now()}`;
  await agenda.getByLabel('Where does it belong?').selectOption({ label: 'Goals and learning' });
  await agenda.getByLabel('What would you like to talk about?').fill(words);
  await agenda.getByRole('button', { name: 'Add to the agenda' }).click();
  await expect(agenda.getByText(words)).toBeVisible();
  await expectAccessible(page);
  await agenda.getByRole('button', { name: `Take off the agenda: ${words}` }).click();
  await expect(agenda.getByText(words)).toBeHidden();
});

test('a note is read by the two alone: a manager sees that, when and how, and none of the words', async ({
  page,
  as,
}) => {
  await as('supervisor', '/supervision?show=mine');
  const path = await firstOfMine(page);
  const notes = page.getByRole('region', { name: 'Notes' });
  await expect(notes).toContainText(/Readable by you and \S+ only/);
  const words = `Talked about long shifts, ${Date.now()}`;
  await notes.getByLabel('Note on the session').fill(words);
  await page.reload();
  await expect(notes.getByLabel('Note on the session')).toHaveValue(words);
  await notes.getByRole('button', { name: 'Keep the note' }).click();
  await expect(notes.getByRole('listitem').first()).toContainText(words);
  await expect(notes.getByLabel('Note on the session')).toHaveValue('');

  await page.context().clearCookies();
  await as('manager', path);
  await expect(page.getByText('What the two talk about stays theirs.').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Notes' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Agenda' })).toHaveCount(0);
  await expect(page.getByText(words)).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Sessions so far' })).toBeVisible();
  await expectAccessible(page);
});

test('everyone who is supervised is in one list, the late ones first', async ({ page, as }) => {
  await as('coordinator', '/supervision');
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.nth(1)).toContainText(/\d+ days? late|To record|Nobody supervises/);
  await expectAccessible(page);
  await page.getByLabel('Filter by name').fill('no such name');
  await expect(page.getByText('Nobody matches')).toBeVisible();
});
