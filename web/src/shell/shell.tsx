import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { SignInDialog } from '../account/sign-in-dialog';
import { CommandProvider } from '../journey/command-provider';
import { t } from '../texts';
import { Banners, Foot } from './clock';
import { isOnlyPeerWorker, may, useMe } from './me';
import { Tabs, TopBar } from './nav';
import { SearchDialog } from './search-dialog';
import { ShortcutsDialog } from './shortcuts-dialog';
import classes from './shell.module.css';
import { useLiveInbox } from './use-live-inbox';
import { stepRow, useShortcuts } from './use-shortcuts';

type Destination = '/' | '/board' | '/people' | '/supervision' | '/policy' | '/programme' | '/account';

/** The frame around every page: bar, notices, the page itself, and the dialogs that any page may call for. */
export function Shell({ children }: { children: ReactNode }) {
  const me = useMe();
  const own = isOnlyPeerWorker(me);
  useLiveInbox();
  const mayFind = !own && may(me, 'journey.see');
  const [searching, search] = useDisclosure(false);
  const [listing, list] = useDisclosure(false);
  const navigate = useNavigate();
  const go = (to: Destination) => () => void navigate({ to });
  const staffKeys = {
    'g b': go('/board'),
    'g p': go('/people'),
    'g y': go('/policy'),
    'g r': go('/programme'),
    'g s': go('/supervision'),
  };

  useShortcuts({
    '?': list.open,
    'g t': go('/'),
    'g a': go('/account'),
    j: () => stepRow(1),
    k: () => stepRow(-1),
    ...(own ? {} : staffKeys),
    ...(mayFind ? { '/': search.open } : {}),
  });

  return (
    <CommandProvider>
      <a href="#page" className={classes.skip}>
        {t.shell.skip}
      </a>
      <TopBar openSearch={search.open} openShortcuts={list.open} />
      <Banners />
      <main id="page" className={classes.page} tabIndex={-1}>
        {children}
      </main>
      <Foot openShortcuts={list.open} />
      <Tabs />
      {mayFind && <SearchDialog opened={searching} close={search.close} />}
      <ShortcutsDialog opened={listing} close={list.close} />
      <SignInDialog />
    </CommandProvider>
  );
}
