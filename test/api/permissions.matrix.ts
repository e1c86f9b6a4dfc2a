import type { Relation } from '../../src/permissions/permissions.js';

/**
 * What the permission table must say, written down a second time so that a slip in the table is seen.
 * A cell holds the relations towards which a role may: s = self, v = supervises, l = line-manages, k = keyworks, n = none.
 * `yes` and `no` are for what is about no worker in particular.
 */
const text = `
                                     coordinator  manager  supervisor  peerWorker  administrator
journey.see                          vlkn         vlkn     vl          s           -
journey.readNotes                    vln          vl       vl          s           -
journey.StartJourney                 vlkn         vlkn     -           -           -
journey.StartInduction               vlkn         vlkn     -           -           -
journey.StartTraining                vlkn         vlkn     -           -           -
journey.StartSupportedPractice       vlkn         vlkn     -           -           -
journey.StartInPairs                 vlkn         vlkn     -           -           -
journey.StartAlone                   vlkn         vlkn     -           -           -
journey.StartLeading                 vlkn         vlkn     -           -           -
journey.StartMentoring               vlkn         vlkn     -           -           -
journey.StepBack                     vlkn         vlkn     vl          -           -
journey.StartExit                    vlkn         vlkn     -           -           -
journey.CloseJourney                 vlkn         vlkn     -           -           -
journey.EndApplication               vlkn         vlkn     -           -           -
journey.OfferRole                    vlkn         vlkn     -           -           -
journey.NotNow                       vlkn         vlkn     -           -           -
journey.ResumeConversation           vlkn         vlkn     -           -           -
journey.RecordStep                   vlkn         vlkn     vl          -           -
journey.ConfirmEligibility           vlkn         vlkn     -           -           -
journey.ChooseBasis                  vlkn         vlkn     -           s           -
journey.AcknowledgePolicy            vlkn         vlkn     -           s           -
journey.AgreeTopic                   vlkn         vlkn     vl          -           -
journey.PlanTraining                 vlkn         vlkn     vl          -           -
journey.RecordTraining               vlkn         vlkn     vl          -           -
journey.AddCertificate               vlkn         vlkn     vl          s           -
journey.WithdrawCertificate          vlkn         vlkn     vl          -           -
journey.LogExperience                vlkn         vlkn     vl          s           -
journey.WithdrawExperience           vlkn         vlkn     vl          s           -
journey.StateWish                    vlkn         vlkn     vl          s           -
journey.Decide                       vlkn         vlkn     vl          -           -
journey.WaiveRequirement             -            vlkn     -           -           -
journey.ExplainDelay                 vlkn         vlkn     vl          -           -
journey.PauseJourney                 vlkn         vlkn     vl          s           -
journey.ResumeJourney                vlkn         vlkn     vl          -           -
journey.StandDown                    -            vlkn     -           -           -
journey.Reinstate                    -            vlkn     -           -           -
journey.PlaceUnderReview             vlkn         vlkn     vl          -           -
journey.LiftReview                   vlkn         vlkn     vl          -           -
journey.RaiseConcern                 vlkn         vlkn     vl          -           -
journey.SetExpectedEnd               vlkn         vlkn     -           -           -
journey.GiveNotice                   vlkn         vlkn     vl          s           -
journey.LeaveNow                     vlkn         vlkn     -           s           -
journey.RecordFollowUp               vlkn         vlkn     -           -           -
journey.MoveToPolicy                 -            vlkn     -           -           -
journey.NameLineManager              vlkn         vlkn     -           -           -
journey.NameKeyworker                vlkn         vlkn     -           -           -
journey.NameSupervisor               vlkn         vlkn     -           -           -
journey.AddNote                      vln          vln      vl          s           -
journey.FillForm.worker              -            -        -           s           -
journey.FillForm.service             vlkn         vlkn     vl          -           -
journey.FillForm.either              vlkn         vlkn     vl          s           -
journey.SignContract.worker          vlkn         vlkn     -           s           -
journey.SignContract.service         vlkn         vlkn     vl          -           -
journey.SignBoundaryAgreement.worker vlkn         vlkn     -           s           -
journey.SignBoundaryAgreement.service vlkn         vlkn     vl          -           -
journey.readOwnPages                 -            -        -           s           -
certificate.read                     vln          vln      vl          s           -
person.see                           svlkn        svlkn    svlk        sk          sk
supervision.see                      vlkn         vlkn     vl          s           -
supervision.readNotes                v            v        v           s           -
supervision.RecordSession            vlkn         vlkn     v           s           -
supervision.CorrectSession           vlkn         vlkn     v           -           -
supervision.MoveSession              vlkn         vlkn     v           -           -
supervision.ConfirmTime              vlkn         vlkn     v           s           -
supervision.AskForAnotherTime        vlkn         vlkn     v           s           -
supervision.AddAgendaItem            v            v        v           s           -
supervision.RemoveAgendaItem         v            v        v           s           -
supervision.AnswerPulse              -            -        -           s           -
supervision.WriteNote                v            v        v           s           -
supervision.RecordGroup              vlkn         vlkn     v           -           -
supervision.GiveConsent              -            -        -           s           -
supervision.WithdrawConsent          -            -        -           s           -
supervision.PlanThreeWay             v            v        v           -           -
supervision.CancelThreeWay           v            v        v           s           -
supervision.RecordThreeWay           v            v        v           -           -
supervision.DecideMisses             v            vlkn     v           -           -
supervision.ProposeAgain             vlkn         vlkn     v           s           -
supervisors.see                      yes          yes      yes         no          no
supervisors.change                   yes          yes      no          no          no
obligation.see                       vlkn         vlkn     vl          s           -
obligation.open                      vlkn         vlkn     vl          s           -
obligation.Fulfil                    vlkn         vlkn     vl          -           -
obligation.PromiseAnotherDay         vlkn         vlkn     vl          -           -
obligation.Withdraw                  -            -        -           s           -
obligation.Reopen                    -            -        -           s           -
reminders.see                        yes          yes      no          no          no
person.create                        yes          yes      no          no          no
staff.list                           yes          yes      no          no          yes
programme.list                       yes          yes      yes         yes         yes
programme.see                        yes          yes      yes         yes         yes
programme.change                     yes          yes      no          no          no
programme.open                       no           yes      no          no          no
policy.read                          yes          yes      yes         yes         yes
policy.draft                         yes          yes      no          no          no
policy.preview                       yes          yes      no          no          no
policy.move                          no           yes      no          no          no
policy.adopt                         no           yes      no          no          no
today.see                            yes          yes      yes         yes         yes
inbox.read                           yes          yes      yes         yes         yes
draft.keep                           yes          yes      yes         yes         yes
settings.own                         yes          yes      yes         yes         yes
absence.see                          yes          yes      yes         no          no
absence.enter                        yes          yes      yes         no          no
absence.enterForOthers               yes          yes      no          no          no
calendar.see                         yes          yes      yes         yes         yes
calendar.change                      yes          yes      no          no          no
machine.see                          yes          yes      yes         yes         yes
clock.see                            yes          yes      yes         yes         yes
clause.see                           yes          yes      yes         yes         yes
`;

const letters: Readonly<Record<string, Relation>> = {
  s: 'self',
  v: 'supervises',
  l: 'lineManages',
  k: 'keyworks',
  n: 'none',
};

export interface Cell {
  readonly action: string;
  readonly role: string;
  /** Absent where no worker is in question. */
  readonly relation?: Relation;
  readonly allowed: boolean;
}

/** Every cell of the matrix. */
export const matrix: readonly Cell[] = cells();

function cells(): Cell[] {
  const [head, ...rows] = text.trim().split('\n');
  const roles = head!.trim().split(/\s+/);
  return rows.flatMap((row) => {
    const [action, ...columns] = row.trim().split(/\s+/);
    return columns.flatMap((column, index) => cellsOf(action!, roles[index]!, column));
  });
}

function cellsOf(action: string, role: string, column: string): Cell[] {
  if (column === 'yes' || column === 'no') return [{ action, role, allowed: column === 'yes' }];
  return Object.entries(letters).map(([letter, relation]) => ({
    action,
    role,
    relation,
    allowed: column.includes(letter),
  }));
}
