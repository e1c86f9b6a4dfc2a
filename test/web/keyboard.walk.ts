import { addressOf, PASSWORD } from './accounts.js';
import { aName, expect, startJourney, tabTo, test } from './walker.js';

test('everything a coordinator does on a usual day is done without a mouse', async ({ page, as }) => {
  await as('coordinator');
  const { family } = aName();
  await startJourney(page, { given: 'Robin', family });
  const { keyboard } = page;

  await page.context().clearCookies();
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await tabTo(page, page.getByLabel('Email'));
  await keyboard.type(addressOf('coordinator'));
  await keyboard.press('Tab');
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();

  await keyboard.press('/');
  await expect(page.getByLabel('First or family name')).toBeFocused();
  await keyboard.type(family);
  await expect(page.getByRole('dialog').getByRole('link')).toHaveCount(1);
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: `Robin ${family}` })).toBeFocused();

  const remedy = page.getByRole('button', { name: 'Record it: Role description seen' });
  await tabTo(page, remedy);
  await keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Record a step of Robin' });
  await expect(form).toBeVisible();
  const submit = form.getByRole('button', { name: 'Record a step' });
  await tabTo(page, submit);
  await keyboard.press('Enter');
  await expect(form).toBeHidden();
  await expect(remedy).toBeHidden();
  await expect(page.locator('main :focus')).toHaveCount(1);

  await keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await keyboard.press('g');
  await keyboard.press('b');
  await expect(page.getByRole('heading', { level: 1, name: 'Board' })).toBeVisible();
});
