import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { formsQuery } from '../api/queries';
import type { Journey } from '../api/types';
import { useDates } from '../shell/me';
import { t } from '../texts';
import { useOpenCommand } from '../journey/command-request';
import { nameOfTopic } from '../training/training-table';
import type { MyPart } from './my-parts';
import classes from './own.module.css';

/** Everything else that is the worker's own, each a tap away with what there is to know about it. */
export function OwnLinks({ journey }: { journey: Journey }) {
  const dates = useDates();
  const words = t.own;
  const mandatory = journey.topics.filter((topic) => topic.mandatory);
  const done = mandatory.filter(({ doneOn }) => doneOn !== null).length;
  const next = journey.topics
    .filter(({ plannedOn, doneOn }) => plannedOn !== null && doneOn === null)
    .toSorted((a, b) => a.plannedOn!.localeCompare(b.plannedOn!))[0];
  const training = next ? words.nextTraining(nameOfTopic(next), dates.day(next.plannedOn!)) : '';
  return (
    <ul className={classes.links}>
      <To part="boundaries" journey={journey} name={words.boundaries} told={agreementWords(journey)} />
      {journey.topics.length > 0 && (
        <To
          part="training"
          journey={journey}
          name={words.training}
          told={[words.trainingDone(done, mandatory.length), training].filter(Boolean).join('. ')}
        />
      )}
      <To part="owed" journey={journey} name={t.owed.ask} told={words.askBody} />
      <SelfCare journey={journey} />
      <To part="forms" journey={journey} name={words.forms} told={words.formsBody} />
      <To part="papers" journey={journey} name={words.papers} told={words.papersBody} />
    </ul>
  );
}

interface ToProps {
  part: MyPart;
  journey: Journey;
  name: string;
  told: string;
}

function To({ part, journey, name, told }: ToProps) {
  return (
    <li>
      <Link to="/my/$part" params={{ part }} search={{ journey: journey.id }}>
        <span>
          <strong>{name}</strong>
          {told}
        </span>
        <IconChevronRight size={20} aria-hidden />
      </Link>
    </li>
  );
}

function agreementWords({ boundaryAgreement: { worker, service, stale } }: Journey): string {
  const words = t.own;
  if (stale && worker) return t.boundaries.staleTitle;
  if (!worker && !service) return words.boundariesOpen;
  if (!worker) return words.boundariesYours;
  return service ? words.boundariesSigned : words.boundariesTheirs;
}

/** The one form that nobody else reads, and that says so before it is opened. */
function SelfCare({ journey }: { journey: Journey }) {
  const open = useOpenCommand();
  const dates = useDates();
  const { data: forms } = useQuery(formsQuery(journey.id));
  const plan = forms?.find(({ id }) => id === 'self-care-plan');
  const words = t.own;
  if (!plan?.mayFill) return null;
  return (
    <li>
      <button
        type="button"
        onClick={() =>
          open({
            journeyId: journey.id,
            person: journey.person,
            type: 'FillForm',
            values: { form: plan.id },
            title: plan.title,
          })
        }
      >
        <span>
          <strong>{words.selfCare}</strong>
          {plan.filled ? words.selfCareFilled(dates.day(plan.filled.on)) : words.selfCareOpen}
          <em>{words.selfCarePrivate}</em>
        </span>
        <IconChevronRight size={20} aria-hidden />
      </button>
    </li>
  );
}
