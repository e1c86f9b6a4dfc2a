import { createFileRoute } from '@tanstack/react-router';

import { MessagesPage } from '../today/messages-page';

export const Route = createFileRoute('/_app/messages')({
  validateSearch: ({ page }: Record<string, unknown>): { page?: number } =>
    Number(page) > 1 ? { page: Math.trunc(Number(page)) } : {},
  component: MessagesPage,
});
