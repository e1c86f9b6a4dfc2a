import { IconBellRinging } from '@tabler/icons-react';
import type { CSSProperties } from 'react';

import { t } from '../../texts';
import { hoursOf, type LadderId, type Step } from './ladder-shape';
import { channelsIn, rolesIn, whenOf } from './ladder-words';
import classes from './ladders.module.css';
import { hearersOf, type WhoHears } from './who-now';

interface Props {
  ladder: LadderId;
  steps: Step[];
  who: WhoHears;
}

/** More stops than this do not fit side by side. */
const MOST_ABREAST = 4;

/** The steps as a line in time: the further apart two of them are, the longer the line between them. */
export function LadderPicture({ ladder, steps, who }: Props) {
  const words = t.ladders;
  const waitAfter = (index: number): CSSProperties => {
    const next = steps[index + 1];
    return { '--wait': next ? 1 + Math.sqrt(hoursOf(next.after)) : 0 } as CSSProperties;
  };
  return (
    <figure className={classes.picture} aria-label={words.picture(words.names[ladder] ?? ladder)}>
      <ol className={classes.line} data-upright={steps.length >= MOST_ABREAST}>
        <li className={classes.stop} data-kind="due" style={waitAfter(-1)}>
          <strong>{words.due}</strong>
          <span className={classes.how}>{words.begins[ladder]}</span>
        </li>
        {steps.map((step, index) => (
          <li
            // oxlint-disable-next-line react/no-array-index-key -- a step is what stands at its place
            key={index}
            className={classes.stop}
            data-kind={index === steps.length - 1 ? 'top' : 'step'}
            style={waitAfter(index)}
          >
            <Stop step={step} index={index} who={who} />
            {index === steps.length - 1 && !step.to.includes('manager') && (
              <span className={classes.nobody}>{words.noTop}</span>
            )}
          </li>
        ))}
      </ol>
      <figcaption className={classes.caption}>{words.stops}</figcaption>
    </figure>
  );
}

function Stop({ step, index, who }: { step: Step; index: number; who: WhoHears }) {
  const roles = rolesIn(step);
  const channels = channelsIn(step);
  return (
    <>
      <span className={classes.when}>{whenOf(step, index)}</span>
      <strong>{roles.length > 0 ? roles.join(', ') : t.ladders.nobodyChosen}</strong>
      {channels.length > 0 && <span className={classes.how}>{t.ladders.by(channels)}</span>}
      {step.urgent && (
        <span className={classes.urgent}>
          <IconBellRinging size={14} aria-hidden /> {t.ladders.urgent}
        </span>
      )}
      {step.words && <q className={classes.words}>{step.words}</q>}
      {who.asked && <Hearers step={step} who={who} />}
    </>
  );
}

/** Who it comes to at this moment; nobody at all is an alarm. */
function Hearers({ step, who }: { step: Step; who: WhoHears }) {
  const words = t.ladders.who;
  if (!who.roles) return <span className={classes.how}>{words.loading}</span>;
  const hearers = hearersOf(step, who.roles);
  if (step.to.length > 0 && hearers.length === 0) return <span className={classes.nobody}>{words.nobody}</span>;
  return (
    <ul className={classes.people} aria-label={words.title}>
      {hearers.map(({ userId, name, instead, coverFor }) => (
        <li key={userId}>
          {name}
          {instead && <span className={classes.beside}>{words.instead(t.ladders.roles[instead] ?? instead)}</span>}
          {coverFor && <span className={classes.beside}>{words.coverFor(coverFor)}</span>}
        </li>
      ))}
    </ul>
  );
}
