import { expect, expectAccessible, test } from './walker.js';

const pages = {
  '/': 'Today',
  '/board': 'Board',
  '/people': 'People',
  '/supervision': 'Supervision',
  '/programme': 'Programme',
  '/policy': 'Policy',
  '/messages': 'Messages',
  '/account': 'Account',
} as const;

for (const [path, title] of Object.entries(pages))
  test(`${title} has no axe violation, light or dark`, async ({ page, as }) => {
    await as('coordinator', path);
    await expect(page.getByRole('main')).not.toContainText('Loading');
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
  });

test('a journey has no axe violation, light or dark', async ({ page, as }) => {
  await as('coordinator', '/board?q=Heron');
  await page.getByRole('link', { name: /^Ana/ }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Heron' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
});

test('a peer worker sees the own journey, and nobody else’s', async ({ page, as }) => {
  await as('peerWorker');
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  await expect(page.getByRole('link', { name: 'Board' })).toHaveCount(0);
  await page.goto('/board');
  await expect(page.getByRole('heading', { level: 1, name: 'Board' })).toHaveCount(0);
});

test('nothing is wider than the screen', async ({ page, as }) => {
  test.slow(); // sixteen pages
  for (const path of [
    ...Object.keys(pages),
    '/programme/new',
    '/policy/adopt',
    '/policy/versions',
    '/rehearsal',
    '/clauses',
    '/supervisors',
    '/absences',
    '/reminders',
  ]) {
    await as('coordinator', path);
    await page.waitForLoadState('networkidle');
    const [wide, screen] = await page.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]');
    expect(wide, path).toBeLessThanOrEqual(screen ?? 0);
  }
});
