import { expect, expectAccessible, test } from './walker.js';

/** What a peer worker does about their own supervision, on the phone. */

test('the agenda is kept while it is written, put on, and taken back', async ({ page, as }) => {
  await as('outreachWorker', '/my/supervision');
  const agenda = page.getByRole('region', { name: 'What you want to talk about' });
  const words = `A hard evening by the canal, ${Date.now()}`;
  await agenda.getByLabel('What is it about?').selectOption('A tricky situation');
  await agenda.getByLabel('In your words').fill(words);
  await expect(agenda.getByText('Draft kept', { exact: true })).toBeVisible();
  await page.reload();
  await expect(agenda.getByLabel('In your words')).toHaveValue(words);
  await agenda.getByLabel('What is it about?').selectOption('A tricky situation');
  await agenda.getByRole('button', { name: 'Put it on the agenda' }).click();
  const item = agenda.getByRole('listitem').filter({ hasText: words });
  await expect(item).toContainText('from you');
  await expect(agenda.getByLabel('In your words')).toHaveValue('');
  await expectAccessible(page);

  await item.getByRole('button', { name: 'Take it back: A tricky situation' }).click();
  await expect(item).toHaveCount(0);
});

test('the worker can’t make it, says so with two taps, and needs no reason', async ({ page, as }) => {
  await as('outreachWorker');
  const next = page.getByRole('region', { name: 'Your next supervision' });
  await next.getByRole('button', { name: 'I can’t make it' }).click();
  const dialog = page.getByRole('dialog', { name: 'I can’t make it' });
  await expect(dialog.locator('textarea, input')).toHaveCount(0);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /^Tell / }).click();
  await expect(dialog).toBeHidden();
  await expect(next).toContainText(/You said on .* that you can’t make it/);
  await expect(next.getByRole('button', { name: 'I can’t make it' })).toHaveCount(0);
});

test('who has no time in common says when, looks again, and says that the time suits', async ({ page, as }) => {
  await as('saturdayWorker');
  const next = page.getByRole('region', { name: 'Your next supervision' });
  await expect(next).toContainText('No time is set yet');
  await expectAccessible(page);
  await next.getByRole('link', { name: 'When I can meet' }).click();
  const when = page.getByRole('region', { name: 'When you can meet' });
  await when.getByRole('button', { name: 'Leave it open again' }).click();
  await when.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText('Kept.')).toBeVisible();
  await page.goto('/');
  await next.getByRole('button', { name: 'Look for a time again' }).click();
  await expect(next).toContainText('This time is a suggestion.');
  await expectAccessible(page);
  await next.getByRole('button', { name: 'This time suits me' }).click();
  await expect(next).toContainText('You both said that this time suits.');
});

test('one of five says how comfortable the work feels, and a note is for two', async ({ page, as }) => {
  await as('outreachWorker', '/my/supervision');
  const pulse = page.getByRole('region', { name: 'How comfortable is the work for you?' });
  await pulse.getByRole('button', { name: 'Say it' }).click();
  await expect(pulse).toContainText('Choose one of the five.');
  await pulse.getByLabel('Mostly').check();
  await pulse.getByRole('button', { name: 'Say it' }).click();
  await expect(pulse).toContainText(/Last time, on .*: mostly\./);

  const notes = page.getByRole('region', { name: 'Your notes together' });
  await expect(notes).toContainText('No manager, no coordinator');
  const words = `A quieter corner, ${Date.now()}`;
  await notes.getByLabel('A note').fill(words);
  await notes.getByRole('button', { name: 'Keep the note' }).click();
  await expect(notes.getByRole('listitem').filter({ hasText: words })).toContainText('You, ');
});

test('feedback goes past the supervisor, to a manager who answers by a day', async ({ page, as }) => {
  await as('outreachWorker', '/my/supervision');
  const feedback = page.getByRole('region', { name: 'Feedback to your supervisor' });
  await feedback.getByLabel('In your words').fill('I would like more time for questions.');
  await feedback
    .getByLabel(/, not my supervisor$/)
    .first()
    .check();
  await feedback.getByRole('button', { name: 'Send it' }).click();
  await expect(page.getByText(/and you can read it\. .* answers by /)).toBeVisible();
});

test('a consent to a meeting of three is given until a day, and taken back', async ({ page, as }) => {
  await as('outreachWorker', '/my/supervision');
  const consents = page.getByRole('region', { name: 'Meetings of three' });
  await consents.getByRole('button', { name: 'Say yes: Coming back to work' }).click();
  const dialog = page.getByRole('dialog', { name: 'Say yes: Coming back to work' });
  await dialog.getByRole('button', { name: 'Say yes' }).click();
  await expect(dialog).toBeHidden();
  const line = consents.getByRole('listitem').filter({ hasText: 'Coming back to work' });
  await expect(line).toContainText('You said yes, until');
  await line.getByRole('button').click();
  await expect(line).toContainText('You have not said yes.');
});

test('support is asked for with one tap, and the answer says by when', async ({ page, as }) => {
  await as('outreachWorker');
  await page.getByRole('link', { name: 'I need support' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'I need support' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'If you can’t wait' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ask for support' }).click();
  await expect(page.getByText(/gets back to you by /)).toBeVisible();
  await page.getByRole('link', { name: 'Back to my page' }).click();
  const owed = page.getByRole('region', { name: 'What you are owed' });
  const support = owed.getByRole('listitem').filter({ hasText: 'Support' }).first();
  await expect(support).toContainText(/by /);
  await expectAccessible(page);
});

test('a question is asked and is owed by a day; what is not needed any more may be opened again', async ({
  page,
  as,
}) => {
  await as('outreachWorker', '/my/owed');
  const ask = page.getByRole('region', { name: 'Ask for something' });
  await expect(ask).toContainText(/If you ask now, you hear by /);
  const words = `May I bring my dog? ${Date.now()}`;
  await ask.getByLabel('In your words').fill(words);
  await ask.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText(/^Asked\. You hear by /)).toBeVisible();
  const mine = page.getByRole('listitem').filter({ hasText: words });
  await mine.getByRole('button', { name: /^Not needed any more/ }).click();
  await page.getByText(/^Settled \(/).click();
  await mine.getByRole('button', { name: /^That did not settle it/ }).click();
  await expect(mine.getByRole('button', { name: /^Not needed any more/ })).toBeVisible();
  await expectAccessible(page);
});

test('nothing of it is wider than a narrow phone', async ({ page, as }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['/', '/my/supervision', '/my/support', '/my/owed', '/account']) {
    await as('outreachWorker', path);
    await page.waitForLoadState('load');
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    const [wide, screen] = await page.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]');
    expect(wide, path).toBeLessThanOrEqual(screen ?? 0);
  }
});
