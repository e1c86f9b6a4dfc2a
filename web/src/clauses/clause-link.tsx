import { Link } from '@tanstack/react-router';

import { t } from '../texts';
import classes from './clause-link.module.css';

/** `TURAS 10.1.3.2` → `TURAS-10.1.3.2`: where the clause stands on the page of clauses. */
export const anchorOf = (clause: string): string => clause.replaceAll(' ', '-');

interface ClauseLinkProps {
  clause: string;
  /** A dialog that the link leads out of. */
  onClick?: () => void;
}

/** The id of a clause, leading to its text. */
export function ClauseLink({ clause, onClick }: ClauseLinkProps) {
  return (
    <Link
      to="/clauses"
      hash={anchorOf(clause)}
      className={classes.link}
      aria-label={t.clauses.link(clause)}
      {...(onClick && { onClick })}
    >
      {clause}
    </Link>
  );
}
