import { useQuery } from '@tanstack/react-query';

import { supervisionQuery } from '../api/supervision-queries';
import type { SupervisionDetail } from '../api/types';
import type { Journey } from '../api/types';
import { t } from '../texts';

/** The supervision that a journey shares in, if it has begun. */
export function useOwnSupervision(journey: Journey) {
  const id = journey.supervisionId ?? '';
  return useQuery({ ...supervisionQuery(id), enabled: id !== '' });
}

/** How the worker calls somebody: by the first name. */
export const firstName = (name: string): string => name.split(' ')[0] ?? name;

/** How the worker calls whoever supervises. */
export const supervisorOf = ({ supervisor }: Pick<SupervisionDetail, 'supervisor'>): string =>
  supervisor ? firstName(supervisor.name) : t.ownSupervision.yourSupervisor;

/** Who hears what the worker says now: whoever stands in while the supervisor is away. */
export const hearerOf = ({ supervisor, cover }: Pick<SupervisionDetail, 'supervisor' | 'cover'>): string =>
  cover ? firstName(cover.name) : supervisorOf({ supervisor });

export const mayDo = ({ offers }: Pick<SupervisionDetail, 'offers'>, type: string): boolean =>
  offers.some((offer) => offer.type === type && offer.allowed);

/** A time was suggested, and the worker has not said yet whether it suits. */
export const toConfirm = (supervision: SupervisionDetail): boolean =>
  supervision.slot?.agreed === false && !supervision.asked && mayDo(supervision, 'ConfirmTime');
