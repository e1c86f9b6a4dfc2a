import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { clauses } from '../../src/clauses/clauses.js';
import { policyPaper, type PolicyToPrint } from '../../src/print/policy-paper.js';
import { print } from '../../src/print/printer.js';
import { policyBlanks } from '../../state-machines/policy/blanks.js';
import type { PolicyDraft } from '../../state-machines/policy/draft.js';
import { examineDraft } from '../../state-machines/policy/draft.js';
import { samplePolicy } from '../../state-machines/policy/sample-policy.js';
import { alwaysOutOfScope, preloadedDraft } from '../../state-machines/policy/templates.js';
import { readPaper } from './reader.js';

const AT = Date.UTC(2026, 10, 22, 12);
const adopted = { version: 3, on: '2026-01-09' };
const read = async (policy: Partial<PolicyToPrint>) =>
  readPaper(
    await print(policyPaper({ programme: 'Quay outreach', document: samplePolicy(), adopted, clauses, ...policy }), AT),
  );
const flat = (text: string) => text.replace(/\u00a0/g, ' ').replace(/\s+/g, ' ');

describe('the policy as a document for the board', () => {
  it('holds every clause of the policy, in our words and with its number', async () => {
    const text = flat((await read({})).text);
    const turas = clauses.filter(({ id }) => /^TURAS \d[\d.]*$/.test(id));
    expect(turas.length).toBeGreaterThan(60);
    for (const { id, text: sentence } of turas) expect(text).toContain(flat(`${sentence} (${id})`));
  });

  it('fills every blank in, beside the question and the clause', async () => {
    const text = flat((await read({})).text);
    for (const { explains, path } of policyBlanks)
      if (!/approvedOn|reviewBy|boundaries$|\.supervision\./.test(path)) expect(text).toContain(flat(explains));
    for (const said of [
      ...['5 January 2026', 'People who sleep rough in Exampletown', 'The quay, Tuesdays at 19:00', '15.00 an hour'],
      ...['No calls after 21:00, no lending, no relationship beyond the work', 'Has used or visited the service'],
      ...['4 sessions every week, then 4 sessions every 2 weeks, and from then on every 4 weeks', 'Listens well'],
      ...['Version 3', 'Adopted on 9 January 2026', 'A sexual relationship with a peer or a peer’s family'],
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Not filled in yet');
    expect(text).not.toContain('DRAFT');
  });

  it('says step by step who hears when something is late, also where the policy leaves it as it is brought', async () => {
    const own = {
      after: { amount: 4, unit: 'hours' as const },
      to: ['coordinator' as const, 'manager' as const],
      channels: ['inbox' as const, 'sms' as const],
      urgent: true,
      words: 'Look at the whiteboard',
    };
    const text = flat((await read({ document: samplePolicy({ ladders: { reply: { steps: [own] } } }) })).text);
    expect(text).toContain(
      '1. 4 hours after it was due: the coordinator and the manager, by inbox and text message, also in quiet hours. “Look at the whiteboard”',
    );
    expect(text).toContain('1. 1 working day after it was due: the supervisor, by inbox and e-mail.');
    expect(text).toContain('(as this product brings it)');
    expect(text).toContain('10 working days');
    expect(text).toContain('It is done, and the manager is told');
    expect(text).not.toMatch(/workingDays|notCounted|\bwarn\b/);
  });

  it('says on every track what never belongs to a role', async () => {
    const text = flat((await read({})).text);
    for (const { sentence } of alwaysOutOfScope) expect(text.split(sentence)).toHaveLength(5);
  });

  it('says of a track whose blanks are open that it is not part of the version', async () => {
    const { outreach } = samplePolicy().tracks;
    const text = flat((await read({ document: { ...samplePolicy(), tracks: { outreach: outreach! } } })).text);
    expect(text).toContain('Mentoring is not part of this version');
    expect(text).not.toContain('Outreach is not part of this version');
  });

  it('marks a draft as a draft, and names its open blanks before all else', async () => {
    const document = preloadedDraft('outreach');
    const open = examineDraft(document).blanks.filter(({ filled }) => !filled);
    const { pageTexts, title } = await read({ document, adopted: null });
    expect(title).toBe('Peer work policy: draft');
    for (const page of pageTexts) expect(page).toContain(`DRAFT, not adopted. ${open.length} blanks are open.`);
    const whole = flat(pageTexts.join(' '));
    const list = whole.slice(
      whole.indexOf('Blanks that are still open'),
      whole.indexOf('1. What this policy is about'),
    );
    for (const { explains, clause, fault } of open) {
      expect(list).toContain(flat(fault ?? explains).slice(0, 40));
      expect(list).toContain(clause);
    }
  });

  it('is tagged, with headings in their order', async () => {
    const { roles, marked, language } = await read({});
    expect({ marked, language }).toEqual({ marked: true, language: 'en-GB' });
    const levels = roles.filter((role) => /^H\d$/.test(role)).map((role) => Number(role[1]));
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 1) + 1));
  });

  it('prints any draft, however odd', () => {
    const odd = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.anything()), fc.object());
    const draft = fc.record({
      general: fc.oneof(
        odd,
        fc.record({ boundaries: odd, targetGroup: odd, minorIncidents: odd, owes: odd, ladders: odd }),
      ),
      tracks: fc.oneof(odd, fc.record({ outreach: fc.record({ role: odd, supervision: odd, extraTopics: odd }) })),
    });
    fc.assert(
      fc.property(draft, (document) => {
        const paper = policyPaper({
          ...{ programme: '', adopted: null, clauses: [] },
          document: document as unknown as PolicyDraft,
        });
        expect(JSON.stringify(paper.blocks)).not.toContain('[object Object]');
      }),
      { numRuns: 200 },
    );
  });
});
