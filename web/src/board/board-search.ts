import type { JourneyFilter } from '../api/queries';
import type { Stage, Track } from '../api/types';
import { t } from '../texts';

export const shows = ['stalled', 'escalated', 'decisions', 'paused', 'notNow', 'stoodDown', 'underReview'] as const;
export type Show = (typeof shows)[number];

/** What the board shows, kept in the address so that it can be shared, and survives going back. */
export interface BoardSearch {
  q?: string;
  track?: Track;
  stage?: Stage;
  show?: Show;
  supervisor?: string;
  view?: 'list' | 'board';
  page?: number;
}

export function boardSearch(given: Record<string, unknown>): BoardSearch {
  const page = Math.trunc(Number(given.page));
  const show = shows.find((one) => one === given.show);
  return {
    ...(typeof given.q === 'string' && given.q ? { q: given.q } : {}),
    ...(isTrack(given.track) ? { track: given.track } : {}),
    ...(isStage(given.stage) ? { stage: given.stage } : {}),
    ...(show ? { show } : {}),
    ...(typeof given.supervisor === 'string' ? { supervisor: given.supervisor } : {}),
    ...(given.view === 'list' || given.view === 'board' ? { view: given.view } : {}),
    ...(page > 1 ? { page } : {}),
  };
}

/** More cards than this nobody reads as a board. */
export const MOST_CARDS = 200;
const LIST_PAGE = 50;

export function filterOf({ q, track, stage, show, supervisor, page }: BoardSearch, asList: boolean): JourneyFilter {
  return {
    ...(q ? { q } : {}),
    ...(supervisor ? { supervisor } : {}),
    ...(track ? { track } : {}),
    ...(stage ? { stage } : {}),
    ...shownBy(show),
    page: asList ? (page ?? 1) : 1,
    pageSize: asList ? LIST_PAGE : MOST_CARDS,
  };
}

function shownBy(show: Show | undefined): JourneyFilter {
  if (!show) return {};
  if (show === 'stalled' || show === 'escalated') return { attention: show };
  return show === 'decisions' ? { decisions: 'true' } : { standing: show };
}

const isTrack = (track: unknown): track is Track => typeof track === 'string' && Object.hasOwn(t.tracks, track);
const isStage = (stage: unknown): stage is Stage => typeof stage === 'string' && Object.hasOwn(t.stages, stage);

export const isFiltered = ({ q, track, stage, show, supervisor }: BoardSearch): boolean =>
  Boolean(q ?? track ?? stage ?? show ?? supervisor);
