import { Button, Group } from '@mantine/core';

import { t } from '../texts';

/** To the next and the previous page of a list; nothing where there is only one. */
export function Turn({
  page: { page, pageSize, total },
  turn,
}: {
  page: { page: number; pageSize: number; total: number };
  turn: (page: number) => void;
}) {
  const pages = Math.ceil(total / pageSize);
  if (pages < 2) return null;
  return (
    <Group mt="md" justify="center" gap="md">
      <Button variant="default" disabled={page <= 1} onClick={() => turn(page - 1)}>
        {t.shell.previous}
      </Button>
      <span role="status">{t.shell.pageOf(page, pages)}</span>
      <Button variant="default" disabled={page >= pages} onClick={() => turn(page + 1)}>
        {t.shell.next}
      </Button>
    </Group>
  );
}
