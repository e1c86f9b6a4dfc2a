/** How acceptable something is, from the loosest to the strictest. */
export const acceptabilities = ['always', 'sometimes', 'never'] as const;
export type Acceptability = (typeof acceptabilities)[number];

/** A row of the boundary agreement (GUIDE App C). */
export interface BoundaryRow {
  readonly id: string;
  readonly clause: string;
  readonly about: string;
  /** What a service's own answer begins with; a programme's policy may change it. */
  readonly service: Acceptability;
}

const row = (number: number, id: string, service: Acceptability, about: string): BoundaryRow => ({
  id,
  clause: `GUIDE App C-${number}`,
  about,
  service,
});

/** The fourteen rows with which every boundary agreement begins. */
export const boundaryRows: readonly BoundaryRow[] = [
  row(1, 'contact-outside-hours', 'sometimes', 'Being in contact outside working hours'),
  row(2, 'personal-events', 'sometimes', 'Going to each other’s personal events'),
  row(3, 'visiting-home', 'never', 'Visiting a peer at home'),
  row(4, 'lending', 'never', 'Lending or borrowing money or things'),
  row(5, 'gifts', 'sometimes', 'Giving or taking gifts'),
  row(6, 'touch', 'sometimes', 'Touch: a handshake, a hand on the shoulder, a hug'),
  row(7, 'personal-phone', 'never', 'Giving out a personal phone number or address'),
  row(8, 'social-media', 'sometimes', 'Being connected on social media'),
  row(9, 'passing-on', 'never', 'Passing on what one knows about others or the service'),
  row(10, 'recovery-meetings', 'sometimes', 'Going to recovery meetings together'),
  row(11, 'business', 'never', 'Doing business with each other'),
  row(12, 'own-story', 'sometimes', 'Talking about one’s own story'),
  row(13, 'sexual-relationship', 'never', 'A sexual relationship with a peer or a peer’s family'),
  row(14, 'after-leaving', 'sometimes', 'Staying in contact after somebody has left'),
];

/** Of two answers the stricter one holds (GUIDE 3.5-m). */
export const stricter = (one: Acceptability, other: Acceptability): Acceptability =>
  acceptabilities.indexOf(one) >= acceptabilities.indexOf(other) ? one : other;
