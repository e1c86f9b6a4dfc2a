import { expectAccessible, test } from './walker.js';

test('every part of a journey has no axe violation, light or dark', async ({ page, as }) => {
  test.slow(); // seven pages, each looked at twice
  await as('coordinator', '/board?q=Plover&view=list');
  await page.getByRole('link', { name: /^Kit/ }).first().click();
  const parts = ['Training', 'Documents', 'Boundary agreement', 'Forms', 'Practice log', 'Waivers', 'People'];
  for (const part of parts) {
    await page.getByRole('navigation', { name: 'Parts of this page' }).getByRole('link', { name: part }).click();
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
  }
});
