import { aName, expect, expectAccessible, stageShown, startJourney, test } from './walker.js';

test.describe('a coordinator', () => {
  test('is refused with the clause, records what is missing, and moves the worker on', async ({ page, as }) => {
    await as('coordinator');
    const name = aName();
    await startJourney(page, name);
    await expect(stageShown(page)).toContainText('Recruitment');
    await expect(page.getByRole('heading', { name: 'Missing before induction (3)' })).toBeVisible();

    await page.goto(`/board?q=${name.family}`);
    await page.getByRole('button', { name: /^What can be done with Robin/ }).click();
    await page.getByRole('menuitem', { name: 'Move to induction' }).click();
    const dialog = page.getByRole('dialog', { name: 'Start Robin’s induction' });
    const no = dialog.getByRole('alert');
    await expect(no).toContainText('Robin can’t take this step yet: 3 things are still missing.');
    for (const clause of ['TURAS 13.2', 'TURAS 8.1', 'GUIDE 3.3-d']) await expect(no).toContainText(clause);
    await expectAccessible(page);
    await no.getByRole('link', { name: 'Open Robin’s page' }).click();

    for (const step of ['Person specification met', 'The seven qualities talked through', 'Role description seen']) {
      await page.getByRole('button', { name: `Record it: ${step}` }).click();
      const form = page.getByRole('dialog', { name: 'Record a step of Robin' });
      await expect(form.getByLabel('Which step?').locator('option:checked')).toHaveText(step);
      await form.getByRole('button', { name: 'Record a step' }).click();
      await expect(form).toBeHidden();
      await expect(page.getByRole('button', { name: `Record it: ${step}` })).toBeHidden();
    }

    await expect(page.getByRole('heading', { name: 'Nothing is missing: Robin can start induction.' })).toBeVisible();
    await page.getByRole('button', { name: 'Start induction' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start induction' }).click();
    await expect(stageShown(page)).toContainText('Induction');
    await expect(page.getByRole('heading', { name: /^Missing before training/ })).toBeVisible();
  });

  test('sees what happens if nobody acts, and by which clause', async ({ page, as }) => {
    await as('coordinator');
    await startJourney(page, aName());
    const ahead = page.getByRole('region', { name: 'If nobody acts' });
    await expect(ahead.getByRole('listitem').first()).toContainText(/in 2 weeks/);
    await expect(ahead.getByRole('listitem').first()).toContainText('TURAS 7.1');
  });

  test('pauses a worker without a reason, and welcomes them back', async ({ page, as }) => {
    await as('coordinator');
    await startJourney(page, aName());
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Pause Robin’s journey' });
    await expect(form.getByRole('textbox', { name: /why|note/i })).toHaveCount(0);
    await form.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByRole('heading', { name: 'Robin is on a break' })).toBeVisible();
    await expect(stageShown(page)).toContainText('Recruitment');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Welcome back' }).click();
    await page
      .getByRole('dialog', { name: 'Welcome Robin back' })
      .getByRole('button', { name: 'Welcome back' })
      .click();
    await expect(page.getByRole('heading', { name: 'Robin is on a break' })).toBeHidden();
    await expect(stageShown(page)).toContainText('Recruitment');
  });

  test('finds a long note again after a reload, and keeps it', async ({ page, as }) => {
    await as('coordinator');
    await startJourney(page, aName());
    const words = Array.from({ length: 60 }, (_, line) => `Line ${line}: came early, brought tea, stayed to the end.`);
    const note = words.join('\n');
    await page.getByRole('button', { name: 'Add a note', exact: true }).click();
    const written = page.getByRole('dialog', { name: 'A note about Robin' }).getByRole('textbox', { name: 'Note' });
    await written.fill(note);
    await page.reload();
    await page.getByRole('button', { name: 'Add a note', exact: true }).click();
    await expect(written).toHaveValue(note);
    await page.getByRole('dialog').getByRole('button', { name: 'Add a note' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('region', { name: 'What happened' })).toContainText('Line 0: came early, brought tea');

    await page.getByRole('button', { name: 'Add a note', exact: true }).click();
    await expect(written).toHaveValue('');
  });
});
