import { SegmentedControl, Stack, Text, Title, useMantineColorScheme } from '@mantine/core';

import { useMe } from '../shell/me';
import { Page } from '../shell/page';
import { t } from '../texts';
import { list } from '../texts/plural';
import classes from './account-page.module.css';
import { SecondStep } from './second-step';
import { Telling } from './telling';

export function AccountPage() {
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes = (['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t.account.schemes[value] }));
  return (
    <Page title={t.account.title}>
      <Stack gap="md" maw="36rem">
        <section className={classes.card} aria-labelledby="you">
          <Title order={2} id="you">
            {me.givenName}
          </Title>
          <Text c="dimmed">
            {[list(me.roles.map((role) => t.roles[role] ?? role)), me.organisation.name].filter(Boolean).join(' · ')}
          </Text>
        </section>
        <Telling />
        <SecondStep />
        <section className={classes.card} aria-labelledby="appearance">
          <Title order={2} id="appearance" mb="sm">
            {t.account.appearance}
          </Title>
          <SegmentedControl aria-labelledby="appearance" data={schemes} value={colorScheme} onChange={setColorScheme} />
        </section>
      </Stack>
    </Page>
  );
}
