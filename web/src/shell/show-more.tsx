import { Button } from '@mantine/core';
import { useState } from 'react';

import { t } from '../texts';

const AT_A_TIME = 25;

/** A long list in portions: the first are the most pressing. */
export function useShowMore<Item>(items: Item[], atATime = AT_A_TIME) {
  const [most, setMost] = useState(atATime);
  const left = items.length - most;
  const more = left > 0 && (
    <Button variant="subtle" mt="xs" onClick={() => setMost(most + atATime)}>
      {t.shell.more} ({left})
    </Button>
  );
  return { shown: items.slice(0, most), more };
}
