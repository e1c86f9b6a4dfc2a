import type { SupervisionLoad, Supervisor } from '../api/types';

type Week = SupervisionLoad['weeks'][number];

/** The hours of one supervisor in a week; of all, where nobody is named. */
export const hoursIn = ({ bySupervisor }: Week, userId: string): number =>
  bySupervisor.reduce((sum, one) => (userId === '' || one.userId === userId ? sum + one.hours : sum), 0);

/** How many hours a week there is room for; nothing, where anyone counted has no limit. */
export function capacityOf(supervisors: readonly Supervisor[], userId: string): number | null {
  const counted = supervisors.filter((one) => userId === '' || one.userId === userId);
  if (counted.length === 0 || counted.some(({ mostHours }) => mostHours === null)) return null;
  return counted.reduce((sum, { mostHours }) => sum + (mostHours ?? 0), 0);
}

/** The weeks that ask more of a supervisor than there is room for. */
export const tooMuch = ({ weeks }: SupervisionLoad, { userId, mostHours }: Supervisor): Week[] =>
  mostHours === null ? [] : weeks.filter((week) => hoursIn(week, userId) > mostHours);
