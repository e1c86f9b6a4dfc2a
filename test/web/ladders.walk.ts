import type { Page } from '@playwright/test';

import { aName, expect, expectAccessible, inDays, test } from './walker.js';

/** A programme of its own: no walk writes into the policy of another. */
async function beginProgramme(page: Page): Promise<void> {
  await page.goto('/programme/new');
  await page.getByLabel('What is it called?').fill(`Walk ${aName().family}`);
  await page.getByRole('radio', { name: 'Peer research', exact: true }).click();
  await page.getByRole('button', { name: 'Begin the programme' }).click();
  await expect(page.getByRole('heading', { name: /^Missing before the programme opens/ })).toBeVisible();
  await page.getByRole('link', { name: 'Policy', exact: true }).click();
  await page.getByRole('link', { name: 'Who hears when something is late' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Who hears when something is late' })).toBeVisible();
}

const saved = (page: Page) => expect(page.getByText('Everything is saved.')).toBeVisible();
const picture = (page: Page) => page.getByRole('figure', { name: /the steps as a line in time$/ });
const step = (page: Page, number: number) => page.getByRole('group', { name: new RegExp(`^Step ${number} `) });

async function expectToFit(page: Page): Promise<void> {
  const [wide, screen] = await page.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]');
  expect(wide).toBeLessThanOrEqual(screen ?? 0);
}

test.describe('a ladder', () => {
  test('is drawn as it is written, and says when it has no top', async ({ page, as }) => {
    await as('manager');
    await beginProgramme(page);
    await expect(picture(page).getByRole('listitem')).toHaveCount(4);
    await expect(picture(page)).toContainText('1 working day after it was due');
    await step(page, 1).getByLabel('Wait').fill('3');
    await step(page, 1).getByLabel('Counted in').selectOption('hours');
    await expect(picture(page)).toContainText('3 hours after it was due');
    await step(page, 3).getByLabel('Coordinator').check();
    await step(page, 3).getByLabel('Manager').uncheck();
    await saved(page);
    await expect(step(page, 3)).toContainText('in the end the manager must hear of it');
    await expect(picture(page)).toContainText('No top yet');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add a step' }).click();
    await expect(step(page, 4)).toBeFocused();
    await step(page, 4).getByLabel('A sentence of your own').fill('Look at the whiteboard');
    await saved(page);
    await expect(page.getByText('No top yet')).toHaveCount(0);
    await page.reload();
    await expect(picture(page)).toContainText('Look at the whiteboard');
    await page.getByRole('button', { name: 'Begin again as this product brings it' }).click();
    await expect(picture(page).getByRole('listitem')).toHaveCount(4);
    await saved(page);
    await expectToFit(page);
  });

  test('says who would get it now, for somebody', async ({ page, as }) => {
    await as('coordinator', '/policy/ladders');
    const chosen = page.getByRole('combobox', { name: 'Who would get this now' });
    await chosen.fill('Ana');
    await page
      .getByRole('listbox')
      .getByRole('option', { name: /^Ana Heron/ })
      .first()
      .click();
    await expect(picture(page).getByRole('list', { name: 'Who would get this now' })).toHaveCount(3);
    await expect(picture(page)).toContainText('Sinead');
    await expect(picture(page)).toContainText('Marek');
    await page.getByRole('navigation', { name: 'For what' }).getByRole('link', { name: 'Expenses' }).click();
    await expect(picture(page).getByRole('listitem').first()).toContainText('It is due');
    await expect(picture(page)).toContainText('Orla');
    await expectToFit(page);
  });
});

test('the working days are kept, with days of one’s own', async ({ page, as }) => {
  const name = `Away day ${aName().family}`;
  const on = inDays(300 + Math.floor(60 * Math.random()));
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await as('coordinator', '/policy/working-days');
  await expect(page.getByRole('heading', { name: 'Days off' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add a day off' }).click();
  await expect(page.getByText('Enter a date.')).toBeVisible();
  await page.getByLabel('Day', { exact: true }).fill(on);
  await page.getByLabel('What is it?').fill(name);
  await page.getByRole('button', { name: 'Add a day off' }).click();
  await expect(page.getByText(name)).toBeVisible();
  await save.click();
  await expect(page.getByText('The working days are saved.')).toBeVisible();
  await expect(save).toHaveCount(0);
  await expectToFit(page);
  await page.reload();
  await page.getByText(on.slice(0, 4), { exact: true }).click();
  await page.getByRole('button', { name: `Remove ${name}` }).click();
  await save.click();
  await expect(save).toHaveCount(0);
  await expect(page.getByText(name)).toHaveCount(0);
});
