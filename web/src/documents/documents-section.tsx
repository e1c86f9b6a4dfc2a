import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

import type { Journey, Offer } from '../api/types';
import { ClauseLink } from '../clauses/clause-link';
import { useOpenCommand } from '../journey/command-request';
import { moneyOf } from '../journey/field-values';
import type { Values } from '../journey/command-fields';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { t } from '../texts';
import { Papers } from './papers';
import classes from './documents.module.css';

const words = t.documents;

/** What is signed, acknowledged, chosen and confirmed; and what is printed. */
export function DocumentsSection({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  return (
    <>
      <Section title={words.agreements}>
        <dl className={classes.facts}>
          <Contract journey={journey} offers={offers} />
          <Policy journey={journey} offers={offers} />
          <Basis journey={journey} offers={offers} />
        </dl>
      </Section>
      <Section title={words.eligibility}>
        <dl className={classes.facts}>
          {journey.terms.eligibility.map(({ id, sentence }) => (
            <Criterion key={id} id={id} sentence={sentence} journey={journey} offers={offers} />
          ))}
        </dl>
      </Section>
      <Section title={words.pdfs}>
        <Papers journey={journey} />
      </Section>
    </>
  );
}

interface PartProps {
  journey: Journey;
  offers: Offer[];
}

function Contract({ journey, offers }: PartProps) {
  const dates = useDates();
  const { worker, service } = journey.contract;
  const said = (on: string | null) => (on ? words.signedOn(dates.day(on)) : words.notSigned);
  return (
    <Fact name={words.contract} clause="GUIDE 4.1">
      {`${words.worker}: ${said(worker)}`}
      <br />
      {`${words.service}: ${said(service)}`}
      {(!worker || !service) && <Give type="SignContract" journey={journey} offers={offers} />}
    </Fact>
  );
}

function Policy({ journey, offers }: PartProps) {
  const { acknowledged } = journey;
  const said = acknowledged
    ? (acknowledged.current ? words.acknowledged : words.olderVersion)(acknowledged.version)
    : words.notAcknowledged;
  return (
    <Fact name={words.policy} clause="TURAS 7.2">
      {said}
      {!acknowledged?.current && <Give type="AcknowledgePolicy" journey={journey} offers={offers} />}
    </Fact>
  );
}

function Basis({ journey, offers }: PartProps) {
  const { basis } = journey;
  const paid = basis && [
    words.bases[basis.basis],
    basis.hourlyCents !== null && words.hourly(moneyOf(basis.hourlyCents)),
    basis.weeklyHours !== null && words.weekly(basis.weeklyHours),
  ];
  return (
    <Fact name={words.basis} clause="TURAS 3.2">
      {paid ? paid.filter(Boolean).join(', ') : words.noBasis}
      <Give type="ChooseBasis" journey={journey} offers={offers} {...(basis ? { label: t.journey.change } : {})} />
    </Fact>
  );
}

function Criterion({ id, sentence, journey, offers }: PartProps & { id: string; sentence: string }) {
  const dates = useDates();
  const last = journey.confirmations.findLast(({ criterion }) => criterion === id);
  return (
    <Fact name={sentence} clause="TURAS 13.2">
      {last ? words.confirmed(dates.day(last.on), t.form.confirmations[last.basis]!.toLowerCase()) : words.notConfirmed}
      <Give
        type="ConfirmEligibility"
        journey={journey}
        offers={offers}
        values={{ criterion: id }}
        about={sentence}
        {...(last ? { label: t.journey.change } : {})}
      />
    </Fact>
  );
}

function Fact({ name, clause, children }: { name: string; clause: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        {name} <ClauseLink clause={clause} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

interface GiveProps extends PartProps {
  type: string;
  values?: Values;
  label?: string;
  about?: string;
}

function Give({ type, journey, offers, values, label, about }: GiveProps) {
  const open = useOpenCommand();
  if (!offers.some((offer) => offer.type === type && offer.allowed)) return null;
  const button = label ?? t.commands[type]!.button;
  return (
    <Button
      size="xs"
      variant="default"
      className={classes.give!}
      {...(about ? { 'aria-label': `${button}: ${about}` } : {})}
      onClick={() => open({ journeyId: journey.id, person: journey.person, type, ...(values ? { values } : {}) })}
    >
      {button}
    </Button>
  );
}
