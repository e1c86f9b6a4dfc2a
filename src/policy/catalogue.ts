import { forms } from '../../state-machines/journey/forms.js';
import { boundaryRows } from '../../state-machines/policy/boundaries.js';
import { qualityCatalogue } from '../../state-machines/policy/qualities.js';
import { alwaysOutOfScope, programmeTemplates } from '../../state-machines/policy/templates.js';
import { lockedTopics, mandatoryTopics, topicCatalogue } from '../../state-machines/policy/topics.js';

/** What the sources bring along, for every organisation alike. */
export const catalogue = {
  topics: topicCatalogue,
  qualities: qualityCatalogue,
  boundaries: boundaryRows,
  forms,
  mandatory: mandatoryTopics,
  locked: lockedTopics,
  outOfScope: alwaysOutOfScope,
  templates: programmeTemplates,
};
