import { useQuery } from '@tanstack/react-query';

import { ClauseLink } from '../clauses/clause-link';
import { partName } from '../policy/layout';
import { ButtonLink, TextLink } from '../shell/links';
import { may, useDates, useMe } from '../shell/me';
import { Section } from '../shell/section';
import { Failure, PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { list } from '../texts/plural';
import { ToClose, ToOpen } from './opening';
import { ProgrammeFrame } from './programme-frame';
import classes from './programme-page.module.css';
import { programmeQuery, type ProgrammeCard, type ProgrammeDetail } from './programme-queries';
import { ReadinessCard } from './readiness-card';
import { ProgrammeTimeline } from './programme-timeline';

/** What a programme needs before it opens, and how it stands. */
export function ProgrammePage() {
  const mayBegin = may(useMe(), 'programme.change');
  const begin = (
    <ButtonLink to="/programme/new" variant="default">
      {t.programme.new}
    </ButtonLink>
  );
  return (
    <ProgrammeFrame title={t.programme.title} actions={mayBegin && begin}>
      {(card) => <OfProgramme key={card.id} card={card} />}
    </ProgrammeFrame>
  );
}

function OfProgramme({ card }: { card: ProgrammeCard }) {
  const mayWrite = may(useMe(), 'programme.change');
  const { data: programme, error, refetch } = useQuery(programmeQuery(card.id));
  if (!programme) return error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />;
  const { stage, sections } = programme;
  const firstOpen = sections.find(({ complete }) => !complete);
  return (
    <>
      <p className={classes.intro}>
        <span className={classes.stage} data-stage={stage}>
          {t.programme.stages[stage] ?? stage}
        </span>{' '}
        {t.programme.intros[stage]}
      </p>
      <div className={classes.columns}>
        <div className={classes.main}>
          {stage === 'readiness' && <ToOpen programme={programme} />}
          {sections.map((section) => (
            <ReadinessCard
              key={section.id}
              programmeId={programme.id}
              section={section}
              leads={section === firstOpen}
              mayWrite={mayWrite && stage !== 'closed'}
            />
          ))}
        </div>
        <div className={classes.side}>
          <PolicyCard programme={programme} card={card} />
          <ProgrammeTimeline programme={programme} />
          {stage === 'open' && <ToClose programme={programme} />}
        </div>
      </div>
    </>
  );
}

function PolicyCard({ programme: { id, policy }, card }: { programme: ProgrammeDetail; card: ProgrammeCard }) {
  const dates = useDates();
  const words = t.programme;
  return (
    <Section title={words.policy}>
      {policy ? (
        <ul className={classes.facts}>
          <li>{words.policyVersion(policy.version)}</li>
          {policy.approvedOn && <li>{words.approved(dates.day(policy.approvedOn))}</li>}
          <li>
            {policy.overdue
              ? words.wasDue(dates.day(policy.reviewBy))
              : words.review(dates.dayAndAway(policy.reviewBy))}{' '}
            <ClauseLink clause="TURAS head" />
          </li>
        </ul>
      ) : (
        <p className={classes.quiet}>{words.policyNone}</p>
      )}
      <p className={classes.quiet}>
        {words.tracks}: {list(card.tracks.map(partName)) || words.noTracks}
      </p>
      <TextLink to="/policy" search={{ programme: id }}>
        {words.toPolicy}
      </TextLink>
    </Section>
  );
}
