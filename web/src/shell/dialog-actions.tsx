import { Button, Group } from '@mantine/core';

import { t } from '../texts';

interface Props {
  readonly close: () => void;
  readonly busy: boolean;
  /** What the form does. */
  readonly submit: string;
  readonly disabled?: boolean;
}

/** The end of a form in a dialog: leave it, or send it. */
export function DialogActions({ close, busy, submit, disabled = false }: Props) {
  return (
    <Group justify="flex-end">
      <Button variant="subtle" onClick={close}>
        {t.shell.cancel}
      </Button>
      <Button type="submit" loading={busy} disabled={disabled}>
        {submit}
      </Button>
    </Group>
  );
}
