import { answerAll, aName, expect, expectAccessible, give, stageShown, startJourney, test } from './walker.js';

test('a coordinator leads somebody through recruitment and induction by the forms of the page alone', async ({
  page,
  as,
}) => {
  await as('coordinator');
  await startJourney(page, aName());

  const confirm = page.getByRole('button', { name: /^Confirm it: / });
  await expect(confirm.first()).toBeVisible();
  while ((await confirm.count()) > 0) {
    const left = await confirm.count();
    await give(page, /^Confirm it: /, 'Confirm eligibility', (dialog) => dialog.getByLabel('A conversation').check());
    await expect(confirm).toHaveCount(left - 1);
  }
  await give(page, 'Fill it in: Qualities: the person’s own view', 'Keep it', async (dialog) => {
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('Say it for each quality.');
    await answerAll(dialog, 'Has it');
    await expectAccessible(page);
  });
  await give(page, 'Fill it in: Qualities: the interviewer’s view', 'Keep it', (dialog) =>
    answerAll(dialog, 'Willing to learn'),
  );
  await give(page, 'Record it: Role description seen', 'Record a step');
  await give(page, 'Offer it: Role offered', 'Offer the role');
  await expect(page.getByRole('heading', { name: 'Nothing is missing: Robin can start induction.' })).toBeVisible();
  await give(page, 'Start induction', 'Start induction');
  await expect(stageShown(page)).toContainText('Induction');

  await give(page, 'Name one: Line manager named', 'Name a line manager', async (dialog) => {
    await dialog.getByLabel('Person').selectOption({ label: 'Sinead Lantern (supervisor)' });
  });
  for (const step of [
    'Boundary conversation',
    'Honest word about paid work',
    'Contract terms shown',
    'Printed information pack handed over',
  ])
    await give(page, `Record it: ${step}`, 'Record a step');
  await give(page, 'Choose it: Basis of the work chosen', 'Choose the basis', async (dialog) => {
    await dialog.getByLabel('Voluntary', { exact: true }).check();
    await dialog.getByLabel(/was explained first/).check();
  });
  await give(page, 'Fill it in: Needs assessment', 'Keep it', (dialog) =>
    dialog.getByLabel('What information is needed to do this well?').fill('Where we go\nWhom to call'),
  );
  await give(page, 'Acknowledged: Policy acknowledged', 'Acknowledge the policy');
  await expect(page.getByRole('heading', { name: 'Nothing is missing: Robin can start training.' })).toBeVisible();
  await give(page, 'Start training', 'Start training');
  await expect(stageShown(page)).toContainText('Training');

  await page.getByRole('link', { name: 'Forms', exact: true }).click();
  await page.getByRole('button', { name: 'Read: Needs assessment' }).click();
  await expect(page.getByText('Whom to call')).toBeVisible();
});
