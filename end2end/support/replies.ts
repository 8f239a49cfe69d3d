import { adjustments, dailyValues, difficultyThen, llamaChart, marketChart, priceThen } from "./histories";
import { COINS, NETWORK_HOSTS, bitcoinCashBlock, supplies, validatorRows } from "./networks";
import { BLOCK_SECONDS, HASHES_PER_DIFFICULTY, RETARGET_BLOCKS, compactBits, subsidy, type World } from "./world";

/** What a data host answers: an object is sent as JSON, a string as plain text, undefined as 404. */
export type Body = object | string | undefined;

export type Host = (path: string, query: URLSearchParams, world: World) => Body;

/** The hosts that the page may ask, each with the endpoints it documents. */
export const HOSTS: Record<string, Host> = {
  "api.coingecko.com": (path, query, world) => {
    if (path === "/api/v3/coins/markets") return supplies(list(query, "ids"));
    const charted = path.match(/^\/api\/v3\/coins\/([^/]+)\/market_chart$/)?.[1];
    const price = charted === undefined ? undefined : priceOf(charted, world);
    if (price !== undefined) return marketChart(price, query, world);
    return path === "/api/v3/simple/price" ? coingecko(query, world) : undefined;
  },
  "coins.llama.fi": llama,
  "api.coinbase.com": (path, query, world) => (path === "/v2/exchange-rates" ? coinbase(query, world) : undefined),
  "cdn.jsdelivr.net": (path, _query, world) => {
    if (path === "/gh/etheralpha/validatorqueue-com@main/historical_data.json") return validatorRows(world);
    return path === "/npm/@fawazahmed0/currency-api@latest/v1/currencies/usd.min.json" ? currencyApi(world) : undefined;
  },
  "latest.currency-api.pages.dev": (path, _query, world) =>
    path === "/v1/currencies/usd.min.json" ? currencyApi(world) : undefined,
  "api.frankfurter.dev": frankfurter,
  "mempool.space": mempool,
  "api.blockchain.info": blockchainInfo,
  "blockchain.info": blockchainQuery,
  "blockstream.info": (path, _query, world) => (path === "/api/blocks/tip/height" ? `${world.height}` : undefined),
  ...NETWORK_HOSTS,
};

/** What a coin costs, by CoinGecko's identifier. */
function priceOf(id: string, world: World): number | undefined {
  return id === "bitcoin" ? world.price : Object.values(COINS).find((coin) => coin.id === id)?.price;
}

function coingecko(query: URLSearchParams, world: World): Body {
  const quotes: Record<string, Record<string, number>> = {};
  for (const id of list(query, "ids")) {
    const price = priceOf(id, world);
    if (price === undefined) continue;
    const quote: Record<string, number> = {};
    for (const currency of list(query, "vs_currencies")) {
      const rate = world.fx[currency.toUpperCase()];
      if (rate === undefined) continue;
      quote[currency] = price * rate;
      if (query.get("include_24hr_change") === "true") quote[`${currency}_24h_change`] = world.priceChange24h;
    }
    if (query.get("include_last_updated_at") === "true") quote.last_updated_at = world.now();
    quotes[id] = quote;
  }
  return quotes;
}

function llama(path: string, query: URLSearchParams, world: World): Body {
  const charted = decodeURIComponent(path.match(/^\/chart\/(.+)$/)?.[1] ?? "");
  const past = priceOf(charted.replace(/^coingecko:/, ""), world);
  if (past !== undefined) return llamaChart(charted, past, query, world);
  const asked = path.match(/^\/(prices\/current|percentage)\/(.+)$/);
  if (!asked) return undefined;
  const coins: Record<string, object | number> = {};
  for (const name of decodeURIComponent(asked[2]).split(",")) {
    const price = priceOf(name.replace(/^coingecko:/, ""), world);
    if (price === undefined) continue;
    coins[name] =
      asked[1] === "percentage" ? world.priceChange24h : { price, timestamp: world.now(), confidence: 0.99 };
  }
  return { coins };
}

/** What a dollar buys of each coin. */
function coinsPerDollar(world: World): [string, number][] {
  const others = Object.entries(COINS).map(([symbol, coin]): [string, number] => [symbol, 1 / coin.price]);
  return [["BTC", 1 / world.price], ...others];
}

function coinbase(query: URLSearchParams, world: World): Body {
  const currency = query.get("currency") ?? "USD";
  const perDollar: Record<string, number> = { ...world.fx, ...Object.fromEntries(coinsPerDollar(world)) };
  const own = perDollar[currency];
  if (own === undefined) return undefined;
  const rates = Object.entries(perDollar).map(([code, rate]) => [code, `${rate / own}`]);
  return { data: { currency, rates: Object.fromEntries(rates) } };
}

function currencyApi(world: World): Body {
  const rates = [...Object.entries(world.fx), ...coinsPerDollar(world)].map(([code, rate]) => [code.toLowerCase(), rate]);
  return { date: day(world.now()), usd: Object.fromEntries(rates) };
}

function frankfurter(path: string, query: URLSearchParams, world: World): Body {
  if (path !== "/v2/rates") return undefined;
  const base = query.get("base") ?? "EUR";
  const own = world.fx[base];
  if (own === undefined) return undefined;
  const wanted = list(query, "quotes");
  const codes = wanted.length ? wanted.filter((code) => code in world.fx) : Object.keys(world.fx);
  return codes.map((quote) => ({ date: day(world.now()), base, quote, rate: world.fx[quote] / own }));
}

function mempool(path: string, _query: URLSearchParams, world: World): Body {
  const now = world.now();
  const next = (Math.floor(world.height / RETARGET_BLOCKS) + 1) * RETARGET_BLOCKS;
  const left = next - world.height;
  switch (path) {
    case "/api/v1/mining/difficulty-adjustments/all":
      return adjustments(world.difficulty, world.height, world);
    case "/api/v1/mining/hashrate/3d": {
      const hashrate = (world.difficulty * HASHES_PER_DIFFICULTY) / BLOCK_SECONDS;
      const days = [3, 2, 1].map((ago) => ({ timestamp: now - ago * 86_400, avgHashrate: hashrate }));
      return { hashrates: days, difficulty: [], currentHashrate: hashrate, currentDifficulty: world.difficulty };
    }
    case "/api/v1/difficulty-adjustment":
      return {
        progressPercent: (1 - left / RETARGET_BLOCKS) * 100,
        difficultyChange: world.nextChange,
        estimatedRetargetDate: (now + left * BLOCK_SECONDS) * 1000,
        remainingBlocks: left,
        remainingTime: left * BLOCK_SECONDS * 1000,
        previousRetarget: -0.6,
        previousTime: now - (RETARGET_BLOCKS - left) * BLOCK_SECONDS,
        nextRetargetHeight: next,
        timeAvg: BLOCK_SECONDS * 1000,
        adjustedTimeAvg: BLOCK_SECONDS * 1000,
        timeOffset: 0,
        expectedBlocks: RETARGET_BLOCKS - left,
      };
    case "/api/v1/mining/reward-stats/144": {
      const fees = Math.round(144 * world.feesPerBlock * 1e8);
      return {
        startBlock: world.height - 143,
        endBlock: world.height,
        totalReward: `${144 * subsidy(world.height) + fees}`,
        totalFee: `${fees}`,
        totalTx: "531072",
      };
    }
    case "/api/blocks/tip/height":
      return `${world.height}`;
    case "/api/v1/prices": {
      const quoted = ["USD", "EUR", "GBP", "CAD", "CHF", "AUD", "JPY"];
      const prices = quoted.map((code) => [code, Math.round(world.price * world.fx[code])]);
      return { time: now, ...Object.fromEntries(prices) };
    }
    default:
      return undefined;
  }
}

function blockchainInfo(path: string, query: URLSearchParams, world: World): Body {
  if (path === "/haskoin-store/bch/block/best") return bitcoinCashBlock(world);
  if (path === "/haskoin-store/btc/block/best") {
    return {
      hash: "0000000000000000000123456789abcdef0123456789abcdef0123456789abcd",
      height: world.height,
      mainchain: true,
      time: world.now(),
      bits: compactBits(world.difficulty),
      subsidy: subsidy(world.height),
      fees: Math.round(world.feesPerBlock * 1e8),
      weight: 3_993_000,
    };
  }
  const charts: Record<string, [string, number]> = {
    difficulty: ["Difficulty", world.difficulty],
    "hash-rate": ["Hash rate TH/s", (world.difficulty * HASHES_PER_DIFFICULTY) / BLOCK_SECONDS / 1e12],
    "market-price": ["USD", world.price],
    "transaction-fees": ["BTC", 144 * world.feesPerBlock],
  };
  const chart = charts[path.replace(/^\/charts\//, "")];
  if (!chart) return undefined;
  const then = { difficulty: difficultyThen, "market-price": priceThen }[path.replace(/^\/charts\//, "")];
  if (query.get("timespan") === "all" && then) {
    const values = dailyValues((ago) => then(chart[1], ago), world);
    return { status: "ok", name: chart[0], unit: chart[0], period: "day", description: "", values };
  }
  const midnight = Math.floor(world.now() / 86_400) * 86_400;
  const values = [4, 3, 2, 1, 0].map((ago) => ({ x: midnight - ago * 86_400, y: chart[1] }));
  return { status: "ok", name: chart[0], unit: chart[0], period: "day", description: "", values };
}

function blockchainQuery(path: string, _query: URLSearchParams, world: World): Body {
  switch (path) {
    case "/q/getdifficulty":
      return world.difficulty.toExponential().replace("e+", "E");
    case "/q/getblockcount":
      return `${world.height}`;
    case "/q/hashrate":
      return `${(world.difficulty * HASHES_PER_DIFFICULTY) / BLOCK_SECONDS / 1e9}`;
    default:
      return undefined;
  }
}

function list(query: URLSearchParams, name: string): string[] {
  return (query.get(name) ?? "").split(",").filter(Boolean);
}

function day(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
