/** Every code with which a programme, its draft and a move between versions say no. They are stable for ever. */
export const programmeRefusals = [
  'PROGRAMME_NOT_STARTED',
  'PROGRAMME_ALREADY_STARTED',
  'PROGRAMME_CLOSED',
  'PROGRAMME_IS_OPEN',
  'REQUIREMENTS_MISSING',
  'SECTION_INCOMPLETE',
  'JOURNEYS_UNDER_WAY',
  'NO_DRAFT',
  'STALE_DRAFT',
  'POLICY_HAS_FAULTS',
  'POLICY_HAS_HOLES',
  'POLICY_UNCHANGED',
  'NOT_DUE',
] as const;

export const policyMoveRefusals = [
  'MOVE_NOT_STARTED',
  'MOVE_ALREADY_STARTED',
  'MOVE_DONE',
  'MOVE_IS_STOPPED',
  'MOVE_IS_RUNNING',
  'PROGRAMME_CLOSED',
  'NO_SUCH_VERSION',
  'POLICY_SUPERSEDED',
  'NOBODY_TO_MOVE',
  'TOO_MANY_AT_ONCE',
  'NOT_OF_THIS_PROGRAMME',
  'NOT_DUE',
] as const;
