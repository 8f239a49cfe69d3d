// The tests lean on the stand-in; these hold the stand-in itself, and the page's policy, to what is documented.
import { expect, test } from "../support/fixtures";
import { compactBits } from "../support/world";

const ENDPOINTS = [
  "api.coingecko.com/api/v3/simple/price?ids=bitcoin&vs_currencies=usd&include_last_updated_at=true",
  "coins.llama.fi/prices/current/coingecko:bitcoin",
  "coins.llama.fi/chart/coingecko:bitcoin?period=1d&span=1826&start=1635333600",
  "api.coingecko.com/api/v3/coins/monero/market_chart?vs_currency=usd&days=365&interval=daily",
  "api.coinbase.com/v2/exchange-rates?currency=USD",
  "cdn.jsdelivr.net/npm/@fawazahmed0/currency-api@latest/v1/currencies/usd.min.json",
  "latest.currency-api.pages.dev/v1/currencies/usd.min.json",
  "api.frankfurter.dev/v2/rates?base=USD",
  "mempool.space/api/v1/mining/hashrate/3d",
  "mempool.space/api/v1/mining/difficulty-adjustments/all",
  "litecoinspace.org/api/v1/mining/difficulty-adjustments/all",
  "mempool.space/api/v1/difficulty-adjustment",
  "mempool.space/api/v1/mining/reward-stats/144",
  "mempool.space/api/blocks/tip/height",
  "mempool.space/api/v1/prices",
  "api.blockchain.info/charts/difficulty?timespan=5days&format=json&cors=true",
  "api.blockchain.info/charts/market-price?timespan=all&sampled=false&format=json&cors=true",
  "api.blockchain.info/haskoin-store/btc/block/best?notx=true",
  "blockchain.info/q/getdifficulty?cors=true",
  "blockchain.info/q/getblockcount?cors=true",
  "blockstream.info/api/blocks/tip/height",
];

const get = async (url: string) => {
  try {
    const reply = await fetch(`https://${url}`, { signal: AbortSignal.timeout(1000) });
    return { status: reply.status, text: await reply.text() };
  } catch (error) {
    return { status: 0, text: (error as Error).name };
  }
};

test("every data host answers the page", async ({ page, standin }) => {
  await page.goto("");
  for (const endpoint of ENDPOINTS) {
    expect((await page.evaluate(get, endpoint)).status, endpoint).toBe(200);
  }
  expect(standin.requests("blockstream.info").length).toBeGreaterThanOrEqual(1);
});

test("each fault shows as what it is", async ({ page, standin }) => {
  await page.goto("");
  const endpoint = "blockchain.info/q/getblockcount?cors=true";
  const prices = "coins.llama.fi/prices/current/coingecko:bitcoin";
  const under = async (fault: Parameters<typeof standin.fault>[1], url = endpoint) => {
    standin.fault(url.split("?")[0], fault);
    return page.evaluate(get, url);
  };
  expect(await under("429")).toEqual({ status: 0, text: "TypeError" });
  expect((await under("429-readable")).status).toBe(429);
  expect((await under("500")).status).toBe(500);
  expect(await under("refused")).toEqual({ status: 0, text: "TypeError" });
  expect(await under("hang")).toEqual({ status: 0, text: "TimeoutError" });
  expect(await under({ slow: 5000 })).toEqual({ status: 0, text: "TimeoutError" });
  expect(await under("no-cors")).toEqual({ status: 0, text: "TypeError" });
  expect((await under("garbage")).text).toContain("<html>");
  expect((await under("negative")).text).toBe("-977000");
  expect((await under("nan")).text).toBe("NaN");
  expect((await under("missing-field")).text).toBe("");
  expect((await under(undefined)).text).toBe("977000");

  expect((await under("nan", prices)).text).toContain('"price":NaN');
  expect((await under("wrong-type", prices)).text).toContain('"price":"unavailable"');
  expect((await under("missing-field", prices)).text).not.toContain("price");
  expect((await under("absurd", prices)).text).toContain('"price":84000000');
  expect((await under({ body: { own: 1 } }, prices)).text).toBe('{"own":1}');
});

test("a fault of one endpoint leaves the others well", async ({ page, standin }) => {
  await page.goto("");
  standin.fault("mempool.space/api/v1/prices", "500");
  expect((await page.evaluate(get, "mempool.space/api/v1/prices")).status).toBe(500);
  expect((await page.evaluate(get, "mempool.space/api/blocks/tip/height")).status).toBe(200);
});

test("difficulty is written as block headers write it", () => {
  // The genesis block, and the worked example of the Bitcoin wiki's page on difficulty.
  expect(compactBits(1)).toBe(0x1d00ffff);
  expect(compactBits(16307.420938523983)).toBe(0x1b0404cb);
});
