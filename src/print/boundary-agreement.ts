import type { Signatures } from '../../state-machines/journey/journey.messages.js';
import type { Acceptability } from '../../state-machines/policy/boundaries.js';
import { signatures } from './contract.js';
import { heading, paragraph, quiet, table, type Block, type Paper } from './paper.js';
import { acceptabilityNames } from './words.js';

export interface AgreementToPrint {
  readonly name: string;
  readonly organisation: string;
  readonly programme: string;
  readonly rows: readonly {
    readonly about: string;
    readonly service: Acceptability;
    readonly serviceNote: string | null;
    readonly worker: Acceptability | null;
    readonly holds: Acceptability;
  }[];
  readonly words: string | null;
  /** Whoever prints it may not read the worker's answers. */
  readonly withheld: boolean;
  readonly signed: Signatures;
  /** The service's column has changed since both signed. */
  readonly stale: boolean;
}

/** The boundary agreement: both columns, and which of the two holds (GUIDE App C). */
export function boundaryAgreement(agreement: AgreementToPrint): Paper {
  const { name, organisation, programme, rows, signed, stale } = agreement;
  return {
    title: 'Boundary agreement',
    subtitle: `${name}, ${programme}`,
    ...(stale && { notice: 'The service’s answers have changed since this was signed: talk about it again.' }),
    foot: 'Boundary agreement',
    blocks: [
      paragraph(
        'The service says what is acceptable, and so does the worker. Of the two answers the stricter one holds; where the service says never, it stays never (GUIDE\u00a03.5-m).',
      ),
      ...ownAnswers(agreement),
      table({
        caption: 'What is acceptable',
        head: ['What', 'The service says', 'The worker says', 'What holds'],
        rows: rows.map((row) => [
          row.serviceNote ? `${row.about}\n${row.serviceNote}` : row.about,
          shortly(row.service),
          row.worker ? shortly(row.worker) : '',
          shortly(row.holds),
        ]),
        widths: [6, 2, 2, 2],
        rowHeaders: true,
      }),
      ...wordsBlocks(agreement),
      heading('Signatures'),
      signatures(name, organisation, signed),
    ],
  };
}

const shortly = (answer: Acceptability): string => acceptabilityNames[answer].split(' ', 1)[0]!;

function ownAnswers({ withheld, rows }: AgreementToPrint): Block[] {
  if (withheld) return [quiet('This copy is without the worker’s answers: whoever printed it may not read them.')];
  return rows.some(({ worker }) => worker) ? [] : [quiet('The worker has not answered yet.')];
}

function wordsBlocks({ words }: AgreementToPrint): Block[] {
  return words ? [heading('What we agreed beside it'), paragraph(words)] : [];
}
