import type { ReactNode } from 'react';

import { BoundaryAgreement } from '../boundaries/boundary-agreement';
import { DocumentsSection } from '../documents/documents-section';
import { FormsList } from '../forms/forms-list';
import forms from '../forms/forms.module.css';
import { PracticeLog } from '../practice/practice-log';
import { PracticeSums } from '../practice/practice-sums';
import { Section } from '../shell/section';
import { t } from '../texts';
import { TrainingSection } from '../training/training-section';
import { Done } from './done';
import classes from './journey-page.module.css';
import { useShownJourney } from './journey-page';
import { JourneyOwed } from './journey-owed';
import { JourneySupervision } from './journey-supervision';
import { LookAhead } from './look-ahead';
import { NextStep } from './next-step';
import { Offers } from './offers';
import { OpenDecisions } from './open-decisions';
import { PeopleAround } from './people-around';
import { Siblings } from './siblings';
import { Timeline } from './timeline';
import { Waivers } from './waivers';

/** Each part of a worker's page, by its address. */

export function OverviewPart() {
  const { journey, offers } = useShownJourney();
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        <OpenDecisions journey={journey} offers={offers} />
        <NextStep journey={journey} offers={offers} />
        <Offers journey={journey} offers={offers} />
      </div>
      <div className={classes.side}>
        <JourneySupervision journey={journey} />
        <JourneyOwed journey={journey} />
        <LookAhead journey={journey} />
        <PeopleAround journey={journey} offers={offers} />
        <Done journey={journey} />
      </div>
      <div className={classes.past}>
        <Timeline journey={journey} />
      </div>
    </div>
  );
}

const Narrow = ({ children }: { children: ReactNode }) => <div className={classes.narrow}>{children}</div>;

export const TrainingPart = () => <TrainingSection {...useShownJourney()} />;

export const DocumentsPart = () => (
  <Narrow>
    <DocumentsSection {...useShownJourney()} />
  </Narrow>
);

export const BoundariesPart = () => (
  <Narrow>
    <BoundaryAgreement journey={useShownJourney().journey} />
  </Narrow>
);

export const FormsPart = () => (
  <Narrow>
    <Section title={t.forms.title}>
      <p className={forms.intro}>{t.forms.intro}</p>
      <FormsList journey={useShownJourney().journey} />
    </Section>
  </Narrow>
);

export function PracticePart() {
  const { journey, offers } = useShownJourney();
  return (
    <Narrow>
      <PracticeSums journey={journey} />
      <PracticeLog journey={journey} offers={offers} />
    </Narrow>
  );
}

export const WaiversPart = () => (
  <Narrow>
    <Waivers {...useShownJourney()} />
  </Narrow>
);

export function PeoplePart() {
  const { journey, offers } = useShownJourney();
  return (
    <Narrow>
      <PeopleAround journey={journey} offers={offers} />
      <Siblings journey={journey} />
    </Narrow>
  );
}
