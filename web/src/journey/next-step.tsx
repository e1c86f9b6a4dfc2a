import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { machineQuery } from '../api/queries';
import type { Journey, Offer } from '../api/types';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { intoStage, stageName, t } from '../texts';
import { useOpenCommand } from './command-request';
import { MissingList } from './missing-list';

/** The step that leads on: the return for someone on a break, else the move to the next stage. */
export function leadingOffer(journey: Journey, offers: Offer[]): Offer | undefined {
  const resume = offers.find(({ type }) => type === 'ResumeJourney');
  if (journey.standing === 'paused') return resume;
  return offers.find(({ primary }) => primary);
}

/** The page's one primary button, while its step is open. When it is not, the first remedy takes its place. */
export function PrimaryButton({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const open = useOpenCommand();
  const offer = leadingOffer(journey, offers);
  if (!offer?.allowed) return null;
  return (
    <Button size="md" onClick={() => open({ journeyId: journey.id, person: journey.person, type: offer.type })}>
      {t.commands[offer.type]?.button ?? offer.label ?? offer.type}
    </Button>
  );
}

/** What stands before the next stage, or the word that nothing does. */
export function NextStep({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const dates = useDates();
  const { data: machine } = useQuery(machineQuery);
  const name = journey.person.givenName;
  const words = t.journey;
  if (journey.stage === 'closed') return <Told title={words.closedTitle(name)} body={words.closedBody} />;

  const next = offers.find(({ primary }) => primary);
  const missing = next?.refusal?.missing ?? [];
  const to = machine?.edges.find((edge) => edge.from === journey.stage && edge.command === next?.type)?.to ?? '';
  const paused = journey.standing === 'paused';
  const body =
    paused && words.pausedBody(intoStage(journey.stage), journey.reviewAt ? dates.day(journey.reviewAt) : '');
  return (
    <>
      {body && <Told title={words.pausedTitle(name)} body={body} />}
      {missing.length > 0 ? (
        <Section title={words.missingBefore(intoStage(to), missing.length)}>
          <MissingList missing={missing} journeyId={journey.id} person={journey.person} leads={!paused} />
        </Section>
      ) : (
        next?.allowed && (
          <Told
            title={
              to === 'closed'
                ? words.nothingMissingToClose(name)
                : words.nothingMissing(name, stageName(to).toLowerCase())
            }
          />
        )
      )}
    </>
  );
}

function Told({ title, body }: { title: string; body?: string }) {
  return (
    <Section title={title}>
      <Text c="dimmed">{body}</Text>
    </Section>
  );
}
