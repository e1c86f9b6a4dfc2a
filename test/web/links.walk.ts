import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';

import { addressOf, type Who } from './accounts.js';
import { lettersTo, linksInTheNextLetter } from './letters.js';
import { expect, expectAccessible, test } from './walker.js';

/** Links in letters: each leads its own person to a page, and nobody else. */

/** Sends a request as whoever is signed in on the page. */
async function ask(page: Page, method: 'get' | 'put' | 'post', path: string, data?: object): Promise<unknown> {
  const headers = { origin: new URL(page.url()).origin, 'idempotency-key': randomUUID() };
  const answer = await page.request[method](path, { headers, ...(data && { data }) });
  expect(answer.ok(), `${method} ${path}: ${answer.status()}`).toBe(true);
  return answer.json();
}

type Settings = { quietFrom: string | null; quietUntil: string | null; stopped: string[] };
type Supervisions = { items: { id: string; person: { givenName: string } }[] };

/** Lets a worker hear at any hour, then agrees on another time with them: a letter goes out. */
async function aLetterToTheWorker(page: Page, as: (who: 'outreachWorker' | 'coordinator') => Promise<void>) {
  await as('outreachWorker');
  const settings = (await ask(page, 'get', '/api/me/settings')) as Settings;
  await ask(page, 'put', '/api/me/settings', { ...settings, quietFrom: null, quietUntil: null, stopped: [] });
  await page.context().clearCookies();
  await as('coordinator');
  const { items } = (await ask(page, 'get', '/api/supervision?scope=all')) as Supervisions;
  const { id } = items.find(({ person }) => person.givenName === 'Kit')!;
  const before = lettersTo(addressOf('outreachWorker')).length;
  const startsAt = new Date(Date.now() + 3 * 86_400_000 + Math.trunc(Math.random() * 240) * 60_000).toISOString();
  await ask(page, 'post', `/api/supervision/${id}/commands`, { type: 'MoveSession', startsAt });
  return linksInTheNextLetter(addressOf('outreachWorker'), before);
}

test('a link leads the one whom it belongs to, without a password, and nobody else', async ({ page, as }) => {
  const { go } = await aLetterToTheWorker(page, as);
  await page.goto(go);
  await expect(page.getByRole('heading', { level: 1, name: 'This link belongs to someone else' })).toBeVisible();
  await expectAccessible(page);

  await page.context().clearCookies();
  await page.goto(go);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Open my page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your supervision' })).toBeVisible();
  await page.goto(go);
  await expect(page.getByRole('heading', { level: 1, name: 'Your supervision' })).toBeVisible();

  await page.goto(`/go/${'x'.repeat(43)}`);
  await expect(page.getByRole('heading', { level: 1, name: 'There is no such link' })).toBeVisible();
});

test('a link of somebody on the staff asks for their own sign-in', async ({ page, as }) => {
  const supervisor = addressOf('supervisor' satisfies Who);
  await as('outreachWorker', '/my/support');
  const before = lettersTo(supervisor).length;
  await page.getByRole('button', { name: 'Ask for support' }).click();
  await expect(page.getByText(/gets back to you by /)).toBeVisible();
  const { go } = await linksInTheNextLetter(supervisor, before);
  await page.context().clearCookies();
  await page.goto(go);
  await page.getByRole('button', { name: 'Open my page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in to go on' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
});

test('letters of one kind are stopped from the letter itself, once one says so', async ({ page, as }) => {
  const { stop } = await aLetterToTheWorker(page, as);
  await page.context().clearCookies();
  await page.goto(stop);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Stop them' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Done/ })).toBeVisible();
  await as('outreachWorker', '/account');
  const invitations = page.getByRole('switch', { name: 'Invitations to sessions: Calendar invitation' });
  await expect(invitations).not.toBeChecked();
  await invitations.click({ force: true });
  await expect(invitations).toBeChecked();
});
