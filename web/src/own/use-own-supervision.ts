import { useQuery } from '@tanstack/react-query';

import { supervisionQuery } from '../api/supervision-queries';
import type { SupervisionDetail } from '../api/soon';
import type { Journey } from '../api/types';
import { t } from '../texts';

/** The supervision that a journey shares in, if it has begun. */
export function useOwnSupervision(journey: Journey) {
  const id = journey.supervisionId ?? '';
  return useQuery({ ...supervisionQuery(id), enabled: id !== '' });
}

/** How the worker calls whoever supervises: by the first name. */
export const supervisorOf = ({ supervisor }: Pick<SupervisionDetail, 'supervisor'>): string =>
  supervisor?.name.split(' ')[0] ?? t.ownSupervision.yourSupervisor;

export const mayDo = ({ offers }: Pick<SupervisionDetail, 'offers'>, type: string): boolean =>
  offers.some((offer) => offer.type === type && offer.allowed);
