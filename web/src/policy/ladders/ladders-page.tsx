import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ClauseLink } from '../../clauses/clause-link';
import { ProgrammeFrame } from '../../programme/programme-frame';
import { ButtonLink, TextLink } from '../../shell/links';
import { may, useMe } from '../../shell/me';
import { Section } from '../../shell/section';
import { Failure, PageSkeleton } from '../../shell/states';
import { t } from '../../texts';
import { isHole, valueAt } from '../document';
import { DraftLine } from '../draft-line';
import partClasses from '../parts-nav.module.css';
import { policyQuery } from '../policy-queries';
import classes from '../policy-page.module.css';
import type { Document, PolicyState } from '../policy-types';
import { usePolicyDraft } from '../use-policy-draft';
import { LadderEditor } from './ladder-editor';
import { LadderPicture } from './ladder-picture';
import { ladderIds, pathOf, stepsOf, type LadderId, type Step } from './ladder-shape';
import own from './ladders.module.css';
import { ChoosePerson, useWhoHears } from './who-now';

const route = getRouteApi('/_app/policy/ladders');

/** Who hears when something is late: step by step, as a line in time, and who that would be now. */
export function LaddersPage() {
  return (
    <ProgrammeFrame title={t.ladders.title}>{({ id }) => <OfProgramme key={id} programmeId={id} />}</ProgrammeFrame>
  );
}

function OfProgramme({ programmeId }: { programmeId: string }) {
  const mayWrite = may(useMe(), 'policy.draft');
  const { data: policy, error, refetch } = useQuery(policyQuery(programmeId));
  if (!policy) return error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />;
  return (
    <>
      <p className={classes.intro}>{t.ladders.intro}</p>
      {mayWrite ? (
        <Written programmeId={programmeId} policy={policy} />
      ) : (
        <Read programmeId={programmeId} policy={policy} />
      )}
    </>
  );
}

interface Props {
  programmeId: string;
  policy: PolicyState;
}

/** The steps that hold: those of the document, or where it leaves them out, those that this product brings. */
function stepsIn(document: Document, policy: PolicyState, ladder: LadderId) {
  const path = pathOf(ladder);
  const blank = policy.blanks.find((one) => one.path === path);
  const drafted = valueAt(document, path);
  const brought = stepsOf(blank?.byDefault);
  const isBrought = isHole(drafted) || JSON.stringify(stepsOf(drafted)) === JSON.stringify(brought);
  return { clause: blank?.clause, brought, isBrought, steps: isHole(drafted) ? brought : stepsOf(drafted) };
}

function Written({ programmeId, policy }: Props) {
  const { ladder = 'supervision' } = route.useSearch();
  const navigate = route.useNavigate();
  const mayAdopt = may(useMe(), 'policy.adopt');
  const { document, saving, write, flush, choose } = usePolicyDraft(programmeId, policy);
  const { clause, brought, isBrought, steps } = stepsIn(document, policy, ladder);
  const put = (next: Step[]) => write(pathOf(ladder), { steps: next });
  async function toAdoption(): Promise<void> {
    await flush();
    await navigate({ to: '/policy/adopt', search: { programme: programmeId } });
  }
  return (
    <div className={classes.columns}>
      <aside className={classes.side}>
        <DraftLine saving={saving} choose={choose} />
        <LadderNav programmeId={programmeId} here={ladder} />
      </aside>
      <div className={classes.form}>
        <Line programmeId={programmeId} ladder={ladder} steps={steps} clause={clause} />
        <LadderEditor key={ladder} ladder={ladder} steps={steps} faults={policy.faults} put={put} />
        {isBrought ? (
          <p className={classes.quiet}>{t.ladders.asBrought}</p>
        ) : (
          <Button variant="subtle" w="fit-content" onClick={() => put(brought)}>
            {t.ladders.reset}
          </Button>
        )}
        <div className={classes.foot}>
          <p className={classes.quiet}>{t.ladders.toAdopt}</p>
          {mayAdopt ? (
            <Button variant="default" className={classes.adopt!} onClick={() => void toAdoption()}>
              {t.ladders.adopt}
            </Button>
          ) : (
            <span className={classes.quiet}>{t.policy.adoptReader}</span>
          )}
        </div>
      </div>
    </div>
  );
}

function Read({ programmeId, policy }: Props) {
  const { ladder = 'supervision' } = route.useSearch();
  const { clause, steps } = stepsIn(policy.document ?? policy.draft.document, policy, ladder);
  return (
    <div className={classes.columns}>
      <aside className={classes.side}>
        <LadderNav programmeId={programmeId} here={ladder} />
      </aside>
      <div className={classes.form}>
        <Line programmeId={programmeId} ladder={ladder} steps={steps} clause={clause} />
        <p className={classes.quiet}>{t.ladders.readOnly}</p>
        <ButtonLink to="/policy" search={{ programme: programmeId }} variant="default" w="fit-content">
          {t.ladders.back}
        </ButtonLink>
      </div>
    </div>
  );
}

interface LineProps {
  programmeId: string;
  ladder: LadderId;
  steps: Step[];
  clause: string | undefined;
}

/** The picture of the steps, and under each of them who it comes to now. */
function Line({ programmeId, ladder, steps, clause }: LineProps) {
  const mayAsk = may(useMe(), 'policy.preview');
  const { journey } = route.useSearch();
  const who = useWhoHears(programmeId, ladder, mayAsk ? journey : undefined);
  return (
    <Section title={t.ladders.names[ladder] ?? ladder} beside={clause && <ClauseLink clause={clause} />}>
      {mayAsk && <ChoosePerson programmeId={programmeId} journeyId={journey} />}
      <LadderPicture ladder={ladder} steps={steps} who={who} />
    </Section>
  );
}

function LadderNav({ programmeId, here }: { programmeId: string; here: LadderId }) {
  return (
    <>
      <nav aria-label={t.ladders.which} className={partClasses.nav}>
        {ladderIds.map((ladder) => (
          <Link
            key={ladder}
            to="/policy/ladders"
            search={(before) => ({ ...before, ladder })}
            className={`${partClasses.part} ${own.choice}`}
            data-here={ladder === here}
            aria-current={ladder === here ? 'true' : undefined}
            resetScroll={false}
          >
            {t.ladders.names[ladder]}
          </Link>
        ))}
      </nav>
      <TextLink to="/policy" search={{ programme: programmeId }} size="sm" w="fit-content">
        {t.ladders.back}
      </TextLink>
    </>
  );
}
