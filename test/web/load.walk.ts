import { expect, expectAccessible, test } from './walker.js';

test('a coordinator sees who has too many people, in words, as a line and as a table, and says how much room there is', async ({
  page,
  as,
}) => {
  await as('coordinator', '/supervisors');
  const tomas = page.getByRole('row').filter({ hasText: 'Tomas' }).first();
  const keep = async (most: string) => {
    await tomas.getByRole('button', { name: /^Change the profile of Tomas/ }).click();
    const form = page.getByRole('dialog', { name: /^Profile of Tomas/ });
    await form.getByLabel('Most people at once').fill(most);
    await form.getByRole('button', { name: 'Keep it' }).click();
    return form;
  };
  const refused = await keep('several');
  await expect(refused.getByText('Enter a whole number from 1 to 200, or leave it empty.')).toBeVisible();
  await expectAccessible(page);
  await refused.getByRole('button', { name: 'Cancel' }).click();

  await expect(await keep('1')).toBeHidden();
  await expect(tomas).toContainText('of 1 person');
  await expect(tomas).toContainText('Over capacity');
  await expect(await keep('40')).toBeHidden();
  await expect(tomas).not.toContainText('Over capacity');

  const load = page.getByRole('region', { name: 'Hours of supervision by week' });
  await expect(
    load.getByRole('img', { name: /^Hours of supervision by week and supervisor, for 26 weeks/ }),
  ).toBeVisible();
  await load.getByText('As a table').click();
  await expect(load.getByRole('row')).toHaveCount(27);
  await load.getByLabel('How far ahead').selectOption('12 weeks');
  await expect(load.getByRole('row')).toHaveCount(13);
  await expectAccessible(page);
});
