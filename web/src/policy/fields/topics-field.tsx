import { Button, TextInput } from '@mantine/core';
import { IconLock, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { ClauseLink } from '../../clauses/clause-link';
import { readable, t } from '../../texts';
import classes from '../field.module.css';
import { catalogueQuery } from '../../api/queries';
import type { Catalogue, Track } from '../policy-types';
import { TickList } from './choices-field';
import { listOf, type FieldProps } from './field-props';
import { Group } from './group';

/** Where the sources ask for the topics of a track. */
const askedOn: Record<Track, string> = {
  outreach: 'TURAS 10.1.3.',
  facilitation: 'TURAS 11.2.',
  mentoring: 'TURAS 12.4.',
  other: '-',
};

type Topic = Catalogue['topics'][number];

/** The topics of a track: those that nobody can take off, those of the catalogue, and one's own. */
export function TopicsField({ track, value, write, faultAt, ...group }: FieldProps & { track: Track }) {
  const { data } = useQuery(catalogueQuery);
  const chosen = listOf(value);
  if (!data) return null;
  const isMandatory = ({ id }: Topic) => data.mandatory[track].includes(id);
  const free = data.topics.filter((topic) => !isMandatory(topic));
  const own = chosen.filter((id) => !data.topics.some((topic) => topic.id === id));
  return (
    <Group {...group} fault={faultAt('')}>
      <Locked topics={data.topics.filter(isMandatory)} prefix={askedOn[track]} />
      {Object.entries(t.policy.topicGroups).map(([id, name]) => (
        <Fold key={id} name={name} topics={free.filter(({ group: one }) => one === id)} chosen={chosen} write={write} />
      ))}
      <p className={classes.sub}>{t.policy.ownTopics}</p>
      <TickList choices={own.map((id) => ({ value: id, label: readable(id) }))} chosen={chosen} write={write} />
      <OwnTopic id={`${group.id}-own`} add={(topic) => write([...new Set([...chosen, topic])])} />
    </Group>
  );
}

interface FoldProps {
  name: string;
  topics: Topic[];
  chosen: string[];
  write: (chosen: string[]) => void;
}

/** A group of topics, unfolded at first where some are chosen. */
function Fold({ name, topics, chosen, write }: FoldProps) {
  const many = topics.filter(({ id }) => chosen.includes(id)).length;
  const [open] = useState(many > 0);
  return (
    <details className={classes.fold} open={open}>
      <summary>
        {name} <span>{t.policy.chosen(many)}</span>
      </summary>
      <TickList
        choices={topics.map(({ id, name: label, clauses }) => ({ value: id, label, clause: clauses[0]! }))}
        chosen={chosen}
        write={write}
      />
    </details>
  );
}

function Locked({ topics, prefix }: { topics: Topic[]; prefix: string }) {
  return (
    <div className={classes.locked}>
      <p>
        <IconLock size={16} aria-hidden /> {t.policy.locked}. {t.policy.lockedWhy} <ClauseLink clause="TURAS 6.6" />
      </p>
      <ul>
        {topics.map(({ id, name, clauses }) => (
          <li key={id}>
            {name} <ClauseLink clause={clauses.find((clause) => clause.startsWith(prefix)) ?? clauses[0]!} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "Naloxone & first aid" → "naloxone-first-aid": a topic is a code, so that it can be counted. */
const codeOf = (topic: string): string =>
  topic
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
    .slice(0, 49);

function OwnTopic({ id, add }: { id: string; add: (topic: string) => void }) {
  const [typed, setTyped] = useState('');
  const code = codeOf(typed);
  const take = () => {
    if (code.length < 2) return;
    add(code);
    setTyped('');
  };
  return (
    <div className={classes.row}>
      <TextInput
        id={id}
        aria-label={t.policy.ownTopics}
        value={typed}
        maxLength={60}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          take();
        }}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        aria-label={t.policy.list.addTo(t.policy.list.add, t.policy.ownTopics)}
        onClick={take}
      >
        {t.policy.list.add}
      </Button>
    </div>
  );
}
