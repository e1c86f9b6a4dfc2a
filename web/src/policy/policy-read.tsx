import type { Policy } from '../api/types';
import { Section } from '../shell/section';
import { t } from '../texts';
import { filledFrom } from './policy-document';
import classes from './policy-page.module.css';

/** The policy for those who follow it: every blank with what it was filled with. */
export function PolicyRead({ policy }: { policy: Policy }) {
  const filled = filledFrom(policy);
  const part = (outreach: boolean) => (
    <dl className={classes.read}>
      {policy.blanks
        .filter(({ path }) => path.startsWith('tracks.') === outreach)
        .map(({ path, clause, explains }) => (
          <div key={path}>
            <dt>
              {t.policy.blanks[path]?.label ?? explains} <span>{clause}</span>
            </dt>
            <dd>{inWords(path, filled[path] ?? '')}</dd>
          </div>
        ))}
    </dl>
  );
  return (
    <div className={classes.form}>
      <Section title={t.policy.thresholds}>{part(false)}</Section>
      <Section title={t.policy.outreach}>{part(true)}</Section>
      <p className={classes.programme}>{t.policy.readOnly}</p>
    </div>
  );
}

function inWords(path: string, text: string): string {
  if (text === '') return t.policy.open;
  if (text === 'included') return t.policy.included;
  if (text === 'notIncluded') return t.policy.notIncluded;
  return path.endsWith('Days') ? `${text} ${t.policy.unit}` : text;
}
