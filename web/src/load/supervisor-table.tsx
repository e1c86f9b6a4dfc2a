import { Button, Modal } from '@mantine/core';
import { useState } from 'react';

import type { Supervisor } from '../api/types';
import badge from '../journey/badge.module.css';
import { Mark } from '../journey/badge';
import { may, useDates, useMe } from '../shell/me';
import { keepFocusSomewhere } from '../shell/use-keep-focus';
import { t } from '../texts';
import { ProfileForm } from './profile-form';
import classes from './supervisors-page.module.css';

/** One row a supervisor: learned what, how many people and hours of how many; a mark where it is too much. */
export function SupervisorTable({ supervisors }: { supervisors: Supervisor[] }) {
  const mayChange = may(useMe(), 'supervisors.change');
  const [changed, setChanged] = useState<Supervisor>();
  const { columns, editTitle, title } = t.supervisors;
  return (
    <>
      <table className={classes.table}>
        <caption className={classes.caption}>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.training}</th>
            <th scope="col">{columns.people}</th>
            <th scope="col">{columns.hours}</th>
            {mayChange && <th scope="col">{columns.action}</th>}
          </tr>
        </thead>
        <tbody>
          {supervisors.map((supervisor) => (
            <Row
              key={supervisor.userId}
              supervisor={supervisor}
              change={mayChange ? () => setChanged(supervisor) : undefined}
            />
          ))}
        </tbody>
      </table>
      <Modal
        opened={changed !== undefined}
        onClose={() => setChanged(undefined)}
        onExitTransitionEnd={keepFocusSomewhere}
        title={changed && editTitle(changed.name)}
      >
        {changed && <ProfileForm supervisor={changed} close={() => setChanged(undefined)} />}
      </Modal>
    </>
  );
}

function Row({ supervisor, change }: { supervisor: Supervisor; change: (() => void) | undefined }) {
  const dates = useDates();
  const words = t.supervisors;
  const { name, trainedOn, skills, people, mostPeople, hoursAWeek, mostHours, over } = supervisor;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={classes.state}>
        {over ? (
          <span className={badge.badge} data-tone="late" title={words.overWhy}>
            <Mark tone="late" />
            {words.over}
          </span>
        ) : (
          mostPeople !== null && <span className={classes.quiet}>{words.room}</span>
        )}
      </td>
      <td className={classes.training}>
        <span data-tone={trainedOn ? undefined : 'soon'} className={classes.trained}>
          {trainedOn ? words.trained(dates.day(trainedOn)) : words.untrained}
        </span>
        {skills.length > 0 && <span className={classes.skills}>{skills.join(', ')}</span>}
      </td>
      <td className={classes.count}>{words.people(people, mostPeople)}</td>
      <td className={classes.hours}>{words.hoursAWeek(hoursAWeek, mostHours)}</td>
      {change && (
        <td className={classes.action}>
          <Button variant="default" size="xs" aria-label={words.editLabel(name)} onClick={change} data-row>
            {words.edit}
          </Button>
        </td>
      )}
    </tr>
  );
}
