import { Button } from '@mantine/core';

import type { Journey, Offer } from '../api/types';
import { useOpenCommand } from '../journey/command-request';
import { Section } from '../shell/section';
import { Empty } from '../shell/states';
import { t } from '../texts';
import { CertificateList } from './certificate-list';
import { TrainingTable } from './training-table';
import classes from './training.module.css';

/** The training plan and the certificates of one journey. */
export function TrainingSection({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const open = useOpenCommand();
  const words = t.training;
  const mayAgree = offers.some(({ type, allowed }) => type === 'AgreeTopic' && allowed);
  const give = (type: string) => () => open({ journeyId: journey.id, person: journey.person, type });
  const agree = mayAgree && (
    <Button variant="default" size="xs" onClick={give('AgreeTopic')}>
      {words.agreeMore}
    </Button>
  );
  return (
    <>
      <Section title={words.title}>
        <div className={classes.head}>
          <p>{words.intro}</p>
          <p>
            <TrainingProgress journey={journey} />
          </p>
          {agree}
        </div>
        {journey.topics.length > 0 ? (
          <TrainingTable journey={journey} offers={offers} />
        ) : (
          <Empty title={words.none}>{words.noneBody}</Empty>
        )}
      </Section>
      <CertificateList journey={journey} offers={offers} />
    </>
  );
}

export function TrainingProgress({ journey: { topics, trainings } }: { journey: Journey }) {
  const mandatory = topics.filter((topic) => topic.mandatory);
  const done = mandatory.filter(({ doneOn }) => doneOn !== null).length;
  const days = new Set(trainings.map(({ on }) => on)).size;
  return [t.training.progress(done, mandatory.length), days > 0 && t.training.spread(days)].filter(Boolean).join('. ');
}
