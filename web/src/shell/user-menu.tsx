import { Menu, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconMoon, IconSettings, IconSun } from '@tabler/icons-react';

import { useSignOut } from '../account/use-sign-out';
import { t } from '../texts';
import { MenuLink } from './links';
import { useMe } from './me';
import classes from './user-menu.module.css';

export function UserMenu({ openShortcuts }: { openShortcuts: () => void }) {
  const me = useMe();
  const signOut = useSignOut();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <Menu position="bottom-end" width={220} withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.me} aria-label={t.shell.menu(me.givenName)}>
          <span data-initials={me.givenName.slice(0, 2)} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.organisation.name}</Menu.Label>
        <MenuLink to="/account" leftSection={<IconSettings size={16} aria-hidden />}>
          {t.shell.account}
        </MenuLink>
        <Menu.Item
          leftSection={dark ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {dark ? t.shell.light : t.shell.dark}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={openShortcuts}>
          {t.shell.shortcuts}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {t.shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
