import { createFileRoute } from '@tanstack/react-router';

import { AbsencesPage } from '../absence/absences-page';
import { staffOnly } from '../shell/staff-only';

export const Route = createFileRoute('/_app/absences')({ beforeLoad: staffOnly, component: AbsencesPage });
