import { useQuery } from '@tanstack/react-query';

import { supervisionQuery } from '../api/supervision-queries';
import type { Journey, SupervisionDetail } from '../api/types';
import { TextLink } from '../shell/links';
import { may, useDates, useMe } from '../shell/me';
import { Section } from '../shell/section';
import { Failure, Rows } from '../shell/states';
import { lateWords, whenWords } from '../supervision/session-words';
import { SupervisionBadge } from '../supervision/supervision-badge';
import { t } from '../texts';
import classes from './journey-supervision.module.css';

/** The next session at a glance, how late it is, and the way to everything about it. */
export function JourneySupervision({ journey: { supervisionId } }: { journey: Journey }) {
  const shown = may(useMe(), 'supervision.see') && supervisionId !== null;
  const { data, error, refetch } = useQuery({ ...supervisionQuery(supervisionId ?? ''), enabled: shown });
  if (!shown) return null;
  const open = (
    <TextLink to="/supervision/$supervisionId" params={{ supervisionId }} size="sm">
      {t.supervision.open}
    </TextLink>
  );
  return (
    <Section title={t.supervision.title} beside={open}>
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <Rows count={1} />)}
      {data && <NextOne supervision={data} />}
    </Section>
  );
}

function NextOne({ supervision }: { supervision: SupervisionDetail }) {
  const dates = useDates();
  const { stage, supervisor, agenda, everyDays, person } = supervision;
  const words = t.supervision;
  if (stage === 'ended') return <p className={classes.told}>{words.ended(person.givenName)}</p>;
  if (stage === 'suspended') return <p className={classes.told}>{words.resting(person.givenName)}</p>;
  const around = [
    supervisor ? `${words.supervisor}: ${supervisor.name}` : words.nobody,
    words.every(everyDays),
    ...(agenda.length > 0 ? [words.agendaPoints(agenda.length)] : []),
  ];
  return (
    <>
      <p className={classes.when} data-late={lateWords(supervision) ? true : undefined}>
        {whenWords(supervision, dates)}
      </p>
      <SupervisionBadge card={supervision} />
      <p className={classes.told}>{around.join(' · ')}</p>
    </>
  );
}
