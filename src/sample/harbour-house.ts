import type { House } from './cast.js';

/** Who is away at the harbour, who asked for what, and how its supervisors work. */
export const harbourHouse: House = {
  country: 'IE',
  wishes: [
    {
      worker: 'Quill Robin',
      what: 'reply',
      about: 'support',
      daysAgo: 4,
      askedOf: 'supervisor',
      text: 'Can somebody be with me at the Thursday group for a while?',
    },
    {
      worker: 'Asta Bunting',
      what: 'expenses',
      daysAgo: 2,
      askedOf: 'supervisor',
      text: 'A month of bus tickets, 32 euro.',
    },
    {
      worker: 'Kit Plover',
      what: 'reply',
      about: 'question',
      daysAgo: 16,
      askedOf: 'supervisor2',
      text: 'Whom do I tell about the broken light at the quay?',
      fulfilled: 15,
    },
    { worker: 'Dee Alder', what: 'debrief', daysAgo: 6, text: 'A loud evening at the harbour wall.', fulfilled: 5 },
    { worker: 'Ivo Linnet', what: 'expenses', daysAgo: 30, text: 'Rain trousers.' },
  ],
  leaves: [
    { player: 'supervisor2', from: -3, until: 4, enteredDaysAgo: 12, cover: 'supervisor' },
    { player: 'supervisor', from: 20, until: 27, enteredDaysAgo: 1 },
  ],
  profiles: [
    {
      player: 'supervisor',
      trainedDaysAgo: 500,
      skills: ['Reflective practice', 'Trauma-informed supervision'],
      mostPeople: 25,
      mostHours: 12,
    },
    { player: 'supervisor2', skills: ['Outreach'], mostPeople: 4, mostHours: 5 },
  ],
  weeks: {
    supervisor: [
      { weekday: 1, from: '09:30', until: '16:00' },
      { weekday: 2, from: '09:30', until: '16:00' },
      { weekday: 4, from: '10:00', until: '17:00' },
      { weekday: 5, from: '09:30', until: '14:00' },
    ],
  },
  failing: 'Ben Rowan',
};
