import { createFileRoute, notFound } from '@tanstack/react-router';

import { isMyPart, type MyPart } from '../own/my-parts';
import { MyPage } from '../own/my-page';

export const Route = createFileRoute('/_app/my/$part')({
  params: {
    parse: ({ part }): { part: MyPart } => {
      if (!isMyPart(part)) throw notFound();
      return { part };
    },
    stringify: ({ part }) => ({ part }),
  },
  validateSearch: ({ journey }: Record<string, unknown>): { journey?: string } =>
    typeof journey === 'string' && journey ? { journey } : {},
  component: MyPage,
});
