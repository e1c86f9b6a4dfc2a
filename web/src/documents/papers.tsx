import { Anchor } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';

import type { Journey } from '../api/types';
import { t } from '../texts';
import classes from './documents.module.css';

const papers = [
  ['information-pack.pdf', t.documents.informationPack],
  ['contract.pdf', t.documents.contractPdf],
  ['boundary-agreement.pdf', t.documents.boundaryAgreement],
  ['exit-pack.pdf', t.documents.exitPack],
] as const;

/** What is printed, handed over and signed on paper. */
export function Papers({ journey: { id } }: { journey: Pick<Journey, 'id'> }) {
  return (
    <ul className={classes.papers}>
      {papers.map(([file, name]) => (
        <li key={file}>
          <IconFileTypePdf size={20} stroke={1.5} aria-hidden />
          <Anchor href={`/api/journeys/${id}/${file}`} target="_blank" underline="always">
            {name} ({t.documents.pdf})
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
