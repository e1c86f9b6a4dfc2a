import type { Supervising } from './journey.messages.js';

/** Has somebody more people, or more hours of supervision a week, than they have room for? */
export const isOverCapacity = ({ people, mostPeople, hoursAWeek, mostHours }: Supervising): boolean =>
  (mostPeople !== null && people > mostPeople) || (mostHours !== null && hoursAWeek > mostHours);
