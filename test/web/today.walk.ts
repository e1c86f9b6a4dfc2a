import { expect, expectAccessible, test } from './walker.js';

test('a coordinator is reminded of a journey that stalled: why, since when, by which clause, and what to do', async ({
  page,
  as,
}) => {
  await as('coordinator');
  const needsYou = page.getByRole('region', { name: /^Needs you/ });
  const stalled = needsYou
    .getByRole('listitem')
    .filter({ hasText: /has not moved for a while|has been waiting too long/ });
  await expect(stalled.first()).toContainText('TURAS 7.1');
  await expect(stalled.first()).toContainText(/since \w{3} \d{1,2}/);
  await expect(stalled.first()).toContainText(/\d+ days|weeks/);
  await expect(
    stalled
      .first()
      .getByRole('button')
      .or(stalled.first().getByRole('link', { name: 'Open' })),
  ).toHaveCount(1);
});

test('the message that went out lies in the inbox', async ({ page, as }) => {
  await as('coordinator', '/messages');
  const messages = page.getByRole('region', { name: 'All messages' });
  await expect(messages.getByRole('listitem').first()).toContainText(/(TURAS|GUIDE) \d/);
});

test('the page says which clock is in use', async ({ page, as }) => {
  await as('coordinator');
  await expect(page.getByRole('contentinfo')).toContainText(/Clock: (Temporal|this server)/);
});

test('the page says so clearly while Temporal is away, and goes on working', async ({ page, as }) => {
  const away = { adapter: 'temporal', wanted: 'temporal', temporal: 'away' };
  await page.route('**/api/clock', (route) => route.fulfill({ json: away }));
  await as('coordinator');
  await expect(page.getByRole('status').filter({ hasText: 'The clock is away' })).toContainText('Go on working');
  await expectAccessible(page);
});
