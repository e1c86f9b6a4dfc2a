import { createFileRoute } from '@tanstack/react-router';

import { BoardPage } from '../board/board-page';
import { boardSearch } from '../board/board-search';
import { staffOnly } from '../shell/staff-only';

export const Route = createFileRoute('/_app/board')({
  validateSearch: boardSearch,
  beforeLoad: staffOnly,
  component: BoardPage,
});
