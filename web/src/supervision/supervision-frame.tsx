import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import frame from '../programme/programme-frame.module.css';
import { may, useMe } from '../shell/me';
import { Page } from '../shell/page';
import { t } from '../texts';

const places = [
  { to: '/supervision', label: t.supervision.title, needs: 'supervision.see' },
  { to: '/supervisors', label: t.supervisors.title, needs: 'supervisors.see' },
  { to: '/absences', label: t.absences.title, needs: 'absence.see' },
  { to: '/reminders', label: t.reminders.title, needs: 'reminders.see' },
] as const;

interface FrameProps {
  title: string;
  beside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The pages around supervision lie side by side. */
export function SupervisionFrame({ children, ...page }: FrameProps) {
  const me = useMe();
  const shown = places.filter(({ needs }) => may(me, needs));
  return (
    <Page {...page}>
      {shown.length > 1 && (
        <div className={frame.bar}>
          <nav aria-label={t.supervision.parts} className={frame.parts}>
            {shown.map(({ to, label }) => (
              <Link
                key={to}
                to={to}
                className={frame.part}
                activeProps={{ 'aria-current': 'page' }}
                activeOptions={{ includeSearch: false, exact: false }}
              >
                {label}
              </Link>
            ))}
          </nav>
        </div>
      )}
      {children}
    </Page>
  );
}
