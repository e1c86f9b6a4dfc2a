import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';

import type { Absence } from '../api/types';
import { may, useDates, useMe } from '../shell/me';
import { Section } from '../shell/section';
import { Failure, PageSkeleton } from '../shell/states';
import { useShowMore } from '../shell/show-more';
import { keepFocusSomewhere } from '../shell/use-keep-focus';
import { SupervisionFrame } from '../supervision/supervision-frame';
import { t } from '../texts';
import { AbsenceForm } from './absence-form';
import { AbsenceRow } from './absence-row';
import { absencesQuery } from './absence-queries';
import classes from './absences-page.module.css';

const BACK_DAYS = 56;
const AHEAD_DAYS = 365;

/** Who is away, who will be, and who covers meanwhile. */
export function AbsencesPage() {
  const dates = useDates();
  const mayEnter = may(useMe(), 'absence.enter');
  const [entering, { open, close }] = useDisclosure(false);
  const { data, error, refetch } = useQuery(
    absencesQuery({ from: dates.todayPlus(-BACK_DAYS), until: dates.todayPlus(AHEAD_DAYS) }),
  );
  const words = t.absences;
  const enter = mayEnter && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
      {words.add}
    </Button>
  );
  return (
    <SupervisionFrame title={words.title} actions={enter}>
      <p className={classes.intro}>{words.intro}</p>
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />)}
      {data && (
        <div className={classes.page}>
          <Part title={words.now} none={words.noneNow} items={data.filter(({ stage }) => stage === 'away')} />
          <Part title={words.coming} none={words.noneComing} items={data.filter(({ stage }) => stage === 'planned')} />
          <Part
            title={words.past}
            none={words.nonePast}
            items={data.filter(({ stage }) => stage === 'over' || stage === 'cancelled').toReversed()}
          />
        </div>
      )}
      <Modal opened={entering} onClose={close} onExitTransitionEnd={keepFocusSomewhere} title={words.addTitle}>
        <AbsenceForm close={close} />
      </Modal>
    </SupervisionFrame>
  );
}

function Part({ title, none, items }: { title: string; none: string; items: Absence[] }) {
  const { shown, more } = useShowMore(items, 20);
  return (
    <Section title={`${title} (${items.length})`}>
      {items.length === 0 && <p className={classes.none}>{none}</p>}
      <ul className={classes.rows}>
        {shown.map((absence) => (
          <AbsenceRow key={absence.id} absence={absence} />
        ))}
      </ul>
      {more}
    </Section>
  );
}
