import { Button } from '@mantine/core';

import type { Journey, Missing } from '../api/types';
import type { Values } from '../journey/command-fields';
import { useOpenCommand } from '../journey/command-request';
import { remedyValues } from '../journey/remedies';
import { ButtonLink } from '../shell/links';
import { formName, t } from '../texts';
import classes from './own.module.css';

/** The button of a step that is in the worker's own hands. */
export function OwnRemedy({ gap, journey }: { gap: Missing; journey: Journey }) {
  const values = remedyValues(gap, journey);
  const side = gap.remedy === 'SignContract' ? { side: 'worker' } : {};
  const title = values.form ? { title: formName(values.form) } : {};
  return <OwnButton type={gap.remedy} journey={journey} values={{ ...values, ...side }} {...title} />;
}

interface OwnButtonProps {
  type: string;
  journey: Journey;
  values: Values;
  title?: string;
}

/** A command of the worker's own; the boundary agreement is read before it is signed. */
export function OwnButton({ type, journey, ...details }: OwnButtonProps) {
  const open = useOpenCommand();
  if (type === 'SignBoundaryAgreement')
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
  return (
    <Button
      size="md"
      className={classes.do!}
      onClick={() => open({ journeyId: journey.id, person: journey.person, type, ...details })}
    >
      {t.commandsMine[type]?.button ?? t.commands[type]?.remedy ?? t.commands[type]!.button}
    </Button>
  );
}
