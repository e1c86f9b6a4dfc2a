import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

import { sessionFile, type signedIn } from './accounts.js';

interface Walker {
  /** Opens the page as somebody who is signed in. */
  readonly as: (who: (typeof signedIn)[number], path?: string) => Promise<void>;
}

export const test = base.extend<Walker>({
  as: async ({ page }, use) => {
    await use(async (who, path = '/') => {
      const { cookies } = JSON.parse(readFileSync(sessionFile(who), 'utf8'));
      await page.context().addCookies(cookies);
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });
  },
});

export { expect };

/** Somebody whom no other walk knows. */
export const aName = (): { given: string; family: string } => {
  const letters = () => String.fromCodePoint(97 + Math.floor(26 * Math.random()));
  return { given: 'Robin', family: `W${Array.from({ length: 8 }, letters).join('')}` };
};

/** Adds a person and starts a journey, as a coordinator does, and stays on the journey's page. */
export async function startJourney(page: Page, { given, family }: { given: string; family: string }): Promise<void> {
  await page.goto('/people');
  await page.getByRole('button', { name: 'Add a person' }).first().click();
  const form = page.getByRole('dialog', { name: 'Add a person' });
  await form.getByLabel('First name').fill(given);
  await form.getByLabel('Family name').fill(family);
  await form.getByRole('button', { name: 'Add a person' }).click();
  await expect(form).toBeHidden();
  await page.getByLabel('Search by name').fill(family);
  const row = page.getByRole('listitem').filter({ hasText: family });
  await row.getByRole('button', { name: 'Start a journey' }).click();
  const start = page.getByRole('dialog', { name: `Start ${given}’s journey` });
  await start.getByRole('button', { name: 'Start a journey' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${given} ${family}` })).toBeVisible();
}

/** A day from today, as a date field wants it. */
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Presses a button that opens a dialog, fills in what is said, and gives the command. */
export async function give(
  page: Page,
  button: string | RegExp,
  submit: string,
  fill: (dialog: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await page.getByRole('button', { name: button }).first().click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: submit, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Gives one answer to every question of a form's table. */
export async function answerAll(dialog: Locator, answer: string): Promise<void> {
  for (const row of await dialog.getByRole('radiogroup').all()) await row.getByLabel(answer, { exact: true }).check();
}

/** The stage in which the chart shows the person. */
export const stageShown = (page: Page): Locator => page.locator('[aria-current="step"]');

/** Presses Tab until the focus is there, as far as anybody would. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const reached = target.and(page.locator(':focus'));
  for (let tabs = 0; tabs < 60 && (await reached.count()) === 0; tabs++) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

/** Looks at the page with axe, light and dark, once everything is where it stays. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${colorScheme}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
    expect(found).toEqual([]);
  }
}
