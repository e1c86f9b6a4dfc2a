import { expect, expectAccessible, inDays, test } from './walker.js';

test('a supervisor says when they are away, sees who can cover and why others cannot, and takes it back', async ({
  page,
  as,
}) => {
  await as('supervisor', '/absences');
  const days = 60 + Math.floor(200 * Math.random());
  await page.getByRole('button', { name: 'Enter an absence' }).click();
  const form = page.getByRole('dialog', { name: 'Enter an absence' });
  await form.getByLabel('First day').fill(inDays(days));
  await form.getByRole('button', { name: 'Keep it' }).click();
  await expect(form.getByText('Enter the last day, not before the first.')).toBeVisible();
  await form.getByLabel('Last day').fill(inDays(days + 4));
  await expect(form.getByLabel('Who covers?').locator('option').first()).toHaveText(/ \(suggested\)|Nobody yet/);
  await expectAccessible(page);
  await form.getByLabel('Who covers?').selectOption({ index: 1 });
  await form.getByRole('button', { name: 'Keep it' }).click();
  await expect(form).toBeHidden();

  const coming = page.getByRole('region', { name: /^Coming/ });
  const mine = coming.getByRole('listitem').filter({ hasText: '(you)' }).last();
  await expect(mine).toContainText(/\w{3} \d{1,2} \w+.* to \w{3} \d{1,2} \w+/);
  await expect(mine).toContainText(/ covers/);
  const planned = await coming.getByRole('listitem').count();
  await mine.getByRole('button', { name: /is not away after all$/ }).click();
  await expect(coming.getByRole('listitem')).toHaveCount(planned - 1);
});

test('an absence of ten years is refused in words, and what was entered stays', async ({ page, as }) => {
  await as('supervisor', '/absences');
  await page.getByRole('button', { name: 'Enter an absence' }).click();
  const form = page.getByRole('dialog', { name: 'Enter an absence' });
  await form.getByLabel('First day').fill(inDays(400));
  await form.getByLabel('Last day').fill(inDays(4050));
  await form.getByRole('button', { name: 'Keep it' }).click();
  await expect(form.getByRole('alert')).toContainText(/year/);
  await expect(form.getByLabel('Last day')).toHaveValue(inDays(4050));
  await expectAccessible(page);
});

test('whoever covers learns on Today for whom, and until when', async ({ page, as }) => {
  await as('supervisor');
  const covering = page.getByRole('region', { name: 'Away and covering' });
  await expect(covering).toContainText(/You cover for \S+ \S+ until \w{3} \d{1,2} \w+/);
});
