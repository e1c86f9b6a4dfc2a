import { answerAll, expect, expectAccessible, give, test } from './walker.js';

/** What a peer worker does on the own phone. */

test('the boundary agreement is answered and signed by the worker, then signed by the service', async ({
  page,
  as,
}) => {
  await as('peerWorker');
  await page
    .getByRole('link', { name: /^Your boundary agreement/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your boundary agreement' })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(15);
  await expect(page.getByRole('row', { name: /^Visiting a peer at home/ })).toContainText('fixed by the service');
  await give(page, /^(Give my|Change the) answers$/, 'Keep it', (dialog) => answerAll(dialog, 'Sometimes'));
  await expect(page.getByText('Sometimes').first()).toBeVisible();
  await page.getByRole('button', { name: 'I agree: sign it' }).click();
  const signatures = page.getByRole('region', { name: 'Signatures' });
  await expect(signatures.getByRole('listitem').first()).toContainText('signed on');
  await expectAccessible(page);

  await page.context().clearCookies();
  await as('coordinator', '/board?q=Heron&view=list');
  const address = await page.getByRole('link', { name: /^Ana/ }).first().getAttribute('href');
  await page.goto(`${address}/boundaries`);
  await give(page, 'Sign for the service', 'Sign the boundary agreement');
  await expect(signatures.getByRole('listitem').last()).toContainText('signed on');
});

test('an outing of today is noted with one tap, and taken back with another', async ({ page, as }) => {
  await as('outreachWorker');
  await page.getByRole('button', { name: 'I was out today' }).click();
  await expect(page.getByText(/^Noted for today:/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('button', { name: 'I was out today' })).toBeVisible();
});

test('the self-care plan says that nobody else reads it, and is kept while it is written', async ({ page, as }) => {
  await as('peerWorker');
  await page.getByRole('button', { name: /^Your self-care plan/ }).click();
  const dialog = page.getByRole('dialog', { name: 'My self-care plan' });
  await expect(dialog).toContainText('Nobody else reads it');
  const well = dialog.getByLabel(/^What keeps me well/);
  const words = `Walks by the water, ${Date.now()}`;
  await well.fill(words);
  await page.reload();
  await page.getByRole('button', { name: /^Your self-care plan/ }).click();
  await expect(well).toHaveValue(words);
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(dialog).toBeHidden();
});

test('a pause asks for two days and no reason; leaving is offered with notice and at once', async ({ page, as }) => {
  await as('peerWorker');
  await page.getByRole('button', { name: 'I want to pause' }).click();
  const pause = page.getByRole('dialog', { name: 'Take a break' });
  await expect(pause.locator('textarea')).toHaveCount(0);
  await expect(pause.locator('input[type=date]')).toHaveCount(2);
  await expectAccessible(page);
  await pause.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'I want to leave' }).click();
  const leave = page.getByRole('dialog', { name: 'Leave' });
  await expect(leave.getByLabel(/^On a day I choose/)).toBeChecked();
  await leave.getByLabel(/^At once/).check();
  await expect(leave.locator('input[type=date]')).toHaveCount(0);
  await leave.getByRole('button', { name: 'Cancel' }).click();
});

test('nothing is wider than a narrow phone', async ({ page, as }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['/', '/my/training', '/my/boundaries', '/my/practice', '/my/forms', '/my/papers']) {
    await as('outreachWorker', path);
    await page.waitForLoadState('networkidle');
    const [wide, screen] = await page.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]');
    expect(wide, path).toBeLessThanOrEqual(screen ?? 0);
  }
});
