import { journey } from '../../state-machines/journey/journey.js';
import { formOf } from '../../state-machines/journey/forms.js';
import type { JourneyFacts, JourneyInput } from '../../state-machines/journey/journey.messages.js';
import { journeyUnderWay, keyworkerIsLineManager } from '../../state-machines/journey/refusals.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import type { NoteSpace, ProcessKind } from '../journal/process-kind.js';
import { readFacts } from './journey.facts.js';
import { projectJourney } from './journey.projection.js';

/** The journey as the journal runs it. */
export const journeyKind: ProcessKind<JourneyState, JourneyInput, JourneyFacts> = {
  rules: journey,
  facts: readFacts,
  project: projectJourney,
  textsOf: ({ context }, input) => ({ personId: context.personId, space: spaceOf(input) }),
  refusalOf: (constraint) => {
    if (constraint === 'keyworker_is_not_line_manager') return keyworkerIsLineManager;
    return constraint === 'one_open_journey_a_track' ? journeyUnderWay : undefined;
  },
};

/** What a worker writes for themselves alone stays theirs; all else of a journey is line support (GUIDE 4.2-c, 4.2-d). */
function spaceOf(input: JourneyInput): NoteSpace {
  return input.type === 'FillForm' && formOf(input.form)?.readers === 'own' ? 'own' : 'lineManagement';
}
