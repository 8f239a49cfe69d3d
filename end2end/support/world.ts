/** The market that the stand-in reports: plausible, consistent between all hosts, and changeable by a test. */
export interface World {
  /** US dollars for a bitcoin. */
  price: number;
  /** Percent. */
  priceChange24h: number;
  /** Of the block chain. */
  difficulty: number;
  /** The newest block. */
  height: number;
  /** Average fees of a block, BTC. */
  feesPerBlock: number;
  /** Expected change at the next retarget, percent. */
  nextChange: number;
  /** Units of each currency for a US dollar. */
  fx: Record<string, number>;
  /** Seconds since 1970; every reply is stamped with it. */
  now(): number;
}

export function usualWorld(): World {
  return {
    price: 84_000,
    priceChange24h: -1.25,
    difficulty: 1.42e14,
    height: 977_000,
    feesPerBlock: 0.02,
    nextChange: 1.7,
    fx: {
      AED: 3.67, ARS: 1_480, AUD: 1.55, BRL: 5.35, CAD: 1.4, CHF: 0.8, CLP: 930, CNY: 7.11, COP: 3_750, CZK: 20.9,
      DKK: 6.44, EUR: 0.86, GBP: 0.75, HKD: 7.78, HUF: 329, IDR: 16_650, ILS: 3.25, INR: 89, ISK: 127, JPY: 156,
      KRW: 1_465, KZT: 455, MXN: 18.4, MYR: 4.13, NOK: 10.2, NZD: 1.78, PHP: 58.8, PLN: 3.65, PYG: 6_100, RON: 4.38,
      SEK: 9.5, SGD: 1.3, THB: 32.4, TRY: 42.4, UAH: 42.2, USD: 1, ZAR: 17.3,
    },
    now: () => Math.floor(Date.now() / 1000),
  };
}

/** Bitcoin's: hashes expected for a block at difficulty 1, seconds for a block, blocks between retargets. */
export const HASHES_PER_DIFFICULTY = 2 ** 32;
export const BLOCK_SECONDS = 600;
export const RETARGET_BLOCKS = 2016;

/** The subsidy of a block in satoshi. */
export function subsidy(height: number): number {
  return Math.floor(50e8 / 2 ** Math.floor(height / 210_000));
}

/** A difficulty in the compact form that block headers have. */
export function compactBits(difficulty: number): number {
  // Difficulty 1 is the target 0xffff × 2^208.
  const scale = 2n ** 40n;
  const exact = ((0xffffn << 208n) * scale) / BigInt(Math.round(difficulty * Number(scale)));
  // A difficulty just above the true one must not lose the last unit of the 23 bits kept.
  const target = exact + (exact >> 45n);
  const bytes = Math.ceil(target.toString(16).length / 2);
  const mantissa = Number(target >> BigInt(8 * (bytes - 3)));
  // The top bit is a sign: a mantissa that would set it moves to the next exponent.
  return mantissa & 0x800000 ? (bytes + 1) * 2 ** 24 + (mantissa >> 8) : bytes * 2 ** 24 + mantissa;
}
