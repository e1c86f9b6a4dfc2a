import type { SupervisionDetail } from '../api/types';

/** May the one who looks give this command now? */
export const mayGive = ({ offers }: Pick<SupervisionDetail, 'offers'>, type: string): boolean =>
  offers.some((offer) => offer.type === type && offer.allowed);
