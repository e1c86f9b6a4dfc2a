import { facts, heading, list, paragraph, quiet, withClause, type Block, type Paper } from './paper.js';
import { supervisionPattern } from './policy-values.js';
import { choiceName, trackNames } from './words.js';
import { peopleBlocks, roleBlocks, termOf, topicNames, wordsOf, type Worker } from './working-life.js';

/** What the needs assessment found that this worker needs to know. */
export interface Needs {
  readonly information: readonly string[];
  readonly training: readonly string[];
  readonly supports: readonly string[];
}

export interface PackToPrint extends Worker {
  /** `withheld`: whoever prints it may not read the assessment. Nothing: it was not done yet. */
  readonly needs: Needs | 'withheld' | null;
  /** What the programme agreed on costs; nothing while it is not written down. */
  readonly costs: { readonly covered: readonly string[]; readonly process: string } | null;
}

/** What a new worker takes home in print (TURAS 9.2). */
export function informationPack(pack: PackToPrint): Paper {
  return {
    title: 'Information pack for peer workers',
    subtitle: `${pack.name}, ${pack.programme}`,
    foot: `Information pack, under version ${pack.context.policy.version} of the policy`,
    blocks: [
      paragraph(
        withClause(
          `Welcome to ${pack.organisation}. This pack holds what you need for your work, on paper, to keep and to look things up in.`,
          'TURAS 9.2',
        ),
      ),
      ...programmeBlocks(pack),
      heading('Your role'),
      ...roleBlocks(pack),
      ...peopleBlocks(pack),
      ...needsBlocks(pack),
      ...supportBlocks(pack),
      ...costBlocks(pack),
      ...careBlocks(),
      ...furtherBlocks(pack),
    ],
  };
}

function programmeBlocks(pack: PackToPrint): Block[] {
  const { general } = pack.policy ?? {};
  const rows: [string, string][] = [
    ['Programme', pack.programme],
    ['Your track', trackNames[pack.track]],
    [withClause('For whom', 'TURAS 4.3'), general?.targetGroup ?? 'Ask your supervisor.'],
  ];
  if (pack.track === 'outreach')
    rows.push(
      [withClause('Where and when', 'TURAS 10.1.2'), wordsOf(pack, 'whereAndWhen')],
      [withClause('What it is for', 'TURAS 10.1.1'), wordsOf(pack, 'aims')],
    );
  if (pack.track === 'mentoring')
    rows.push(
      [withClause('What it is for', 'TURAS 12.2.1'), wordsOf(pack, 'goals')],
      [withClause('When you meet', 'TURAS 12.2.3'), wordsOf(pack, 'meetings')],
      [withClause('Limits', 'TURAS 12.2.4'), wordsOf(pack, 'limits')],
    );
  if (pack.track === 'other') rows.push(['What it is for', wordsOf(pack, 'aims')]);
  return [heading('The programme'), facts('Your programme', rows)];
}

function needsBlocks({ needs }: PackToPrint): Block[] {
  if (needs === 'withheld')
    return [
      heading('What you asked to know', 'TURAS 9.2'),
      quiet('Whoever printed this copy may not read your needs assessment: your supervisor prints it with the list.'),
    ];
  if (!needs) return [heading('What you asked to know', 'TURAS 9.2'), quiet('You have not talked about this yet.')];
  return [
    heading('What you asked to know', 'TURAS 9.2'),
    paragraph('In your needs assessment you and we noted that you need to know:'),
    list(needs.information),
    ...(needs.training.length > 0 ? [paragraph('Your training also covers:'), list(needs.training)] : []),
    ...(needs.supports.length > 0 ? [paragraph('Supports that we agreed:'), list(needs.supports)] : []),
  ];
}

function supportBlocks(pack: PackToPrint): Block[] {
  return [
    heading('What we owe you', 'TURAS 6.2'),
    facts('Training, supervision and debriefing', [
      ['Training before you begin', topicNames(pack).join('\n')],
      ['Supervision', supervisionPattern(termOf(pack, 'supervision'))],
      ['Debriefing afterwards', wordsOf(pack, 'debriefSystem')],
      ['Support in between', 'Ask any time. You do not have to wait for your next session.'],
    ]),
  ];
}

function costBlocks({ costs }: PackToPrint): Block[] {
  return [
    heading('What it costs you: nothing', 'TURAS 6.3'),
    ...(costs
      ? [paragraph('We cover:'), list(costs.covered), paragraph(`How you get money back: ${costs.process}`)]
      : [
          paragraph('Travel, childcare, food and other expenses are covered. Ask your supervisor how, before you pay.'),
        ]),
  ];
}

function careBlocks(): Block[] {
  return [
    heading('You come first'),
    list([
      withClause('Your own wellbeing, safety and recovery come before every task.', 'TURAS 6.9'),
      withClause('You can say “not today”, and you can take a break: without giving a reason.', 'TURAS 13.4'),
      withClause('A break from peer work is a step in looking after yourself well. You stay welcome.', 'TURAS 13.4'),
      withClause('You share of your own story only what you want to share.', 'GUIDE 3.5-k'),
      withClause('A mistake is something to learn from: tell us, and we look at it together.', 'GUIDE 3.5-l'),
    ]),
  ];
}

function furtherBlocks(pack: PackToPrint): Block[] {
  const events = pack.policy?.general.teamEvents;
  const issues = pack.track === 'mentoring' ? [`${wordsOf(pack, 'raisingIssues')} (TURAS\u00a012.2.9)`] : [];
  return [
    heading('Moving on', 'TURAS 6.5, 13.3'),
    paragraph(
      'Peer work can lead to training and to paid work, and it is no promise of either. Your line manager tells you honestly which ways there are here, what a job asks for, and how we help you towards it.',
    ),
    heading('Before you speak or sign for us', 'TURAS 13.6'),
    paragraph('Talks with the press, contracts and money for the organisation: ask your supervisor first.'),
    ...(events
      ? [paragraph(`Team events: peer workers are ${choiceName(events).toLowerCase()} (TURAS\u00a013.8).`)]
      : []),
    heading('If something is not fair', 'TURAS 13.7'),
    list([
      'You have the right to complain under our grievance policy; ask any member of staff for it.',
      'You can say it in your own words or with help, in writing or not.',
      'It is not handled by the person whom it is about, and nothing happens to you because you complained.',
      ...issues,
    ]),
  ];
}
