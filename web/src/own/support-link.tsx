import { useQuery } from '@tanstack/react-query';

import { obligationsQuery } from '../api/supervision-queries';
import type { Journey } from '../api/types';
import { ButtonLink } from '../shell/links';
import { useDates } from '../shell/me';
import { t } from '../texts';
import classes from './own.module.css';
import { isOpen } from './owed-name';
import { promiseWords } from './promise-words';

/** Always at hand on the first page, with the time by which somebody answers. */
export function SupportLink({ journey }: { journey: Journey }) {
  const { data } = useQuery(obligationsQuery({ scope: 'mine' }));
  const dates = useDates();
  const words = t.support;
  const open = data?.items.find((item) => item.about === 'support' && isOpen(item));
  const promise = open ?? data?.asking.promises.find(({ about }) => about === 'support');
  return (
    <div>
      <ButtonLink
        to="/my/$part"
        params={{ part: 'support' }}
        search={{ journey: journey.id }}
        size="lg"
        fullWidth
        variant="default"
        className={classes.tap!}
      >
        {words.title}
      </ButtonLink>
      <p className={classes.under}>
        {open && `${words.open}. `}
        {promise ? words.short(promiseWords(promise.promisedBy, dates)) : words.shortNoTime}
      </p>
    </div>
  );
}
