//! Numbers that are understood, and were probably meant in another unit.

use super::{Dialect, find, plain, significant};
use crate::catalog;
use crate::plan::Kind;
use crate::scenario::Case;
use crate::units::Quantity;

/// A value that was probably meant in another unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Trap {
    /// Key of the input.
    pub key: &'static str,
    /// What it looks like.
    pub looks: Looks,
    /// What was probably meant, in the unit of links.
    pub meant: f64,
}

/// What a value looks like instead of what its field asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Hashes expected for a block, in the field of the difficulty.
    HashesPerBlock,
    /// The whole network's hashrate, in the field of the difficulty.
    NetworkHashrate,
    /// A difficulty off by a power of a thousand.
    OtherMultiple,
    /// A hashrate in the next smaller unit or two: no machine needs so little power for it.
    SmallerUnit,
    /// A hashrate in the next larger unit or two: no machine needs so much power for it.
    LargerUnit,
    /// Kilowatts instead of watts.
    Kilowatts,
    /// Hundredths of the currency for a kWh.
    Cents,
    /// The price of a MWh.
    PerMegawattHour,
    /// A fraction instead of a percentage.
    Fraction,
}

/// Two figures within this factor are taken for the same: networks rarely change more between two looks.
const SAME: f64 = 5.0;
/// Beyond the best and the worst machine of the list by this factor no machine is to be expected.
const SLACK: f64 = 3.0;
/// No machine worth asking about draws fewer watts: what does not is given in kilowatts.
const FEW_WATTS: f64 = 30.0;
/// Powers of a thousand that people mistake.
const MULTIPLES: [f64; 4] = [1e3, 1e6, 1e9, 1e12];
/// Dearest kilowatt-hour to be believed, and the dearest one in cents, in US dollars.
const DEAREST: (f64, f64) = (1.0, 60.0);

impl Trap {
    /// Puts what was probably meant into `case`.
    pub fn mend(&self, case: &mut Case) {
        if let Some(input) = find(self.key) {
            // A value out of the field's range leaves what was typed.
            let _ = input.set(case, &plain(self.meant), Dialect::Link);
        }
    }
}

/// What in `case` was probably meant in another unit; `usual` is the difficulty that the network reports, where it
/// is known.
pub fn traps(case: &Case, usual: Option<f64>) -> Vec<Trap> {
    let Some(plan) = case.plan.mining() else { return Vec::new() };
    let mut found = Vec::new();
    let mut add = |key, looks, meant| found.push(Trap { key, looks, meant: significant(meant, 12) });
    if let Some((looks, meant)) = usual.and_then(|usual| difficulty(case, usual)) {
        add("diff", looks, meant);
    }
    let (hashrate, watts) = (plan.hashrate.get(), plan.power.get());
    if case.plan.kind() == Kind::Mine
        && hashrate > 0.0
        && watts > 0.0
        && let Some((best, worst)) = catalog::efficiency(case.coin.algorithm)
    {
        let joules = watts / hashrate;
        let fits = |joules: f64| (best / SLACK..=worst * SLACK).contains(&joules);
        let factor = MULTIPLES.into_iter().find(|factor| fits(joules * factor) || fits(joules / factor));
        match factor.filter(|_| !fits(joules)) {
            Some(1e3) if fits(joules * 1e3) && watts < FEW_WATTS => {
                add("watts", Looks::Kilowatts, watts * 1e3);
            }
            Some(factor) if fits(joules * factor) => add("hash", Looks::SmallerUnit, hashrate / factor),
            Some(factor) => add("hash", Looks::LargerUnit, hashrate * factor),
            None => {}
        }
    }
    let price = plan.energy_price.get();
    if price / case.fx > DEAREST.1 {
        add("kwh", Looks::PerMegawattHour, price / 1e3);
    } else if price / case.fx > DEAREST.0 {
        add("kwh", Looks::Cents, price / 100.0);
    }
    // One percent of the time is no plan, and no pool asks for less than a twentieth of a percent.
    let (uptime, fee) = (plan.uptime.get(), plan.pool_fee.get());
    if uptime > 0.0 && uptime <= 0.01 {
        add("up", Looks::Fraction, uptime * 1e4);
    }
    if fee > 0.0 && fee < 0.0005 {
        add("pool", Looks::Fraction, fee * 1e4);
    }
    found
}

fn difficulty(case: &Case, usual: f64) -> Option<(Looks, f64)> {
    let given = case.market.difficulty.get();
    let near = |a: f64, b: f64| a <= b * SAME && b <= a * SAME;
    let hashes = case.hashes_per_difficulty();
    let seconds = case.block_time();
    if case.market.unknown.difficulty || near(given, usual) {
        None
    } else if near(given, usual * hashes) {
        Some((Looks::HashesPerBlock, given / hashes))
    } else if near(given, usual * hashes / seconds) {
        Some((Looks::NetworkHashrate, given * seconds / hashes))
    } else {
        let near = |factor: f64| (near(given / factor, usual)).then(|| given / factor);
        let found = MULTIPLES.into_iter().find_map(|factor| near(factor).or_else(|| near(1.0 / factor)));
        found.map(|meant| (Looks::OtherMultiple, meant))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::UnixTime;

    fn case(link: &str) -> Case {
        let link = ["calc?v=1&", link].concat();
        crate::link::read(&link, UnixTime(1_795_392_000)).unwrap().scenario.cases.remove(0)
    }

    /// What is found with the network's difficulty as usual: key, look and what was meant.
    fn found(link: &str, usual: f64) -> Vec<(&'static str, Looks, f64)> {
        traps(&case(link), Some(usual)).into_iter().map(|trap| (trap.key, trap.looks, trap.meant)).collect()
    }

    #[test]
    fn what_is_right_raises_no_alarm() {
        let example = crate::link::example(Kind::Mine);
        assert_eq!(found(example, 1.42e14), []);
        assert_eq!(found("coin=btc&diff=1.3e14&hash=1.2T&watts=17&kwh=0.25&pool=0&up=98", 1.42e14), []);
        // 27 yen are 17 US cents.
        assert_eq!(found("coin=btc&cur=jpy&fx=156&diff=1.42e14&kwh=27&hash=200T&watts=3500", 1.42e14), []);
        for device in catalog::DEVICES.iter() {
            for run in &device.runs {
                let coin =
                    crate::networks::all().iter().find(|coin| coin.algorithm == run.algorithm).unwrap();
                let link = format!("coin={}&hash={}&watts={}", coin.key, run.hashrate, run.watts);
                assert_eq!(traps(&case(&link), None), [], "{}", device.id);
            }
        }
    }

    #[test]
    fn a_difficulty_in_another_unit() {
        // 1.42e14 × 2^32 hashes a block; over 600 seconds that is 1.0165e21 hashes a second.
        let hashes = 1.42e14 * 4_294_967_296.0;
        let of = |diff: f64| found(&format!("coin=btc&diff={diff:e}"), 1.42e14);
        assert_eq!(of(hashes), [("diff", Looks::HashesPerBlock, 1.42e14)]);
        assert_eq!(of(hashes / 600.0), [("diff", Looks::NetworkHashrate, 1.42e14)]);
        assert_eq!(of(1.42e11), [("diff", Looks::OtherMultiple, 1.42e14)]);
        assert_eq!(of(1.42e20), [("diff", Looks::OtherMultiple, 1.42e14)]);
        // Monero's difficulty is the hashes of a block, and 120 times its hashrate.
        assert_eq!(found("coin=xmr&diff=5e9", 6e11), [("diff", Looks::NetworkHashrate, 6e11)]);
        // A plan for other times is none of our business.
        assert_eq!(of(2.84e15), []);
        assert_eq!(traps(&case("coin=btc&diff=6e23"), None), []);
    }

    #[test]
    fn a_machine_in_another_unit() {
        // 234 TH/s at 3510 W is 15 J/TH; 234 000 GH/s typed as TH/s would be 0.015 J/TH.
        assert_eq!(found("hash=234P&watts=3510&diff=1e14", 1e14), [("hash", Looks::SmallerUnit, 234e12)]);
        assert_eq!(found("hash=234G&watts=3510&diff=1e14", 1e14), [("hash", Looks::LargerUnit, 234e12)]);
        assert_eq!(found("hash=234T&watts=3.51&diff=1e14", 1e14), [("watts", Looks::Kilowatts, 3510.0)]);
        // Scrypt: 16 GH/s at 3360 W.
        assert_eq!(found("coin=ltc&hash=16T&watts=3360&diff=8e7", 8e7), [("hash", Looks::SmallerUnit, 16e9)]);
    }

    #[test]
    fn a_price_or_a_share_in_another_unit() {
        let of = |rest: &str| found(&["coin=btc&diff=1e14&", rest].concat(), 1e14);
        assert_eq!(of("kwh=8"), [("kwh", Looks::Cents, 0.08)]);
        assert_eq!(of("kwh=75"), [("kwh", Looks::PerMegawattHour, 0.075)]);
        assert_eq!(of("up=0.98"), [("up", Looks::Fraction, 98.0)]);
        assert_eq!(of("pool=0.02"), [("pool", Looks::Fraction, 2.0)]);
        assert_eq!(found("plan=buy&capex=100", 1e14), []);
    }

    #[test]
    fn what_was_meant_takes_its_place() {
        let mut mended = case("coin=btc&diff=1e14&kwh=8&hash=234P&watts=3510");
        for trap in traps(&mended.clone(), Some(1e14)) {
            trap.mend(&mut mended);
        }
        let plan = mended.plan.mining().unwrap();
        assert_eq!((plan.energy_price.get(), plan.hashrate.get()), (0.08, 234e12));
        assert_eq!(traps(&mended, Some(1e14)), []);
    }
}
