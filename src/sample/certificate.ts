import type { Instant } from '../../state-machines/core/process.js';
import { paragraph, quiet } from '../print/paper.js';
import { print } from '../print/printer.js';

/** A certificate as one might be uploaded: an example, and obviously so. */
export const exampleCertificate = (at: Instant): Promise<Buffer> =>
  print(
    {
      title: 'Certificate of training',
      notice: 'EXAMPLE. Nobody here exists.',
      foot: 'Example certificate',
      blocks: [
        paragraph('This is to certify that somebody who does not exist took part in a training that never took place.'),
        quiet('Made for trying things out.'),
      ],
    },
    at,
  );
