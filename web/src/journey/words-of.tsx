import { Button } from '@mantine/core';
import { useState } from 'react';

import type { TimelineItem } from '../api/types';
import { t } from '../texts';
import classes from './words-of.module.css';

const LONG = 320;

/** What was written with an entry, for those who may read it; the others learn that there is something. */
export function WordsOf({ item: { note, why } }: { item: TimelineItem }) {
  return (
    <>
      {why && <Words words={why} />}
      {note && <Words words={note} />}
    </>
  );
}

function Words({ words }: { words: NonNullable<TimelineItem['note']> }) {
  const [whole, setWhole] = useState(false);
  if (!('text' in words)) return <p className={classes.withheld}>{t.journey.withheld}</p>;
  const folded = words.text.length > LONG && !whole;
  return (
    <div className={classes.note}>
      <p data-folded={folded || undefined}>{words.text}</p>
      {folded && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          {t.journey.showAll}
        </Button>
      )}
    </div>
  );
}
