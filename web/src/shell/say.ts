import { notifications } from '@mantine/notifications';

import { t } from '../texts';

/** A short word that something is done; it goes away by itself. */
export function say(message: string): void {
  notifications.show({ message, color: 'ink', withBorder: true, closeButtonProps: { 'aria-label': t.shell.dismiss } });
}
