import { daysAfter } from '../../state-machines/core/calendar.js';
import type { LocalDate } from '../../state-machines/core/process.js';
import type { Cast } from './cast.js';
import { northgatePolicy } from './policies.js';

/** A second organisation, behind its own wall. */
export const northgate = (today: LocalDate): Cast => ({
  key: 'northgate',
  name: 'Northgate Recovery Network',
  zone: 'Europe/Helsinki',
  programme: 'Street outreach',
  template: 'outreach',
  mailDomain: 'northgate.example',
  policy: northgatePolicy(daysAfter(today, -300), daysAfter(today, 400)),
  staff: {
    coordinator: { givenName: 'Petra', familyName: 'Lighthouse', role: 'coordinator' },
    manager: { givenName: 'Joonas', familyName: 'Ferry', role: 'manager' },
    supervisor: { givenName: 'Liv', familyName: 'Compass', role: 'supervisor' },
    keyworker: { givenName: 'Noor', familyName: 'Harbinger', role: 'supervisor' },
    administrator: { givenName: 'Eino', familyName: 'Register', role: 'administrator' },
  },
  house: {
    country: 'FI',
    wishes: [{ worker: 'Yara Spruce', what: 'expenses', daysAgo: 1, text: 'Two bus tickets.' }],
    leaves: [],
    profiles: [
      { player: 'supervisor', trainedDaysAgo: 400, skills: ['Reflective practice'], mostPeople: 8, mostHours: 6 },
    ],
    weeks: {},
  },
  workers: [
    { name: 'Tove Oriole', began: 25, until: 22, signsIn: true },
    { name: 'Una Juniper', began: 10, until: 6 },
    { name: 'Vito Siskin', began: 62, until: 34 },
    { name: 'Wren Cedar', began: 130, until: 128 },
    { name: 'Xavi Dunnock', began: 16, until: 14 },
    { name: 'Yara Spruce', began: 268, until: 262 },
    {
      name: 'Wyn Dipper',
      began: 80,
      until: 76,
      turns: [
        { daysAgo: 2, by: 'supervisor', ask: () => ({ type: 'RaiseConcern', grade: 'gross' }) },
        {
          daysAgo: 2,
          by: 'manager',
          ask: () => ({ type: 'StandDown' }),
          note: 'Nothing is decided. Wyn is heard on Thursday, with somebody of their choice beside them.',
        },
      ],
    },
    {
      name: 'Zoe Fulmar',
      began: 45,
      until: 41,
      turns: [
        {
          daysAgo: 3,
          by: 'coordinator',
          ask: ({ fromNow }) => ({ type: 'PauseJourney', reviewOn: fromNow(20) }),
        },
      ],
    },
  ],
});
