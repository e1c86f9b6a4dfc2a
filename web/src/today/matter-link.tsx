import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import classes from './rows.module.css';

/** What a matter or message may be about; the first that is known is where its page is. */
interface About {
  matter: string;
  supervisionId?: string | null;
  journeyId?: string | null;
  programmeId?: string | null;
}

interface MatterLinkProps {
  about: About;
  onClick?: () => void;
  children: ReactNode;
}

/** To the page on which a matter is dealt with; plain words where there is none. */
export function MatterLink({ about, children, ...rest }: MatterLinkProps) {
  const { supervisionId, journeyId, programmeId, matter } = about;
  const shared = { className: classes.title, 'data-row': true, ...rest };
  if (supervisionId)
    return (
      <Link to="/supervision/$supervisionId" params={{ supervisionId }} {...shared}>
        {children}
      </Link>
    );
  if (journeyId)
    return (
      <Link to="/journeys/$journeyId" params={{ journeyId }} {...shared}>
        {children}
      </Link>
    );
  if (programmeId)
    return (
      <Link to="/programme" search={{ programme: programmeId }} {...shared}>
        {children}
      </Link>
    );
  if (matter === 'address-failing')
    return (
      <Link to="/reminders" {...shared}>
        {children}
      </Link>
    );
  if (matter.startsWith('cover-'))
    return (
      <Link to="/absences" {...shared}>
        {children}
      </Link>
    );
  return <span className={classes.title}>{children}</span>;
}
