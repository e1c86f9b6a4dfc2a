import { useSearch } from '@tanstack/react-router';

import { isHole } from '../document';
import classes from '../field.module.css';
import { ladderIds, pathOf } from '../ladders/ladder-shape';
import { wordsOfLadder } from '../ladders/ladder-words';
import { TextLink } from '../../shell/links';
import { t } from '../../texts';
import type { ProgrammeSearch } from '../../programme/programme-search';
import type { FieldProps } from './field-props';
import { Group } from './group';

type Props = FieldProps & { path: string; byDefault: unknown; inside: string | undefined };

/** A ladder in a few words; it is changed on a page of its own. */
export function LadderField({ path, value, byDefault, inside, ...group }: Props) {
  const { programme }: ProgrammeSearch = useSearch({ strict: false });
  const ladder = ladderIds.find((id) => pathOf(id) === path);
  return (
    <Group {...group} fault={inside}>
      <p className={classes.ladder}>{wordsOfLadder(isHole(value) ? byDefault : value)}</p>
      <TextLink to="/policy/ladders" search={{ ...(programme && { programme }), ...(ladder && { ladder }) }} size="sm">
        {t.ladders.change}
      </TextLink>
    </Group>
  );
}
