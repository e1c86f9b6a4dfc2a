import pg from 'pg';

const TIMESTAMPTZ = 1184;
const ZERO = '0'.charCodeAt(0);
const [SPACE, PLUS, POINT] = [' ', '+', '.'].map((letter) => letter.charCodeAt(0));

type Read = (text: string) => Date;

/**
 * Lets every connection of this process read instants as a session in UTC writes them, `2026-01-05 19:00:00.123+00`, the
 * short way: the driver's own, which knows every zone and age, takes a third of the time of reading a list.
 */
export function readInstantsTheShortWay(): void {
  pg.types.setTypeParser(TIMESTAMPTZ, shortWay);
}

const longWay = pg.types.getTypeParser(TIMESTAMPTZ, 'text') as Read;

function shortWay(text: string): Date {
  if (!isOfThisAgeInUtc(text)) return longWay(text);
  const digits = (from: number, to: number): number => {
    let value = 0;
    for (let place = from; place < to; place++) value = 10 * value + text.charCodeAt(place) - ZERO;
    return value;
  };
  const fraction = text.charCodeAt(19) === POINT ? text.length - 23 : 0;
  const ms = fraction === 0 ? 0 : fraction >= 3 ? digits(20, 23) : digits(20, 20 + fraction) * 10 ** (3 - fraction);
  return new Date(
    Date.UTC(digits(0, 4), digits(5, 7) - 1, digits(8, 10), digits(11, 13), digits(14, 16), digits(17, 19), ms),
  );
}

/** Years of four digits, 1000 and later, and no offset but `+00`. */
function isOfThisAgeInUtc(text: string): boolean {
  const sign = text.length - 3;
  return text.charCodeAt(10) === SPACE && text.charCodeAt(sign) === PLUS && text.endsWith('00') && text[0] !== '0';
}
