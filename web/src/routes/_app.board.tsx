import { createFileRoute } from '@tanstack/react-router';

import { BoardPage } from '../board/board-page';
import { boardSearch } from '../board/board-search';

export const Route = createFileRoute('/_app/board')({ validateSearch: boardSearch, component: BoardPage });
