import { aName, expect, expectAccessible, give, inDays, stageShown, startJourney, test } from './walker.js';

test.describe('a coordinator', () => {
  test('is refused with the clause of everything that is missing, and mends it from there', async ({ page, as }) => {
    await as('coordinator');
    const name = aName();
    await startJourney(page, name);
    await expect(stageShown(page)).toContainText('Recruitment');
    await expect(page.getByRole('heading', { name: /^Missing before induction \(\d\)/ })).toBeVisible();

    await page.goto(`/board?q=${name.family}`);
    await page.getByRole('button', { name: /^What can be done with Robin/ }).click();
    await page.getByRole('menuitem', { name: 'Move to induction' }).click();
    const dialog = page.getByRole('dialog', { name: 'Start Robin’s induction' });
    const no = dialog.getByRole('alert');
    await expect(no).toContainText(/Robin can’t take this step yet: \d things are still missing\./);
    for (const clause of ['TURAS 8.1', 'GUIDE 3.3-d', 'TURAS 13.2']) await expect(no).toContainText(clause);
    await expectAccessible(page);
    await no.getByRole('link', { name: 'Open Robin’s page' }).click();

    await give(page, 'Record it: Role description seen', 'Record a step', async (form) => {
      await expect(form.getByLabel('Which step?').locator('option:checked')).toHaveText('Role description seen');
    });
    await expect(page.getByRole('button', { name: 'Record it: Role description seen' })).toBeHidden();
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

    await give(page, 'Welcome back', 'Welcome back', async (dialog) => {
      await dialog.getByLabel('Fewer hours').fill(inDays(3));
      await dialog.getByLabel('The full role again').fill(inDays(21));
    });
    await expect(page.getByRole('heading', { name: 'Robin is on a break' })).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Robin comes back step by step' })).toBeVisible();
    await expect(page.getByText(/^Fewer hours, from .*, in 3 days$/)).toBeVisible();
    await expect(stageShown(page)).toContainText('Recruitment');
  });

  test('lets somebody leave at once, without a reason', async ({ page, as }) => {
    await as('coordinator');
    await startJourney(page, aName());
    await page.getByText(/^More \(\d+\)$/).click();
    await give(page, 'Leave at once', 'Leave at once', async (dialog) => {
      await expect(dialog.locator('textarea')).toHaveCount(0);
    });
    await expect(page.getByRole('heading', { name: 'Robin’s journey is closed' })).toBeVisible();
    await expect(stageShown(page)).toContainText('Closed');
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
