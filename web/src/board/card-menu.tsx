import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';

import type { JourneyCard } from '../api/types';
import { useOpenCommand } from '../journey/command-request';
import { shortName } from '../journey/names';
import { MenuLink } from '../shell/links';
import { may, useMe } from '../shell/me';
import { intoStage, t } from '../texts';
import classes from './board-card.module.css';
import { edgesFrom, type Machines } from './machines';

interface CardMenuProps {
  card: JourneyCard;
  machines: Machines;
  opened: boolean;
  setOpened: (opened: boolean) => void;
}

/** What can be done with a person from here: the moves that the machine knows, and what most days bring. */
export function CardMenu({ card, machines, opened, setOpened }: CardMenuProps) {
  const me = useMe();
  const open = useOpenCommand();
  const name = shortName(card.person);
  const edges = edgesFrom(machines, card).filter(({ command }) => may(me, `journey.${command}`));
  const others = othersFor(card).filter((type) => card.stage !== 'closed' && may(me, `journey.${type}`));
  const give = (type: string) => () => open({ journeyId: card.id, person: card.person, type });
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" withinPortal width={230}>
      <Menu.Target>
        <ActionIcon variant="subtle" size="md" className={classes.more} aria-label={t.board.menu(name)}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {edges.map(({ to, command }) => (
          <Menu.Item key={command} onClick={give(command)}>
            {command === 'EndApplication' ? t.commands[command]!.button : t.board.moveTo(intoStage(to))}
          </Menu.Item>
        ))}
        {edges.length > 0 && others.length > 0 && <Menu.Divider />}
        {others.map((type) => (
          <Menu.Item key={type} onClick={give(type)}>
            {t.commands[type]!.button}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <MenuLink to="/journeys/$journeyId" params={{ journeyId: card.id }}>
          {t.board.open}
        </MenuLink>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What most days bring, at the standing that the person has. */
function othersFor({ standing, stage }: JourneyCard): string[] {
  if (standing === 'paused') return ['ResumeJourney', 'AddNote'];
  if (standing === 'notNow') return ['ResumeConversation', 'AddNote'];
  if (standing === 'stoodDown') return ['Reinstate', 'AddNote'];
  return [...(stage === 'recruitment' ? ['NotNow'] : []), 'ExplainDelay', 'PauseJourney', 'AddNote'];
}
