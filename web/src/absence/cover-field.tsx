import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import type { Cover } from '../api/types';
import { t } from '../texts';
import { coverQuery } from './absence-queries';
import classes from './absences-page.module.css';

interface CoverFieldProps {
  asked: { userId: string; from?: string; until?: string };
  /** Nobody chosen: whoever is suggested covers. */
  value: string | undefined;
  write: (userId: string | undefined) => void;
  error?: string | undefined;
}

/** Who covers: the one who usually would comes first; below, those who cannot, and why. */
export function CoverField({ asked, value, write, error }: CoverFieldProps) {
  const { data } = useQuery(coverQuery(asked));
  const words = t.absences;
  const can = data?.candidates.filter(({ refusal }) => refusal === null) ?? [];
  const cannot = data?.candidates.filter(({ refusal }) => refusal !== null) ?? [];
  const suggested = data?.cover;
  const first = { value: '', label: suggested ? words.coverDefault(suggested.name) : words.coverNobody };
  const others = can.filter(({ userId }) => userId !== suggested?.userId);
  return (
    <div>
      <NativeSelect
        label={words.cover}
        description={words.coverHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={[first, ...others.map(({ userId, name }) => ({ value: userId, label: name }))]}
        value={value ?? ''}
        error={error}
        onChange={(event) => write(event.currentTarget.value || undefined)}
      />
      {cannot.length > 0 && (
        <details className={classes.folded}>
          <summary>
            {words.coverCant} ({cannot.length})
          </summary>
          <ul>
            {cannot.map((candidate) => (
              <li key={candidate.userId}>{whyNot(candidate)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const whyNot = ({ name, refusal }: Cover['candidates'][number]): string =>
  t.absences.cant(name, t.absences.refusals[refusal?.code ?? ''] ?? refusal?.message ?? '');
