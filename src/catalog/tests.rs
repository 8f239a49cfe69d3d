use std::collections::BTreeSet;

use super::*;
use crate::networks;

fn run(id: &str, algorithm: &str) -> (f64, f64) {
    let run = find(id).unwrap().run_for(algorithm).unwrap();
    (run.hashrate, run.watts)
}

#[test]
fn no_row_is_lost() {
    let rows = [
        (DEVICE_ROWS, DEVICES.len()),
        (ORIGIN_ROWS, ORIGINS.len()),
        (TARIFF_ROWS, TARIFFS.len()),
        (POOL_ROWS, POOLS.len()),
        (PRESET_ROWS, PRESETS.len()),
    ];
    for (rows, read) in rows {
        assert_eq!(rows.lines().count(), read);
    }
    // A price or a rate in a row that is not understood would be taken for none.
    let listed = DEVICE_ROWS.matches("@20674\t").count();
    assert!(listed > 60);
    assert_eq!(DEVICES.iter().filter(|device| device.price_usd.is_some()).count(), listed);
    let rates = TARIFFS.iter().map(|tariff| tariff.household.iter().chain(&tariff.business).count());
    let written = TARIFF_ROWS.split(['\t', '\n']).filter(|field| field.split(' ').nth(2).is_some());
    let written = written.filter(|field| field.starts_with(|c: char| c.is_ascii_digit()));
    assert_eq!(rates.sum::<usize>(), written.count());
}

#[test]
fn devices_are_many_distinct_and_sourced() {
    assert!(DEVICES.len() >= 200, "{}", DEVICES.len());
    for device in DEVICES.iter() {
        assert!(std::ptr::eq(find(&device.id).unwrap(), device));
        let algorithms: BTreeSet<_> = device.runs.iter().map(|run| run.algorithm).collect();
        assert!(!algorithms.is_empty() && algorithms.len() == device.runs.len(), "{device:?}");
        for run in &device.runs {
            assert!(!run.origin.source.is_empty() && run.origin.as_of >= "2021", "{device:?}");
            // Only machines made for mining are known by what they draw from the wall.
            assert_eq!(run.origin.power == Power::Wall, device.kind == Kind::Asic, "{device:?}");
        }
        assert!(device.kind == Kind::Asic || device.price_usd.is_none(), "{device:?}");
    }
}

#[test]
fn the_page_opens_with_a_machine_of_the_list() {
    let example = crate::link::example(crate::plan::Kind::Mine);
    let opening = opening_device();
    assert!(example.contains(&["&device=", &opening.id, "&"].concat()), "{example}");
    assert_eq!(find(&opening.id), Some(&opening));
    assert_eq!(known(&opening.id), Some(&opening));
}

#[test]
fn makers_are_in_order_within_each_kind() {
    for kind in [Kind::Asic, Kind::Gpu, Kind::Cpu] {
        let of_kind = DEVICES.iter().filter(|device| device.kind == kind);
        let mut makers: Vec<_> = of_kind.map(|device| device.maker.to_lowercase()).collect();
        makers.dedup();
        assert!(!makers.is_empty() && makers.is_sorted(), "{makers:?}");
    }
}

#[test]
fn efficiencies_and_prices_are_plausible() {
    // Joules a hash of the best and the worst machine, by hand; a unit off by a thousand falls outside.
    let bounds = [
        ("SHA-256", 8e-12, 45e-12),
        ("Scrypt", 1e-7, 2e-6),
        ("X11", 1e-9, 5e-9),
        ("Equihash", 3e-3, 4e-2),
        ("Etchash", 1e-7, 5e-6),
        ("kHeavyHash", 5e-11, 5e-7),
        ("Eaglesong", 4e-11, 3e-10),
        ("BLAKE3-Alephium", 2e-10, 1e-7),
        ("BLAKE3-Decred", 1e-8, 5e-8),
        ("RandomX", 2e-3, 3e-2),
        ("KawPow", 3e-6, 2e-5),
        ("Autolykos2", 5e-7, 3e-6),
        ("Octopus", 1e-6, 5e-6),
        ("ProgPoWZ", 3e-6, 2e-5),
    ];
    assert_eq!(bounds.len(), ALGORITHMS.len());
    for run in DEVICES.iter().flat_map(|device| &device.runs) {
        let (_, best, worst) = bounds.iter().find(|(name, ..)| *name == run.algorithm).unwrap();
        assert!((*best..*worst).contains(&run.joules_per_hash()), "{run:?}");
    }
    // No SHA-256 machine is sold for less than 0.5 or more than 60 dollars per TH/s.
    for device in search(Some("SHA-256"), "") {
        if let Some(price) = device.price_usd {
            let terahash = device.runs[0].hashrate / 1e12;
            assert!((0.5..60.0).contains(&(price.value / terahash)), "{device:?}");
        }
    }
}

#[test]
fn every_algorithm_has_a_machine_and_every_coin_an_algorithm() {
    for algorithm in ALGORITHMS {
        assert!(search(Some(algorithm), "").next().is_some(), "{algorithm}");
    }
    for coin in networks::all() {
        assert!(ALGORITHMS.contains(&coin.algorithm), "{}", coin.algorithm);
        assert!(DEVICES.iter().any(|device| device.mines(coin)), "{}", coin.symbol);
    }
    assert!(!find("rtx-4090").unwrap().mines(&networks::all()[0]));
    assert_eq!(search(Some("Cuckatoo32"), "").count(), 0);
}

#[test]
fn well_known_machines_are_as_their_makers_say() {
    assert_eq!(run("antminer-s21-pro", "SHA-256"), (234e12, 3510.0));
    assert_eq!(run("antminer-s23-hyd", "SHA-256"), (580e12, 5510.0));
    assert_eq!(run("avalon-q", "SHA-256"), (90e12, 1674.0));
    assert_eq!(run("antminer-l9", "Scrypt"), (16e9, 3360.0));
    assert_eq!(run("antminer-ks5-pro", "kHeavyHash"), (21e12, 3150.0));
    assert_eq!(run("antminer-z15-pro", "Equihash"), (840e3, 2780.0));
    assert_eq!(run("antminer-d9", "X11"), (1770e9, 2839.0));
    assert_eq!(run("antminer-k7", "Eaglesong"), (63.5e12, 3080.0));
    assert_eq!(run("antminer-e9-pro", "Etchash"), (3.68e9, 2200.0));
    assert_eq!(run("antminer-x5", "RandomX"), (212e3, 1350.0));
    assert_eq!(run("antminer-al1-pro", "BLAKE3-Alephium"), (16.6e12, 3730.0));
    assert_eq!(run("ryzen-9-9950x-100-w-limit", "RandomX"), (19_912.2, 100.0));
    assert_eq!(find("Antminer S21 Pro"), None);
}

#[test]
fn details_are_kept() {
    let l9 = find("antminer-l9").unwrap();
    assert_eq!((l9.cooling, l9.noise_db, l9.released), (Some(Cooling::Air), Some(75), Some("2024-05")));
    assert_eq!(
        l9.price_usd.map(|price| (price.value, price.date().to_string())),
        Some((3550.0, "2026-08-09".into()))
    );
    assert!(noise_origin().unwrap().source.contains("dahabminers"));
    assert!(find("sealminer-a4-pro-air").unwrap().announced);
    assert_eq!(find("bitaxe-gamma-601").unwrap().model, "Gamma 601");
    // A card runs several algorithms, one of them as others measured it.
    let card = find("rtx-3060").unwrap();
    assert_eq!(run("rtx-3060", "KawPow"), (23e6, 115.0));
    let (kawpow, octopus) = (card.run_for("KawPow").unwrap(), card.run_for("Octopus").unwrap());
    assert!(kawpow.origin.optimistic && !octopus.origin.optimistic);
    assert_eq!(octopus.origin.as_of, "2026-02-16");
    assert_eq!(find("core-i9-12900k").unwrap().runs[0].origin.power, Power::Package);
}

#[test]
fn identifiers_of_links_stay() {
    // Links of the first versions name these.
    for id in
        ["whatsminer-m63s-plus-plus", "gekkoscience-kbox-medium", "nerdqaxe-plus-plus-rev-7", "proto-rig"]
    {
        assert!(find(id).is_some(), "{id}");
    }
}

#[test]
fn tariffs_are_dated_and_plausible() {
    assert!(TARIFFS.len() >= 80);
    let names: Vec<_> = TARIFFS.iter().map(|tariff| tariff.name).collect();
    assert!(names.is_sorted(), "{names:?}");
    for rate in TARIFFS.iter().flat_map(|tariff| tariff.household.iter().chain(&tariff.business)) {
        let usd = rate.price / currency(rate.currency).unwrap().usd_rate.value;
        assert!((0.005..0.6).contains(&usd), "{rate:?}");
        assert!(rate.origin.as_of >= "2025", "{rate:?}");
    }
    let germany = tariff_of("de").unwrap();
    let household = germany.household.as_ref().unwrap();
    assert_eq!((household.price, household.currency, household.origin.grade), (0.3835, "EUR", "A"));
    assert_eq!(tariff_of("US-TX").unwrap().business.as_ref().map(|rate| rate.price), Some(0.066));
    assert_eq!(tariff_of("XX"), None);
}

#[test]
fn pools_and_presets_are_there() {
    let bitcoin: Vec<_> = pools("BTC").map(|pool| (pool.name, pool.fee)).collect();
    assert!(bitcoin.contains(&("Braiins", 2.0)) && bitcoin.contains(&("Luxor", 0.7)));
    assert!(pools("XMR").any(|pool| pool.name == "P2Pool" && pool.fee == 0.0));
    assert!(!pools("LTC").any(|pool| pool.name == "Braiins"));
    for coin in networks::all() {
        assert!(pools(coin.symbol).count() >= 2, "{}", coin.symbol);
    }
    let pue = |cooling| overhead(cooling).unwrap();
    assert_eq!(pue(Cooling::Air).value, 1.1);
    assert_eq!(pue(Cooling::Hydro).value, 1.04);
    assert_eq!((pue(Cooling::Immersion).value, pue(Cooling::Immersion).origin.grade), (1.03, "assumed"));
    // 35 % a year is 1 − 0.65^(1/12) = 3.53 % a month.
    assert_eq!(presets(PresetKind::Resale).next().unwrap().value, 3.53);
    assert_eq!(presets(PresetKind::Maintenance).next().unwrap().origin.grade, "assumed");
    assert_eq!(presets(PresetKind::Hosting).count(), 3);
}

#[test]
fn every_coin_has_a_snapshot_whose_height_is_whole() {
    for coin in COINS {
        let entry = snapshot(coin.symbol).unwrap();
        let height = entry.height.map_or(0.0, |dated| dated.value);
        assert_eq!(height.fract(), 0.0);
        // A subsidy is still paid there, so the height is of this chain.
        assert!(height == 0.0 || coin.emission.subsidy(height as u64) > 0);
    }
    assert_eq!(snapshot("btc"), None);
}

#[test]
fn the_ten_great_currencies_are_here() {
    for code in ["USD", "EUR", "GBP", "JPY", "CNY", "INR", "BRL", "CAD", "AUD", "CHF"] {
        assert_eq!(currency(&code.to_lowercase()).map(|found| found.code), Some(code));
    }
    assert_eq!(currency("USD").unwrap().usd_rate.value, 1.0);
    assert_eq!(currency("BTC"), None);
}
