import { Link } from '@tanstack/react-router';

import { t } from '../texts';
import classes from './journey-tabs.module.css';

const tabs = [
  ['overview', '/journeys/$journeyId'],
  ['training', '/journeys/$journeyId/training'],
  ['documents', '/journeys/$journeyId/documents'],
  ['boundaries', '/journeys/$journeyId/boundaries'],
  ['forms', '/journeys/$journeyId/forms'],
  ['practice', '/journeys/$journeyId/practice'],
  ['waivers', '/journeys/$journeyId/waivers'],
  ['people', '/journeys/$journeyId/people'],
] as const;

/** The parts of a worker's page: each has an address of its own. */
export function JourneyTabs({ journeyId }: { journeyId: string }) {
  return (
    <nav aria-label={t.journey.sections} className={classes.tabs}>
      {tabs.map(([name, to]) => (
        <Link
          key={name}
          to={to}
          params={{ journeyId }}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
          resetScroll={false}
          replace
        >
          {t.journey.tabs[name]}
        </Link>
      ))}
    </nav>
  );
}
