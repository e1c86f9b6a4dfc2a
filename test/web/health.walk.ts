import { expect, expectAccessible, test } from './walker.js';

test('a coordinator sees of every reminder whether it went out, and why not', async ({ page, as }) => {
  await as('coordinator', '/reminders');
  const byDay = page.getByRole('table', { name: 'By day' });
  await expect(byDay.getByRole('columnheader')).toHaveText([
    'Day',
    'Due',
    'Sent',
    'Failed',
    'Silenced',
    'Waiting',
    'Late by',
    'At most',
  ]);
  for (const row of (await byDay.getByRole('row').all()).slice(1)) {
    const [due, ...became] = (await row.getByRole('cell').allInnerTexts()).slice(0, 5).map(Number);
    expect(became.reduce((sum, one) => sum + one, 0)).toBe(due);
  }
  await expectAccessible(page);

  await page.getByLabel('State').selectOption('Silenced');
  const one = page.getByRole('table', { name: 'One by one' });
  await expect(one.getByRole('row').nth(1)).toContainText(/Silenced\s*\S+/);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('table', { name: 'By person' }).getByRole('button').first().click();
  await expect(page.getByRole('table', { name: 'By person' }).getByRole('row')).toHaveCount(2);
  await expect(page).toHaveURL(/userId=/);
});

test('a peer worker is led home from the pages of staff', async ({ page, as }) => {
  for (const path of ['/reminders', '/absences', '/supervisors', '/supervision']) {
    await as('peerWorker', path);
    await expect(page).toHaveURL(/\/$/);
  }
});
