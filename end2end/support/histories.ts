// Past prices and difficulties, in the shapes that the hosts document, up to the figures of the world.
import type { Body } from "./replies";
import { BLOCK_SECONDS, RETARGET_BLOCKS, type World } from "./world";

const DAY = 86_400;
/** Days that the hosts remember. */
const REMEMBERED = 2_000;

/** A price some days ago: on the way up, and swinging. */
export function priceThen(price: number, ago: number): number {
  return price * Math.exp(-0.0005 * ago) * (1 + 0.05 * Math.sin(ago / 40));
}

/** A difficulty some days ago. */
export function difficultyThen(difficulty: number, ago: number): number {
  return difficulty * 0.999 ** ago;
}

/** DefiLlama: so many points from a moment on, none ahead. */
export function llamaChart(name: string, price: number, query: URLSearchParams, world: World): Body {
  const [start, span] = [Number(query.get("start")), Number(query.get("span"))];
  const prices: object[] = [];
  for (let point = 0; point < span; point += 1) {
    const timestamp = start + point * DAY;
    if (timestamp > world.now()) break;
    prices.push({ timestamp, price: priceThen(price, (world.now() - timestamp) / DAY) });
  }
  return { coins: { [name]: { symbol: name.replace("coingecko:", ""), confidence: 0.99, prices } } };
}

/** CoinGecko: days up to now, in milliseconds. */
export function marketChart(price: number, query: URLSearchParams, world: World): Body {
  const days = Math.min(365, Number(query.get("days")));
  const at = (ago: number) => (world.now() - ago * DAY) * 1000;
  const row = (ago: number): [number, number] => [at(ago), priceThen(price, ago)];
  const prices = Array.from({ length: days + 1 }, (_, index) => row(days - index));
  return { prices, market_caps: [], total_volumes: [] };
}

/** Blockchain.com: a value a day, from nothing on. */
export function dailyValues(then: (ago: number) => number, world: World): object[] {
  const midnight = Math.floor(world.now() / DAY) * DAY;
  const ago = Array.from({ length: REMEMBERED }, (_, index) => REMEMBERED - 1 - index);
  return ago.map((ago) => ({ x: midnight - ago * DAY, y: ago === REMEMBERED - 1 ? 0 : then(ago) }));
}

/** mempool.space and its forks: every change of difficulty, the newest first. */
export function adjustments(difficulty: number, height: number, world: World, blockSeconds = BLOCK_SECONDS): Body {
  const newest = Math.floor(height / RETARGET_BLOCKS) * RETARGET_BLOCKS;
  const rows: number[][] = [];
  for (let block = newest; ; block -= RETARGET_BLOCKS) {
    const time = Math.round(world.now() - (height - block) * blockSeconds);
    const ago = (world.now() - time) / DAY;
    if (ago > REMEMBERED) return rows;
    rows.push([time, block, difficultyThen(difficulty, ago), 1.014]);
  }
}
