import { IconBook2, IconCheck, IconClockHour4 } from '@tabler/icons-react';

import { wordsFor } from '../policy/layout';
import { TextLink } from '../shell/links';
import { readable, requirementName, t } from '../texts';
import type { Clause, Place } from './clause-filter';
import { anchorOf } from './clause-link';
import classes from './clauses-page.module.css';

const icons = { met: IconCheck, guidance: IconBook2, later: IconClockHour4 };

/** A clause: what it asks, how it stands, and where. */
export function ClauseRow({ clause, here }: { clause: Clause; here: boolean }) {
  const { id, text, status, blank, where } = clause;
  const Icon = icons[status as keyof typeof icons] ?? IconBook2;
  return (
    <li id={anchorOf(id)} className={classes.row} tabIndex={-1} data-here={here} data-row>
      <div className={classes.head}>
        <h3 className={classes.id}>{id}</h3>
        <span className={classes.status} data-status={status}>
          <Icon size={14} stroke={2.5} aria-hidden /> {t.clauses.statuses[status] ?? status}
        </span>
      </div>
      <p className={classes.text}>
        {text} {blank && <span className={classes.blank}>({t.clauses.blank})</span>}
      </p>
      <ul className={classes.where}>
        {where.map((place) => (
          <li key={`${place.kind} ${place.name}`}>
            <span>{t.clauses.kinds[place.kind] ?? place.kind}:</span> <PlaceName place={place} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Pages that stand by themselves; a worker's page is found through People. */
const linked = ['/policy', '/programme', '/rehearsal', '/people', '/board'] as const;

function PlaceName({ place }: { place: Place }) {
  const name = nameOf(place);
  const to = linked.find((path) => place.kind === 'page' && path === place.path);
  return to ? <TextLink to={to}>{name}</TextLink> : name;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function nameOf({ kind, name }: Place): string {
  if (kind === 'gate' || kind === 'step') return requirementName(name.replace(/-?\*$/, ''));
  if (kind === 'field') return nameOfField(name);
  if (kind === 'command') return t.commands[name]?.button ?? capital(readable(name));
  if (kind === 'page') return t.clauses.pages[name] ?? capital(readable(name));
  return capital(readable(name));
}

/** `tracks.*.role.basis` is a field of every track. */
function nameOfField(path: string): string {
  const [, track] = /^tracks\.(\*|\w+)\./.exec(path) ?? [];
  const { label } = wordsFor(path.replace('tracks.*.', 'tracks.outreach.'));
  if (!track) return label;
  return `${label} (${track === '*' ? t.clauses.everyTrack : (t.tracks[track] ?? track)})`;
}
