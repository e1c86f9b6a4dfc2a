import { createFileRoute } from '@tanstack/react-router';

import { NewProgrammePage } from '../programme/new-programme-page';
import { staffOnly } from '../shell/staff-only';

export const Route = createFileRoute('/_app/programme/new')({ beforeLoad: staffOnly, component: NewProgrammePage });
