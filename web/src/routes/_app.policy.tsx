import { createFileRoute } from '@tanstack/react-router';

import { PolicyPage } from '../policy/policy-page';

export const Route = createFileRoute('/_app/policy')({ component: PolicyPage });
