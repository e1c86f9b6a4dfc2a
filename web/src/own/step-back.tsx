import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

import type { Journey, Offer } from '../api/types';
import { useOpenCommand } from '../journey/command-request';
import { useDates } from '../shell/me';
import { intoStage, t } from '../texts';
import { LeaveDialog } from './leave-dialog';
import classes from './own.module.css';

/** Stepping back and leaving are the worker's own right, at any time and without a reason (TURAS 6.9, 13.4). */
export function StepBack({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const open = useOpenCommand();
  const dates = useDates();
  const [leaving, { open: leave, close }] = useDisclosure(false);
  const mayDo = (type: string) => offers.some((offer) => offer.type === type && offer.allowed);
  const words = t.own;
  const mayPause = journey.standing !== 'paused' && mayDo('PauseJourney');
  return (
    <div className={classes.back}>
      {mayPause && (
        <>
          <Button
            variant="default"
            size="md"
            fullWidth
            onClick={() => open({ journeyId: journey.id, person: journey.person, type: 'PauseJourney' })}
          >
            {words.wantBreak}
          </Button>
          <p>{words.breakBody(intoStage(journey.stage))}</p>
        </>
      )}
      {journey.expectedEnd && journey.stage === 'supportedExit' && (
        <p>{words.leaving(dates.day(journey.expectedEnd))}</p>
      )}
      {(mayDo('GiveNotice') || mayDo('LeaveNow')) && (
        <Button variant="subtle" size="md" fullWidth onClick={leave}>
          {words.wantLeave}
        </Button>
      )}
      <LeaveDialog journey={journey} mayGiveNotice={mayDo('GiveNotice')} opened={leaving} close={close} />
    </div>
  );
}
