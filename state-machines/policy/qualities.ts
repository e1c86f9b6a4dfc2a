/** Something that makes a good peer worker: talked about, never scored. */
export interface Quality {
  readonly id: string;
  readonly name: string;
  readonly clause: string;
}

const quality = (id: string, clause: string, name: string): Quality => ({ id, name, clause });

/** The qualities of both sources (TURAS 8.1, GUIDE 3.3-q), from which each role description chooses. */
export const qualityCatalogue: readonly Quality[] = [
  quality('willing-to-learn', 'TURAS 8.1.1', 'Is open and willing to learn'),
  quality('ground-rules', 'TURAS 8.1.2', 'Understands ground rules and confidentiality'),
  quality('listens-well', 'TURAS 8.1.3', 'Listens well'),
  quality('clear-without-confrontation', 'TURAS 8.1.4', 'Speaks clearly and without confrontation'),
  quality('reflects', 'TURAS 8.1.5', 'Reflects on themselves'),
  quality('takes-feedback', 'TURAS 8.1.6', 'Can be supervised, take feedback and grow'),
  quality('non-judgemental', 'TURAS 8.1.7', 'Does not judge'),
  quality('authentic', 'GUIDE 3.3-q', 'Communicates authentically'),
  quality('empathy', 'GUIDE 3.3-q', 'Shows empathy'),
  quality('no-assumptions', 'GUIDE 3.3-q', 'Makes no assumptions'),
  quality('trauma-aware', 'GUIDE 3.3-q', 'Is aware of trauma'),
  quality('inclusive', 'GUIDE 3.3-q', 'Includes people of all cultures'),
  quality('works-through-conflict', 'GUIDE 3.3-q', 'Works through conflict'),
  quality('shares-power', 'GUIDE 3.3-q', 'Shares power'),
  quality('sees-strengths', 'GUIDE 3.3-q', 'Sees strengths'),
  quality('right-point', 'GUIDE 3.3-q', 'Is at a point in their own life that fits this role'),
];

/** The seven that TURAS 8.1 asks of everyone. */
export const qualitiesOfEveryone: readonly string[] = qualityCatalogue.slice(0, 7).map(({ id }) => id);
