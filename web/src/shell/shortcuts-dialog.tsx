import { Kbd, Modal, Switch } from '@mantine/core';

import { t } from '../texts';
import classes from './shortcuts-dialog.module.css';
import { useShortcutsOn } from './use-shortcuts';

export function ShortcutsDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const [on, setOn] = useShortcutsOn();
  return (
    <Modal opened={opened} onClose={close} title={t.shortcuts.title}>
      <dl className={classes.list}>
        {t.shortcuts.list.map(([keys, does]) => (
          <div key={keys}>
            <dt>{keys.split(' ').map((key) => key && <Kbd key={key}>{key}</Kbd>)}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="lg"
        checked={on}
        onChange={(event) => setOn(event.currentTarget.checked)}
        label={t.shortcuts.on}
        description={t.shortcuts.onHint}
      />
    </Modal>
  );
}
