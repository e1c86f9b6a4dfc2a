import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import ical from 'ical.js';
import { simpleParser } from 'mailparser';

import { SUBJECT } from '../../src/delivery/letter.js';
import { stalledAt } from './service.js';
import { aSupervision, baseUrl, DAY, monday, World, type Home } from './world.js';

jest.setTimeout(60_000);

let world: World;

beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.startAgain());
afterAll(() => world.close());

/** The one mail that somebody got, read by a parser that is not ours. */
async function theMail({ mailsTo }: Home, userId: string) {
  const mails = mailsTo(userId);
  expect(mails).toHaveLength(1);
  return { ...mails[0]!, parsed: await simpleParser(Buffer.from(mails[0]!.raw)) };
}

const tokenIn = (text: string): string => /\/unsubscribe\/([\w-]+)/.exec(text)?.[1] ?? '';

describe('a mail', () => {
  it('says the same as plain text and as HTML, from the service, to one address, under one subject', async () => {
    const home = await world.service();
    await home.aStalledJourney();
    await world.deliver(stalledAt);
    const { parsed, raw, to } = await theMail(home, home.users.coordinator);
    expect(parsed.subject).toBe(SUBJECT);
    expect(parsed.date).toEqual(new Date(stalledAt));
    expect(parsed.to).toMatchObject({ text: to });
    expect(parsed.cc ?? parsed.bcc).toBeUndefined();
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' });
    const plain = (text: string) => text.replace(/\s+/g, ' ');
    for (const sentence of parsed.text!.split('\n\n').filter((one) => !one.includes('http')))
      expect(plain(String(parsed.html).replace(/<[^>]+>/g, ' '))).toContain(plain(sentence));
    const [link] = /https:\/\/peerwork\.example\/go\/[\w-]{43}/.exec(parsed.text!)!;
    expect(parsed.html).toContain(`href="${link}"`);
    expect(parsed.html).not.toContain('link.invalid');
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it('that may be stopped says how, to people and to mail programs', async () => {
    const home = await world.service();
    const { id } = await aSupervision(home);
    await world.deliver(monday);
    const about = world.post.received.find(
      ({ messageId, to, text }) =>
        messageId.includes(id) && to === home.address(home.users.peerWorker) && text.includes('/unsubscribe/'),
    )!;
    const token = tokenIn(about.text);
    expect(about.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(about.headers.get('list')).toMatchObject({
      unsubscribe: { url: `${baseUrl}/api/unsubscribe/${token}` },
      'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
    });
  });

  it('that the policy demands does not say that it can be stopped', async () => {
    const home = await world.service();
    await home.aStalledJourney();
    await world.deliver(stalledAt);
    const { headers, text } = await theMail(home, home.users.coordinator);
    expect(headers.get('list')).toBeUndefined();
    expect(tokenIn(text)).toBe('');
  });

  it.each([
    ['Icelandic', 'Þórdís sér um þetta; hringdu í skrifstofuna á Ægisíðu'],
    ['Arabic', 'يرجى الاتصال بالمكتب قبل يوم الخميس'],
    ['emoji', 'Ring us 📞 before noon 🕛 – no rush 💚🏳️‍🌈'],
    ['both directions', 'Call مكتب الدعم (line ٢) today'],
    ['what looks like markup', '<b>& "so" \u2028 on</b> =3D .'],
  ])('carries the organisation’s own words intact: %s', async (_, words) => {
    const home = await world.service();
    const { processId } = await home.aStalledJourney();
    await home.asOwner('update reaction set body = body || $2 where process_id = $1', [
      processId,
      JSON.stringify({ words }),
    ]);
    await world.deliver(stalledAt);
    const { parsed } = await theMail(home, home.users.coordinator);
    expect(parsed.text).toContain(words);
    const shown = String(parsed.html).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
    expect(shown.replaceAll('&amp;', '&')).toContain(words);
    expect(parsed.subject).toBe(SUBJECT);
  });

  it.each(['þórdís@þjónusta.example', 'محمد@خدمة.example', '用户@例子.example', 'o’brien+peer@service.example'])(
    'reaches an address in any script: %s',
    async (email) => {
      const { aStalledJourney, users, asOwner, personOf, dispatches } = await world.service();
      await asOwner('update person_name set email = $2 where person_id = $1', [
        await personOf(users.coordinator),
        email,
      ]);
      const { processId } = await aStalledJourney();
      await world.deliver(stalledAt);
      expect((await dispatches(processId))[0]).toMatchObject({ state: 'sent' });
      const local = email.slice(0, email.indexOf('@'));
      const mine = world.post.received.filter(({ to }) => to.startsWith(`${local}@`));
      expect(mine).toHaveLength(1);
      expect(mine[0]!.text).toContain('/go/');
    },
  );

  it('names nobody, whatever people are called, in no part of it', async () => {
    const home = await world.service();
    const people = ['Þórdís Ægisdóttir', 'محمد الأحمد', '🌧 Robin', '"Wren" <wren@else.example>'];
    for (const name of people) {
      const { personId } = await home.aStalledJourney();
      await home.asOwner('update person_name set given_name = $2 where person_id = $1', [personId, name]);
    }
    await world.deliver(stalledAt);
    const mails = home.mailsTo(home.users.coordinator);
    expect(mails).toHaveLength(people.length);
    for (const { raw } of mails) {
      const { text, html, headerLines } = await simpleParser(Buffer.from(raw));
      for (const name of people) expect([text, html, JSON.stringify(headerLines)].join()).not.toContain(name);
    }
  });
});

describe('an invitation', () => {
  /** The date in a mail, as another calendar reads it. */
  const dateIn = async (raw: string) => {
    const { attachments, headers } = await simpleParser(Buffer.from(raw));
    const part = attachments.find(
      ({ contentType }) => contentType === 'text/calendar' || contentType === 'application/ics',
    );
    const calendar = new ical.Component(ical.parse(part!.content.toString()) as never);
    const event = new ical.Event(calendar.getFirstSubcomponent('vevent')!);
    return {
      method: calendar.getFirstPropertyValue('method'),
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      startsAt: event.startDate.toJSDate().getTime(),
      status: event.component.getFirstPropertyValue('status'),
      organiser: event.organizer,
      type: headers.get('content-type'),
    };
  };
  const dates = async (home: Home, userId: string) => {
    const mails = home.mailsTo(userId).filter(({ raw }) => raw.includes('text/calendar'));
    return Promise.all(mails.map(({ raw }) => dateIn(raw)));
  };

  it('comes with the date, moves with it, and takes it out again, for both', async () => {
    const home = await world.service();
    const { give, journeyId } = await aSupervision(home);
    await world.deliver(monday);
    const startsAt = new Date(monday + 5 * DAY).toISOString();
    await give({ type: 'MoveSession', startsAt }, monday + 1, 'supervisor');
    await world.deliver(monday + 2);
    await give({ type: 'WorkerPaused', journeyId }, monday + 3);
    await world.deliver(monday + 4);
    for (const userId of [home.users.peerWorker, home.users.supervisor]) {
      const [planned, moved, cancelled, ...more] = await dates(home, userId);
      expect(more).toEqual([]);
      expect(planned).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED', summary: 'Appointment' });
      expect(moved).toMatchObject({ method: 'REQUEST', uid: planned!.uid, startsAt: Date.parse(startsAt) });
      expect(cancelled).toMatchObject({ method: 'CANCEL', uid: planned!.uid, status: 'CANCELLED' });
      expect(moved!.sequence).toBeGreaterThan(planned!.sequence);
      expect(cancelled!.sequence).toBeGreaterThan(moved!.sequence);
      expect(planned!.organiser).toBe('mailto:peerwork@service.example');
    }
  });

  it('that waited is not sent for a date that has moved meanwhile', async () => {
    const home = await world.service();
    const { give } = await aSupervision(home);
    world.post.manner = () => 451;
    await world.deliver(monday);
    world.post.manner = () => 'take';
    const startsAt = monday + 5 * DAY;
    await give({ type: 'MoveSession', startsAt: new Date(startsAt).toISOString() }, monday + 1, 'supervisor');
    for (const later of [1, 2, 3]) await world.deliver(monday + later * 3_600_000);
    expect(await dates(home, home.users.peerWorker)).toMatchObject([{ startsAt }]);
  });
});
