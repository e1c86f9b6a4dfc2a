import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

import { peopleQuery } from '../api/queries';
import { may, useMe } from '../shell/me';
import { Page } from '../shell/page';
import { Empty, Failure, Rows } from '../shell/states';
import { Turn } from '../shell/turn';
import { t } from '../texts';
import { AddPerson } from './add-person';
import { PeopleList } from './people-list';

const route = getRouteApi('/_app/people');

/** Everyone the service knows: find one, add one, start a journey. */
export function PeoplePage() {
  const { q, page } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(q ?? '');
  const [adding, { open, close }] = useDisclosure(false);
  const mayAdd = may(useMe(), 'person.create');
  const { data, error, refetch } = useQuery(peopleQuery({ ...(q ? { q } : {}), ...(page ? { page } : {}) }));
  const show = (search: { q?: string; page?: number }) => void navigate({ search, replace: true });
  const searchLater = useDebouncedCallback((value: string) => show(value.trim() ? { q: value.trim() } : {}), 250);
  const add = mayAdd && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
      {t.people.add}
    </Button>
  );

  return (
    <Page title={t.people.title} actions={add}>
      <TextInput
        type="search"
        role="searchbox"
        aria-label={t.people.search}
        placeholder={t.people.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        maw="24rem"
        mb="md"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          searchLater(event.currentTarget.value);
        }}
      />
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <Rows count={6} />)}
      {data?.total === 0 &&
        (q ? (
          <Empty title={t.people.noMatch(q)}>{t.people.noMatchBody}</Empty>
        ) : (
          <Empty title={t.people.none}>{t.people.noneBody}</Empty>
        ))}
      {data && data.total > 0 && <PeopleList people={data.items} />}
      {data && <Turn page={data} turn={(next) => show({ ...(q ? { q } : {}), page: next })} />}
      <AddPerson opened={adding} close={close} />
    </Page>
  );
}
