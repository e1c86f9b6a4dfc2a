import { Button } from '@mantine/core';

import type { Journey, Missing } from '../api/types';
import { useOpenCommand } from '../journey/command-request';
import { remedyValues } from '../journey/remedies';
import { ButtonLink } from '../shell/links';
import { formName, t } from '../texts';
import classes from './own.module.css';

/** The button of a step that is in the worker's own hands. */
export function OwnRemedy({ gap, journey }: { gap: Pick<Missing, 'remedy' | 'requirement'>; journey: Journey }) {
  const open = useOpenCommand();
  if (gap.remedy === 'SignBoundaryAgreement')
    return (
      <ButtonLink
        to="/my/$part"
        params={{ part: 'boundaries' }}
        search={{ journey: journey.id }}
        size="md"
        className={classes.do!}
      >
        {t.own.boundaries}
      </ButtonLink>
    );
  const values = remedyValues(gap, journey);
  const signing = gap.remedy === 'SignContract' ? { side: 'worker' } : {};
  return (
    <Button
      size="md"
      className={classes.do!}
      onClick={() =>
        open({
          journeyId: journey.id,
          person: journey.person,
          type: gap.remedy,
          values: { ...values, ...signing },
          ...(values.form ? { title: formName(values.form) } : {}),
        })
      }
    >
      {t.commandsMine[gap.remedy]?.button ?? t.commands[gap.remedy]?.remedy ?? t.commands[gap.remedy]!.button}
    </Button>
  );
}
