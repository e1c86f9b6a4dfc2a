import { expect, expectAccessible, test } from './walker.js';

/** How somebody wants to be told, said on the phone. */

test('quiet hours are set and kept', async ({ page, as }) => {
  await as('peerWorker', '/account');
  const quiet = page.getByRole('region', { name: 'Quiet hours' });
  await quiet.getByLabel('From').fill('20:30');
  await quiet.getByLabel('Until').fill('20:30');
  await quiet.getByRole('button', { name: 'Keep it' }).click();
  await expect(quiet).toContainText('The two times are the same.');
  await quiet.getByLabel('Until').fill('09:15');
  await quiet.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText('Kept.')).toBeVisible();
  await page.reload();
  await expect(quiet.getByLabel('From')).toHaveValue('20:30');
  await expect(quiet.getByLabel('Until')).toHaveValue('09:15');
  await expectAccessible(page);
});

test('reminders by email are stopped with one tap, and come again with another', async ({ page, as }) => {
  await as('peerWorker', '/account');
  const reminders = page.getByRole('switch', { name: 'Reminders: Email' });
  await expect(reminders).toBeChecked();
  await reminders.click({ force: true });
  await expect(reminders).not.toBeChecked();
  await page.waitForLoadState('networkidle');
  await page.reload();
  await expect(reminders).not.toBeChecked();
  await reminders.click({ force: true });
  await expect(reminders).toBeChecked();
  await page.waitForLoadState('networkidle');
});

test('when one can meet is said day by day, and an end before its beginning is not taken', async ({ page, as }) => {
  await as('peerWorker', '/account');
  const when = page.getByRole('region', { name: 'When you can meet' });
  await when.getByRole('button', { name: 'Add a time on Tuesday' }).click();
  await when.getByLabel('Tuesday: until').fill('08:00');
  await when.getByRole('button', { name: 'Keep it' }).click();
  await expect(when.getByRole('alert')).toHaveText('It ends before it begins.');
  await when.getByLabel('Tuesday: until').fill('12:00');
  await when.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText('Kept.')).toBeVisible();
  await page.reload();
  await expect(when.getByLabel('Tuesday: until')).toHaveValue('12:00');
});

test('the address of a calendar is shown once, works without a session, and stops when it is told to', async ({
  page,
  as,
  playwright,
  baseURL,
}) => {
  await as('peerWorker', '/account');
  const feed = page.getByRole('region', { name: 'Your dates in your calendar' });
  await feed.getByRole('button', { name: /^Make a/ }).click();
  const address = new URL(await feed.getByLabel('Address for your calendar').inputValue());
  await expectAccessible(page);

  const calendar = await playwright.request.newContext({ baseURL: baseURL! });
  const dates = await calendar.get(address.pathname);
  expect(dates.headers()['content-type']).toContain('text/calendar');
  expect(await dates.text()).toContain('BEGIN:VCALENDAR');

  await page.reload();
  await expect(feed).toContainText('It can’t be shown again.');
  await feed.getByRole('button', { name: 'Stop the address' }).click();
  await expect(feed).toContainText('There is no address yet.');
  expect((await calendar.get(address.pathname)).status()).toBe(404);
  await calendar.dispose();
});
