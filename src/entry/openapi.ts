import { writeFile } from 'node:fs/promises';

import { describeApi } from '../http/describe-api.js';

/** `npm run openapi`: writes the API's description for reviewers and for the page's typed client. Needs no database. */
await writeFile(process.argv[2] ?? 'openapi.json', await describeApi());
