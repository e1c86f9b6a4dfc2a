import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

import { may, useMe } from '../shell/me';
import { Notice } from '../shell/notice';
import { t } from '../texts';
import { DraftLine } from './draft-line';
import { openFields, partName } from './layout';
import { goToField, Holding } from './holding';
import { PartForm } from './part-form';
import { isComplete, PartsNav } from './parts-nav';
import classes from './policy-page.module.css';
import { parts, type PolicyState } from './policy-types';
import { Prints } from './prints';
import { usePolicyDraft } from './use-policy-draft';

const route = getRouteApi('/_app/policy/');

/** The blanks to fill, part by part, with the meters moving beside them. */
export function PolicySetUp({ programmeId, policy }: { programmeId: string; policy: PolicyState }) {
  const { part = 'general', strict = false } = route.useSearch();
  const navigate = route.useNavigate();
  const mayAdopt = may(useMe(), 'policy.adopt');
  const { document, saving, write, flush, choose } = usePolicyDraft(programmeId, policy);
  const told = saving.step === 'refused' ? (saving.problem.errors ?? []) : [];
  useFieldOnArrival(strict ? openFields(part, policy.blanks)[0]?.path : undefined);

  async function toAdoption(): Promise<void> {
    await flush();
    if (isComplete(policy, 'general')) await navigate({ to: '/policy/adopt', search: { programme: programmeId } });
    else await navigate({ search: (now) => ({ ...now, part: 'general' as const, strict: true }) });
  }

  /** The next blank that is still open: in this part, or in the first part after it that has one. */
  const [next] = [...parts.slice(parts.indexOf(part)), ...parts]
    .map((one) => ({ part: one, field: openFields(one, policy.blanks)[0] }))
    .filter(({ field }) => field);
  const after = parts[parts.indexOf(part) + 1];
  async function goOn(): Promise<void> {
    if (!next?.field) return;
    if (next.part !== part) await navigate({ search: (now) => ({ ...now, part: next.part }) });
    setTimeout(() => goToField(next.field!.path), 50);
  }

  return (
    <div className={classes.columns}>
      <aside className={classes.side}>
        <DraftLine saving={saving} choose={choose} />
        <PartsNav policy={policy} part={part} />
        {next ? (
          <Button fullWidth onClick={() => void goOn()}>
            {t.policy.nextBlank}
          </Button>
        ) : (
          <span className={classes.quiet}>{t.policy.allFilled}</span>
        )}
        <Holding part={part} policy={policy} />
      </aside>
      <div className={classes.form}>
        {strict && !isComplete(policy, part) && (
          <Notice tone="late" role="alert">
            {part === 'general' ? t.policy.adoptShut : t.policy.holding.track}
          </Notice>
        )}
        <PartForm part={part} policy={policy} document={document} told={told} strict={strict} write={write} />
        <div className={classes.foot}>
          {next && (
            <Button variant="default" onClick={() => void goOn()}>
              {t.policy.nextBlank}
            </Button>
          )}
          {after && (
            <Button
              variant="subtle"
              onClick={() => void navigate({ search: (now) => ({ ...now, part: after }), resetScroll: true })}
            >
              {t.policy.nextPart(partName(after))}
            </Button>
          )}
          {mayAdopt ? (
            <Button
              variant={isComplete(policy, 'general') ? 'filled' : 'default'}
              onClick={() => void toAdoption()}
              className={classes.adopt!}
            >
              {t.policy.adopt}
            </Button>
          ) : (
            <span className={classes.quiet}>{t.policy.adoptReader}</span>
          )}
        </div>
        <Prints programmeId={programmeId} policy={policy} />
      </div>
    </div>
  );
}

/** Somebody was sent here to fill a blank: to the first of them. */
function useFieldOnArrival(path: string | undefined): void {
  const gone = useRef<string>(undefined);
  useEffect(() => {
    if (!path || gone.current) return;
    gone.current = path;
    goToField(path);
  }, [path]);
}
