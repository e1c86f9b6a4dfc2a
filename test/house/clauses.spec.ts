import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Clause, Place } from '../../src/clauses/clause.js';
import { clauses } from '../../src/clauses/clauses.js';
import { tableOf } from '../../src/clauses/table.js';
import { programmeCorrespondence } from '../../src/delivery/programme.sentences.js';
import { formOf, forms } from '../../state-machines/journey/forms.js';
import { looseSteps, requirementsOf } from '../../state-machines/journey/gates.js';
import { JourneyCommandSchema, journeyTimeInputs } from '../../state-machines/journey/journey.messages.js';
import { journeyMatters } from '../../state-machines/journey/owed.js';
import { policyBlanks } from '../../state-machines/policy/blanks.js';
import { journeyPolicyOf, tracks } from '../../state-machines/policy/policy.js';
import {
  SupervisionCommandSchema,
  supervisionTimeInputs,
} from '../../state-machines/supervision/supervision.messages.js';
import { supervisionMatters } from '../../state-machines/supervision/supervision.js';
import { absenceMatters } from '../../state-machines/absence/absence.js';
import { AbsenceCommandSchema, absenceTimeInputs } from '../../state-machines/absence/absence.messages.js';
import { obligationMatters } from '../../state-machines/obligation/obligation.js';
import { ObligationCommandSchema, obligationTimeInputs } from '../../state-machines/obligation/obligation.messages.js';
import { samplePolicy } from '../../state-machines/policy/sample-policy.js';
import { ProgrammeCommandSchema, programmeTimeInputs } from '../../state-machines/programme/programme.messages.js';
import { readinessSections, sectionIds } from '../../state-machines/programme/readiness.js';
import { blankIds, clauseIds } from './clause-ids.js';

const root = join(import.meta.dirname, '../..');
const openapi = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')) as {
  paths: Record<string, { get?: object }>;
};
const routes = readdirSync(join(root, 'web/src/routes'));
/** `_app.policy.index.tsx` is `/policy/index.tsx`. */
const routeOf = (file: string) =>
  file
    .replace(/^_app/, '')
    .replaceAll('.', '/')
    .replace(/\/tsx$/, '.tsx');

const typesOf = (schema: { options: readonly { shape: { type: { value: string } } }[] }): string[] =>
  schema.options.map(({ shape }) => shape.type.value);
const gates = tracks.flatMap((track) =>
  requirementsOf({ track, policy: journeyPolicyOf(1, samplePolicy(), track, 1)! }),
);
const requirements = new Set(gates.map(({ id }) => id));
const commands = new Set([
  ...typesOf(JourneyCommandSchema),
  ...typesOf(ProgrammeCommandSchema),
  ...typesOf(SupervisionCommandSchema),
  ...typesOf(ObligationCommandSchema),
  ...typesOf(AbsenceCommandSchema),
  ...['StartJourney', 'StartProgramme', 'StartAbsence', 'OpenObligation'],
]);
const deadlines = new Set<string>([
  ...journeyTimeInputs,
  ...programmeTimeInputs,
  ...supervisionTimeInputs,
  ...obligationTimeInputs,
  ...absenceTimeInputs,
]);
const paths = policyBlanks.flatMap(({ path, track }) => (track ? [path, path.replace(track, '*')] : [path]));

const matters: readonly string[] = [
  ...journeyMatters,
  ...Object.keys(programmeCorrespondence.matters),
  ...supervisionMatters,
  ...obligationMatters,
  ...absenceMatters,
];

/** Is there such a thing in the product? */
const exists: Record<Place['kind'], (place: { name: string; path: string }) => boolean> = {
  gate: ({ name }) =>
    name.endsWith('*') ? [...requirements].some((id) => id.startsWith(name.slice(0, -1))) : requirements.has(name),
  readiness: ({ name }) => (sectionIds as readonly string[]).includes(name),
  step: ({ name }) => name in looseSteps,
  field: ({ name }) => paths.some((path) => path === name || path.startsWith(`${name}.`)),
  deadline: ({ name }) => deadlines.has(name),
  command: ({ name }) => commands.has(name),
  form: ({ name }) => formOf(name) !== undefined,
  message: ({ name }) => matters.includes(name),
  page: ({ path }) => routes.some((file) => [`${path}.tsx`, `${path}/index.tsx`].includes(routeOf(file))),
  document: ({ path }) => openapi.paths[path]?.get !== undefined,
  issue: ({ name }) => ['supervision', 'cases', 'sessions', 'evaluation'].includes(name),
};
const isThere = (place: Place): boolean => exists[place.kind]({ path: '', ...place });

describe('the clause table', () => {
  it('has every clause of the sources once, and no other', () => {
    const ids = clauses.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(clauseIds.toSorted());
  });

  it('marks the holes of the sources', () => {
    expect(clauses.filter(({ blank }) => blank).map(({ id }) => id)).toEqual(blankIds);
  });

  it('says in one sentence of its own what each clause asks', () => {
    for (const { id, text } of clauses) expect(`${id}: ${text}`).toMatch(/: .{10,300}[.?]$/s);
  });

  it.each(clauses.map((clause) => [clause.id, clause] as const))('names only what there is: %s', (_, { where }) => {
    expect(where.filter((place) => !isThere(place))).toEqual([]);
  });

  it('names an issue for what comes later, and for nothing else', () => {
    const waits = ({ where }: Clause) => where.some(({ kind }) => kind === 'issue');
    for (const clause of clauses) expect([clause.id, waits(clause)]).toEqual([clause.id, clause.status === 'later']);
  });

  it('names a place for what is met, and a page or paper for guidance', () => {
    for (const { id, status, where } of clauses) {
      expect([id, where.length > 0]).toEqual([id, true]);
      if (status === 'guidance') expect(where.every(({ kind }) => kind === 'page' || kind === 'document')).toBe(true);
    }
  });

  it('knows a thing that is not there', () => {
    const made: Place[] = [
      { kind: 'gate', name: 'never-heard-of' },
      { kind: 'gate', name: 'never-*' },
      { kind: 'readiness', name: 'never' },
      { kind: 'step', name: 'never' },
      { kind: 'field', name: 'general.never' },
      { kind: 'deadline', name: 'NeverPassed' },
      { kind: 'command', name: 'Never' },
      { kind: 'form', name: 'never' },
      { kind: 'message', name: 'never' },
      { kind: 'page', name: 'never', path: '/never' },
      { kind: 'document', name: 'never', path: '/api/never.pdf' },
    ];
    for (const place of made) expect([place, isThere(place)]).toEqual([place, false]);
  });

  it('is printed whole, with counts that add up', () => {
    const lines = tableOf(clauses).split('\n');
    const counted = lines.slice(-3).flatMap((line) => [...line.matchAll(/(\d+) (met|guidance|later)/g)]);
    expect(counted.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(clauses.length);
    for (const { id } of clauses) expect(lines.some((line) => line.startsWith(id))).toBe(true);
  });
});

const begins = (id: string) => (one: string) => one === id || one.startsWith(`${id}.`) || one.startsWith(`${id}-`);

describe('what the product asks for', () => {
  const named = (kind: Place['kind'], name: string, id: string): boolean =>
    clauses.some(
      (clause) =>
        begins(id)(clause.id) &&
        clause.where.some(
          (place) =>
            place.kind === kind &&
            (place.name.endsWith('*')
              ? name.startsWith(place.name.slice(0, -1))
              : [name, name.replace(/^tracks\.\w+/, 'tracks.*')].some(
                  (one) => one === place.name || one.startsWith(`${place.name}.`),
                )),
        ),
    );

  it.each(gates.map(({ id, clause }) => [id, clause]))('stands at its clause: %s (%s)', (id, clause) => {
    expect(named('gate', id, clause)).toBe(true);
  });

  it.each(readinessSections.map(({ id, clause }) => [id, clause]))('stands at its clause: %s (%s)', (id, clause) => {
    expect(named('readiness', id, clause)).toBe(true);
  });

  it.each(policyBlanks.map(({ path, clause }) => [path, clause]))('stands at its clause: %s (%s)', (path, clause) => {
    expect(named('field', path, clause)).toBe(true);
  });

  it.each(forms.map(({ id, clause }) => [id, clause]))('stands at its clause: %s (%s)', (id, clause) => {
    expect(named('form', id, clause)).toBe(true);
  });
});

describe('a clause that the product cites', () => {
  const cited = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (/\.(ts|tsx)$/.test(entry.name))
        for (const [, id] of readFileSync(join(root, path), 'utf8').matchAll(
          /['"`]((?:TURAS (?:\d|head)|GUIDE (?:\d|App [A-C]))[\w.]*(?:-\w+)?)['"`]/g,
        ))
          cited.set(id!.replace(/\.$/, ''), path);
    }
  };
  for (const folder of ['src', 'state-machines', 'web/src']) walk(folder);

  it.each([...cited])('is one of the table, or the head of some: %s (%s)', (id) => {
    expect(clauseIds.some(begins(id))).toBe(true);
  });
});
