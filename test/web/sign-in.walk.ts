import { addressOf, PASSWORD } from './accounts.js';
import { expect, expectAccessible, test } from './walker.js';

test('signs in, goes where it was going, and sees nothing any more after signing out', async ({ page }) => {
  await page.goto('/board');
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Enter the email you sign in with.')).toBeVisible();

  await page.getByLabel('Email').fill(addressOf('manager'));
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText('The email or the password is not right.');

  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Board' })).toBeVisible();

  await page.getByRole('button', { name: 'Marek: account and settings' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await page.goto('/board');
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
});
