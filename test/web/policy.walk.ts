import type { Page } from '@playwright/test';

import { aName, expect, expectAccessible, test } from './walker.js';

/** Begins a programme of its own, so that no walk writes into the policy of another. */
async function beginProgramme(page: Page, kind: string): Promise<string> {
  const name = `Walk ${aName().family}`;
  await page.goto('/programme/new');
  await page.getByLabel('What is it called?').fill(name);
  await page.getByRole('radio', { name: kind, exact: true }).click();
  await page.getByRole('button', { name: 'Begin the programme' }).click();
  await expect(page.getByText(name).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Missing before the programme opens/ })).toBeVisible();
  return name;
}

const meterOf = (page: Page, part: string) => page.getByRole('meter', { name: `${part}: how much is filled` });

async function filledIn(page: Page, part: string): Promise<number> {
  return Number(await meterOf(page, part).getAttribute('aria-valuenow'));
}

const saved = (page: Page) => expect(page.getByText('Everything is saved.')).toBeVisible();

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function fillGeneralPart(page: Page): Promise<void> {
  await page.getByLabel('Approved on').fill(day(-1));
  await page.getByLabel('Review by').fill(day(400));
  await page.getByLabel('Target group').fill('People who use the night shelter');
  await page.getByLabel('Team events').selectOption({ label: 'Included' });
  const numbers = {
    'Stalled after': 14,
    'To the manager after': 10,
    'So many': 3,
    Within: 180,
    'Missed supervision': 3,
    'Renew soon, before': 30,
    'Still counts for': 14,
    'Two-sided review every': 180,
    'Opens before the end': 60,
    'Follow-up contact after': 30,
    'Records are kept for': 24,
  };
  for (const [label, number] of Object.entries(numbers))
    await page.getByLabel(label, { exact: true }).fill(String(number));
}

async function fillOtherTasks(page: Page): Promise<void> {
  await page.getByLabel('The task').fill('Helping in the garden, so that people meet');
  await page.getByRole('button', { name: /: In scope$/ }).click();
  await page.getByRole('textbox', { name: 'In scope, line 1' }).fill('Watering, weeding and talking');
  const together = page.getByRole('group', { name: 'Written together with' });
  await together.getByLabel('Peer workers').check();
  await page.getByRole('button', { name: /: Who can take it up$/ }).click();
  await page.getByRole('textbox', { name: 'Who can take it up, line 1' }).fill('Has known the garden for a month');
  await page.getByLabel('Voluntary', { exact: true }).check();
  await page.getByLabel('Most hours a week').fill('8');
  await page.getByLabel('Separate training days').fill('2');
  await page.getByLabel('Debrief', { exact: true }).fill('The gardener, on the same day');
  for (const [group, times, every] of [
    ['At first', '4', '7'],
    ['After that', '4', '14'],
  ] as const) {
    await page.getByRole('group', { name: group, exact: true }).getByLabel('How many times').fill(times);
    await page.getByRole('group', { name: group, exact: true }).getByLabel('One every').fill(every);
  }
  await page.getByRole('group', { name: 'From then on' }).getByLabel('One every').fill('30');
}

test.describe('the policy', () => {
  test('is filled in, its meters move, and a track opens when it is adopted', async ({ page, as }) => {
    test.setTimeout(120_000);
    await as('manager');
    await beginProgramme(page, 'Peer research');
    await page.getByRole('link', { name: 'Policy', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Policy' })).toBeVisible();
    await expect(meterOf(page, 'General part')).toBeVisible();
    const before = await filledIn(page, 'General part');
    await fillGeneralPart(page);
    await saved(page);
    await expect(page.getByRole('link', { name: /^General part/ })).toContainText('complete');
    expect(await filledIn(page, 'General part')).toBeGreaterThan(before);

    await page.getByRole('link', { name: /^Other tasks/ }).click();
    await expect(page.getByText('Always part of it')).toBeVisible();
    await fillOtherTasks(page);
    await saved(page);
    await expect(page.getByRole('link', { name: /^Other tasks/ })).not.toContainText('shut');
    await expectAccessible(page);

    await page.reload();
    await expect(page.getByLabel('The task')).toHaveValue('Helping in the garden, so that people meet');

    await page.getByRole('button', { name: 'Look at what changes, and adopt' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'What changes' })).toBeVisible();
    await expect(page.getByText('Open with this version: Other tasks.')).toBeVisible();
    await page.getByRole('button', { name: 'Adopt version 1' }).click();
    await expect(page.getByText('The draft says the same as the policy in force.')).toBeVisible();
    await page.getByRole('link', { name: 'Back to the policy' }).click();
    await expect(page.getByRole('link', { name: /^Other tasks/ })).toContainText('open');
  });

  test('says beside the field what is wrong with it, and keeps what was typed', async ({ page, as }) => {
    await as('coordinator');
    await beginProgramme(page, 'Group work');
    await page.getByRole('link', { name: 'Policy', exact: true }).click();
    await page.getByLabel('Stalled after').fill('4000');
    await expect(page.getByText('Enter a whole number from 1 to 365.')).toBeVisible();
    await page.getByLabel('Target group').fill('Everyone');
    await saved(page);
    await page.reload();
    await expect(page.getByLabel('Target group')).toHaveValue('Everyone');
    await expect(page.getByLabel('Stalled after')).toHaveValue('4000');
  });

  test('loses nothing while the server is away', async ({ page, as }) => {
    await as('coordinator');
    await beginProgramme(page, 'Group work');
    await page.getByRole('link', { name: 'Policy', exact: true }).click();
    await expect(page.getByLabel('Target group')).toBeVisible();
    await page.route('**/api/policy/draft', (route) => route.abort());
    await page.getByLabel('Target group').fill('Written in a tunnel');
    await expect(page.getByText('Kept on this device.')).toBeVisible();
    await page.unroute('**/api/policy/draft');
    await saved(page);
    await page.reload();
    await expect(page.getByLabel('Target group')).toHaveValue('Written in a tunnel');
  });

  test('lays together what two people wrote, and asks only where both wrote', async ({ page, as, context }) => {
    await as('coordinator');
    await beginProgramme(page, 'Group work');
    await page.getByRole('link', { name: 'Policy', exact: true }).click();
    await expect(page.getByLabel('Target group')).toBeVisible();
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByLabel('Target group').fill('Hers');
    await other.getByLabel('Stalled after').fill('21');
    await saved(other);
    await page.getByLabel('To the manager after').fill('9');
    await expect(page.getByLabel('Stalled after')).toHaveValue('21');
    await expect(page.getByLabel('Target group')).toHaveValue('Hers');
    await saved(page);
    await other.getByLabel('Target group').fill('Hers again');
    await other.getByLabel('Team events').focus();
    await expect(other.getByText('Everything is saved.')).toBeVisible();
    await page.getByLabel('Target group').fill('His');
    const status = page.getByRole('status').filter({ hasText: 'Somebody else changed the same draft' });
    await expect(status).toContainText('Target group');
    await status.getByRole('button', { name: 'Keep mine' }).click();
    await saved(page);
    await page.reload();
    await expect(page.getByLabel('Target group')).toHaveValue('His');
  });
});

test('a programme says what is missing before it opens, by clause, and a section is filled in', async ({
  page,
  as,
}) => {
  await as('coordinator');
  await beginProgramme(page, 'Outreach');
  const missing = page.getByRole('region', { name: /^Missing before the programme opens/ });
  await expect(missing).toContainText('TURAS 6.8');
  await page.getByRole('button', { name: 'Fill in: Evaluation plan' }).click();
  const form = page.getByRole('form', { name: 'Evaluation plan' });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('Fill this in.').first()).toBeVisible();
  await form.getByLabel('How will you find out whether it works?').fill('We ask, and we count.');
  await form.getByLabel('When, and how often?').fill('Every spring');
  await form.getByLabel('Who does it: which roles?').fill('Coordinator and peer workers');
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  await expect(missing).not.toContainText('Evaluation plan');
});

test('what a draft would mean is shown as a chart, and as a table', async ({ page, as }) => {
  await as('coordinator', '/rehearsal');
  await expect(page.getByRole('img', { name: /^Stalls by week/ })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('main').getByText('Supervision', { exact: true }).first().click();
  await expect(page.getByRole('img', { name: /^Supervision by week/ })).toBeVisible();
  await page.getByText('The figures as a table').click();
  await expect(page.getByRole('columnheader', { name: 'Decisions' })).toBeVisible();
  await expectAccessible(page);
});

test('a clause leads to its text, and the page of clauses is searched', async ({ page, as }) => {
  test.setTimeout(120_000);
  await as('coordinator', '/clauses#TURAS-10.1.3.2');
  const clause = page.locator('[id="TURAS-10.1.3.2"]');
  await expect(clause).toBeFocused();
  await expect(clause).toBeInViewport();
  await expectAccessible(page);
  await page.getByLabel('Search the clauses').nth(1).fill('lone');
  await expect(page.getByText(/^\d+ of \d+ clauses$/)).toBeVisible();
  await page.getByLabel('Show').selectOption({ label: 'Still to come' });
  await page.goto('/policy');
  await page.getByRole('link', { name: 'Clause TURAS 4.3' }).click();
  await expect(page.locator('[id="TURAS-4.3"]')).toBeFocused();
});
