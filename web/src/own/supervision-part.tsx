import type { SupervisionDetail } from '../api/types';
import type { Journey } from '../api/types';
import { Section } from '../shell/section';
import { Empty, Failure, PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { Agenda } from './agenda';
import { Consents } from './consents';
import { Feedback } from './feedback';
import { NextSession } from './next-session';
import { NotesTogether } from './notes-together';
import { PastSessions } from './past-sessions';
import { Pulse } from './pulse';
import { mayDo, useOwnSupervision } from './use-own-supervision';

/** Everything about the worker's supervision: the next session first, then what the two talk about. */
export function SupervisionPart({ journey }: { journey: Journey }) {
  const { data: supervision, error, refetch } = useOwnSupervision(journey);
  const words = t.ownSupervision;
  if (!journey.supervisionId) return <Empty title={words.none}>{words.noneBody}</Empty>;
  if (!supervision) return error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />;
  const goesOn = supervision.stage === 'planned' || supervision.stage === 'unrecorded';
  return (
    <>
      {supervision.stage !== 'ended' && (
        <Section title={words.next}>
          <NextSession supervision={supervision} leads />
        </Section>
      )}
      {goesOn && <Agenda supervision={supervision} />}
      {goesOn && mayDo(supervision, 'AnswerPulse') && <Pulse supervision={supervision} />}
      <NotesTogether supervision={supervision} />
      {goesOn && <Feedback journey={journey} supervision={supervision} />}
      {goesOn && <Consents supervision={supervision} />}
      <PastSessions history={history(supervision)} />
    </>
  );
}

const history = ({ history: sessions }: SupervisionDetail) => sessions.toSorted((a, b) => b.on.localeCompare(a.on));
