//! The share link as a public contract: what links mean, for ever, and what is said of those that are wrong.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

mod support;

use std::time::{Duration, Instant};

use breakeven::link::{self, Link, View};
use breakeven::plan::{Losses, Mining, Sale, Scheme};
use breakeven::projection::{Limit, limits, plan_report};
use breakeven::scenario::{Case, Fees};
use breakeven::units::{Date, Quantity, UnixTime};
use support::{answer, close};

/// Links of version 1 and their key figures, worked out by an independent model in another language. They keep
/// their meaning whatever is added: a change that moves one is a mistake.
struct Golden {
    link: &'static str,
    days: usize,
    coins: f64,
    revenue: f64,
    electricity: f64,
    end: f64,
    peak: f64,
    break_even: Option<f64>,
    npv: f64,
}

const GOLDEN: [Golden; 11] = [
    Golden {
        link: "price=84000&diff=1.42e14&height=977000&fees=0.02&hash=234T&watts=3510&capex=2770&kwh=0.04",
        days: 1826,
        coins: 0.1220492687942067,
        revenue: 10252.13857871336,
        electricity: 6152.8896,
        end: 1329.248978713361,
        peak: 1329.248978713361,
        break_even: Some(544.1880631909976),
        npv: 1329.248978713361,
    },
    Golden {
        link: "price=84000&diff=1.42e14&height=977000&fees=0.02&hash=1160T&watts=11020&capex=7193&kwh=0.07&pool=2&up=98&dg=2&off=curtail&h=5y&disc=6",
        days: 1826,
        coins: 0.2144202430093585,
        revenue: 18011.30041278611,
        electricity: 9198.667296000001,
        end: 1619.633116786112,
        peak: 1619.633116786112,
        break_even: Some(383.1760943546728),
        npv: 1310.216050520049,
    },
    Golden {
        link: "price=61250.5&diff=95672703408223.94&height=1049800&fees=0.1&hash=110T&watts=3250&capex=900&kwh=0.055&h=400d&retarget=1&dg=3.5&hdrop=15",
        days: 400,
        coins: 0.01471195133330399,
        revenue: 901.1143751405364,
        electricity: 1716.0,
        end: -1714.885624859464,
        peak: -899.7212449144838,
        break_even: None,
        npv: -1714.885624859464,
    },
    Golden {
        link: "price=50000&diff=8e13&height=1036800&feemode=total&fees=12.5&hash=200T&n=10&watts=3500&capex=1500&setup=4000&kwh=0.045&opex=120&pue=1.08&h=36m&pg=1.5&sell=hold",
        days: 1096,
        coins: 1.066597178578377,
        revenue: 91159.31750192498,
        electricity: 44743.10400000001,
        end: 23095.22787564159,
        peak: 23095.22787564159,
        break_even: Some(374.0138369373547),
        npv: 23095.22787564159,
    },
    Golden {
        link: "price=50000&diff=8e13&height=900000&feemode=subsidy&fees=4&hash=200T&watts=3500&capex=1500&kwh=0.05&h=18m&sell=cover&pg=-1&stale=0.5&scheme=pplns",
        days: 548,
        coins: 0.08912117220461369,
        revenue: 3915.058903442184,
        electricity: 2301.6,
        end: 113.4589034421832,
        peak: 113.4589034421832,
        break_even: Some(504.6319164836121),
        npv: 113.4589034421832,
    },
    Golden {
        link: "price=50000&diff=8e13&height=900000&fees=0.5&hash=200T&watts=3500&capex=3100&kwh=0.05&h=2y&sell=40&scheme=pps&pool=1.5&pg=2&dg=4",
        days: 731,
        coins: 0.0733458667907377,
        revenue: 5074.265855276683,
        electricity: 3070.200000000001,
        end: -1095.934144723317,
        peak: -1095.934144723317,
        break_even: None,
        npv: -1095.934144723317,
    },
    Golden {
        link: "price=70000&diff=9e13&height=977000&fees=0.05&hash=150T&watts=2800&capex=2500&kwh=0.09&kwhg=5&tou=22-6:0.04_17-20:off&h=4y&decay=6&dep=3&resale=50",
        days: 1461,
        coins: 0.08349916853242628,
        revenue: 5844.941797269839,
        electricity: 6730.279617768158,
        end: -2755.931466615315,
        peak: -1520.528740925074,
        break_even: None,
        npv: -2755.931466615315,
    },
    Golden {
        link: "price=70000&diff=9e13&height=1040000&fees=0.05&hash=104T&watts=3068&capex=600&kwh=0.085&h=3y&dg=1.2&off=end:7",
        days: 1096,
        coins: 0.0005160312578778909,
        revenue: 36.12218805145237,
        electricity: 43.81104000000001,
        end: -607.6888519485476,
        peak: -600.0,
        break_even: None,
        npv: -607.6888519485476,
    },
    Golden {
        link: "price=70000&diff=9e13&height=977000&fees=0.05&hash=270T&watts=3645&capex=5650&kwh=0.06&h=1000d&cut=20&bt=585&ppath=70000_66000_81000_90500.5&dpath=9e13_9.6e13_1.01e14",
        days: 1000,
        coins: 0.1288428273128233,
        revenue: 11413.83420414951,
        electricity: 5248.8,
        end: -717.9726366803892,
        peak: -717.9726366803892,
        break_even: None,
        npv: -717.9726366803892,
    },
    Golden {
        link: "price=64000&diff=8.64e10&height=1049892&fees=0&share=80&hash=4.294967296T&watts=5000&capex=400&kwh=0.5&h=30d",
        days: 30,
        coins: 0.03843750000000001,
        revenue: 2460.0,
        electricity: 1800.0,
        end: 260.0000000000004,
        peak: 260.0000000000004,
        break_even: Some(16.99999999999999),
        npv: 260.0000000000004,
    },
    Golden {
        link: "cur=eur&fx=0.86&price=66000&diff=1.3e14&height=970000&fees=0.03&device=antminer-s21-pro&hash=234T&watts=3510&capex=2400&kwh=0.06&h=48m&disc=4.5",
        days: 1461,
        coins: 0.1156794469803572,
        revenue: 7634.843500703573,
        electricity: 7384.478399999999,
        end: -2149.634899296426,
        peak: -1019.682044745826,
        break_even: None,
        npv: -2065.960785667089,
    },
];

/// A link that names its whole market, so that nothing of it comes from this version's own data.
const MARKET: &str = "v=1&coin=btc&at=2026-11-23&price=84000&diff=1.42e14&height=977000&fees=0.02";

fn read(text: &str) -> Link {
    link::read(text, UnixTime(1_795_392_000)).unwrap()
}

/// The only plan of such a link with `more`, and what is said of it.
fn with_notes(more: &str) -> (Case, Vec<String>) {
    let link = read(&format!("#calc?{MARKET}&{more}"));
    let notes = link.notes.iter().map(ToString::to_string).collect();
    (link.scenario.cases.into_iter().next().unwrap(), notes)
}

fn mining(case: &Case) -> &Mining {
    case.plan.mining().unwrap()
}

#[test]
fn old_links_keep_their_meaning() {
    for golden in &GOLDEN {
        let report = answer(golden.link);
        assert_eq!(report.days, golden.days, "{}", golden.link);
        close(report.totals.coins, golden.coins, 1e-12);
        close(report.totals.revenue, golden.revenue, 1e-12);
        close(report.totals.electricity, golden.electricity, 1e-12);
        close(report.cumulative_final, golden.end, 1e-12);
        close(report.peak.value, golden.peak, 1e-12);
        close(report.npv, golden.npv, 1e-12);
        assert_eq!(report.break_even.day.is_some(), golden.break_even.is_some(), "{}", golden.link);
        if let (Some(found), Some(expected)) = (report.break_even.day, golden.break_even) {
            close(found, expected, 1e-12);
        }
    }
}

#[test]
fn what_is_not_named_is_neutral() {
    let (case, notes) = with_notes("hash=234T");
    assert_eq!(notes, Vec::<String>::new());
    let plan = mining(&case);
    assert_eq!(plan, &Mining { hashrate: plan.hashrate, ..Mining::neutral() });
    assert_eq!(plan.hashrate.get(), 234e12);
    assert_eq!((plan.units.get(), plan.uptime.get(), plan.overhead.get()), (1.0, 1.0, 1.0));
    for zero in
        [plan.pool_fee.get(), plan.stale.get(), plan.opex.get(), plan.energy_price.get(), plan.decay.get()]
    {
        assert_eq!(zero, 0.0);
    }
    assert_eq!((plan.scheme, plan.sale, plan.losses), (Scheme::Fpps, Sale::Daily, Losses::RunOn));
    let outlook = &case.outlook;
    assert_eq!((outlook.price_growth.get(), outlook.difficulty_growth.get()), (0.0, 0.0));
    assert!(outlook.price_path.is_empty() && outlook.difficulty_path.is_empty() && !outlook.retarget);
    assert_eq!((case.currency.as_str(), case.fx, case.discount.get()), ("USD", 1.0, 0.0));
    assert_eq!((case.days(), case.market.block_time.get(), case.market.miner_share), (1826, 600.0, None));
    assert_eq!(case.market.fees, Fees::PerBlock(0.02));
    assert_eq!(case.start.date(), Date::new(2026, 11, 23).unwrap());
}

#[test]
fn a_market_that_is_not_named_is_the_built_in_one_and_says_so() {
    let link = read("hash=234T");
    let keys: Vec<&str> = link.notes.iter().map(|note| note.key.as_str()).collect();
    assert_eq!(keys, ["price", "diff", "height", "fees"]);
    for note in &link.notes {
        let text = note.to_string();
        assert!(text.contains(": not given, the built-in ") && text.ends_with(" was used"), "{text}");
    }
    // The start is the present moment, which needs no note.
    assert_eq!(link.scenario.cases[0].start, UnixTime(1_795_392_000));
    assert_eq!(link.given, ["hash"]);
}

#[test]
fn built_in_figures_of_further_plans_say_so_too() {
    let keys = |link: &str| -> Vec<String> {
        let read = link::read(link, UnixTime(1_795_392_000)).unwrap();
        let built_in = |note: &&link::Note| matches!(note.problem, link::Problem::BuiltIn { .. });
        read.notes.iter().filter(built_in).map(|note| note.key.clone()).collect()
    };
    let first = "calc?v=1&coin=btc&price=84000&diff=1.42e14&height=977000&fees=0&hash=1T";
    // The same coin has the market of the first plan, another one its own.
    assert_eq!(keys(&format!("{first}&2.coin=btc&2.hash=2T")), Vec::<String>::new());
    let other = keys(&format!("{first}&2.coin=ltc&2.hash=1G&2.price=80"));
    assert_eq!(other, ["2.diff", "2.height", "2.fees"]);
    // Another currency without a rate has the built-in one.
    assert_eq!(keys(&format!("{first}&cur=eur")), ["fx"]);
    assert_eq!(keys(&format!("{first}&cur=eur&fx=0.9")), Vec::<String>::new());
    // A price that cannot be read leaves the built-in one, which is named beside the error.
    assert_eq!(keys(&first.replace("price=84000", "price=high")), ["price"]);
}

#[test]
fn a_height_may_have_an_exponent() {
    let height = |text: &str| {
        let read = link::read(&format!("calc?v=1&coin=btc&height={text}"), UnixTime(0)).unwrap();
        read.scenario.cases[0].market.height
    };
    assert_eq!(height("1e6"), 1_000_000);
    let built_in = height("");
    for text in ["1.5", "-1", "1e13", "nan"] {
        assert_eq!(height(text), built_in, "{text}");
    }
}

#[test]
fn hand_writing_is_understood() {
    let plan = |more: &str| {
        let (case, notes) = with_notes(more);
        assert_eq!(notes, Vec::<String>::new(), "{more}");
        case
    };
    // A plus sign is a space in a link; people write it all the same.
    for text in ["scheme=pps+", "scheme=pps%2B", "scheme=PPS%2b", "scheme=Pps+"] {
        assert_eq!(mining(&plan(text)).scheme, Scheme::PpsPlus, "{text}");
    }
    assert_eq!(mining(&plan("scheme=pps")).scheme, Scheme::Pps);
    for text in [
        "capex=1.5e3",
        "capex=1.5e+3",
        "capex=+1500",
        "capex=1500.",
        "capex=%31500",
        "c%61pex=1500",
        "capex=1500+",
    ] {
        assert_eq!(mining(&plan(text)).unit_price.get(), 1500.0, "{text}");
    }
    let hours = plan("tou=22-6%3A0.08_17-20%3Aoff");
    assert_eq!(mining(&hours).hours.to_string(), "22-6:0.08_17-20:off");
    for (text, hashrate) in [
        ("234T", 234e12),
        ("0.234P", 234e12),
        ("2.34e14", 234e12),
        ("500G", 5e11),
        ("1.2k", 1200.0),
        ("7K", 7e3),
        ("3E", 3e18),
    ] {
        assert_eq!(mining(&plan(&format!("hash={text}"))).hashrate.get(), hashrate, "{text}");
    }
    for (text, days) in [("60m", 1826), ("5y", 1826), ("1825d", 1825), ("0.5y", 183), ("1M", 30)] {
        assert_eq!(plan(&format!("h={text}")).days(), days, "{text}");
    }
    for (text, sale) in [("daily", Sale::Daily), ("hold", Sale::Hold), ("cover", Sale::CoverCosts)] {
        assert_eq!(mining(&plan(&format!("sell={text}"))).sale, sale);
    }
    assert!(matches!(mining(&plan("sell=30")).sale, Sale::Keep(share) if share.get() == 0.3));
    for (text, losses) in
        [("never", Losses::RunOn), ("curtail", Losses::Curtail), ("end:10", Losses::End(10))]
    {
        assert_eq!(mining(&plan(&format!("off={text}"))).losses, losses);
    }
    // `fees` are what `feemode` says wherever it stands.
    let percent = read("price=84000&diff=1e14&height=977000&fees=5&feemode=subsidy&hash=1T");
    assert_eq!(percent.scenario.cases[0].market.fees, Fees::OfSubsidy(0.05));
    // A time belongs to the start; a date alone is midnight.
    let noon = read("at=2026-11-23T12:30Z").scenario.cases[0].start;
    assert_eq!(noon.0 - read("at=2026-11-23").scenario.cases[0].start.0, 45_000);
}

#[test]
fn a_link_is_read_in_any_wrapping() {
    let query = format!("{MARKET}&hash=234T&capex=2770");
    let bare = read(&query);
    for text in [
        format!("calc?{query}"),
        format!("#calc?{query}"),
        format!("#/calc?{query}"),
        format!("#{query}"),
        format!("https://any.host/path/#calc?{query}"),
        format!("file:///tmp/a?b=c#calc?{query}"),
        format!("  #calc?{query}\n"),
        format!("#calc?&&{query}&"),
    ] {
        assert_eq!(read(&text), bare, "{text}");
    }
    assert_eq!(bare.notes, Vec::new());
    for view in [View::Calc, View::Compare, View::Rank, View::Method] {
        assert_eq!(read(&format!("#{}?{query}", view.key())).view, view);
        assert_eq!(read(view.key()).view, view);
    }
}

#[test]
fn every_fault_is_named() {
    let long = format!("price={}", "9".repeat(200));
    for (more, expected) in [
        ("bogus=1", "bogus: unknown key, ignored"),
        (
            "kwh=cheap",
            "kwh: \"cheap\" is not a number; Electricity price takes -1000000 to 1000000; the default was used",
        ),
        (
            "kwh=0,06",
            "kwh: \"0,06\" is not a number; Electricity price takes -1000000 to 1000000; the default was used",
        ),
        (
            "kwh=",
            "kwh: \"\" is not a number; Electricity price takes -1000000 to 1000000; the default was used",
        ),
        (
            "kwh=NaN",
            "kwh: \"NaN\" is not a number; Electricity price takes -1000000 to 1000000; the default was used",
        ),
        (
            "kwh=1e999",
            "kwh: \"1e999\" is not a number; Electricity price takes -1000000 to 1000000; the default was used",
        ),
        ("pool=101", "pool: 101 is outside what Pool fee takes: 0 to 100; the default was used"),
        ("pool=-1", "pool: -1 is outside what Pool fee takes: 0 to 100; the default was used"),
        ("dg=-99.5", "dg: -99.5 is outside what Difficulty growth takes: -99 to 1000; the default was used"),
        ("pue=0.9", "pue: 0.9 is outside what Cooling overhead (PUE) takes: 1 to 10; the default was used"),
        ("bt=5", "bt: 5 is outside what Block time takes: 6 to 60000; the default was used"),
        (
            "scheme=best",
            "scheme: \"best\" is not understood; Pool pays by takes fpps, pps+, pplns, pps, solo; the default was used",
        ),
        (
            "h=51y",
            "h: \"51y\" is not understood; Horizon takes 60m, 5y or 1825d, from 1 day to 50 years; the default was used",
        ),
        (
            "h=60",
            "h: \"60\" is not understood; Horizon takes 60m, 5y or 1825d, from 1 day to 50 years; the default was used",
        ),
        (
            "off=end:0",
            "off: \"end:0\" is not understood; On losing days takes never, curtail, or end:10 to stop for good after 10 losing days; the default was used",
        ),
        (
            // A graphics card, which no longer mines Bitcoin.
            "device=rtx-4090",
            "device: \"rtx-4090\" is not understood; Machine takes the name of a machine in the list that mines the coin; the default was used",
        ),
        (
            "device=nonesuch",
            "device: \"nonesuch\" is not understood; Machine takes the name of a machine in the list that mines the coin; the default was used",
        ),
        (
            "tou=1-3:0.1_2-4:off",
            "tou: \"1-3:0.1_2-4:off\" is not understood; Peak and off-peak hours takes hours and prices such as 22-6:0.08_17-20:off; the default was used",
        ),
        ("kwh=0.1&kwh=0.2", "kwh: given more than once, the last one counts"),
        ("price=85000", "price: given more than once, the last one counts"),
        ("v=2", "v: version 2 is newer than 1, some of it may be ignored"),
        ("v=0", "v: \"0\" is no version, read as 1"),
        ("v=one", "v: \"one\" is no version, read as 1"),
        ("7.kwh=0.1", "7.kwh: unknown key, ignored"),
        ("0.kwh=0.1", "0.kwh: unknown key, ignored"),
        ("2.at=2026-01-01", "2.at: unknown key, ignored"),
        ("1.2.kwh=1", "1.2.kwh: unknown key, ignored"),
    ] {
        let (_, notes) = with_notes(more);
        assert_eq!(notes, [expected], "{more}");
    }
    // A value of any length is quoted in part only.
    let (_, notes) = with_notes(&long.replace("price", "opex"));
    let quoted = format!(
        "opex: {}… is outside what Other running costs takes: 0 to 1e15; the default was used",
        "9".repeat(40)
    );
    assert_eq!(notes, [quoted]);
    assert_eq!(
        read("elsewhere?hash=1T").notes[0].to_string(),
        "\"elsewhere\" is no view: calc, compare, rank or method"
    );
}

#[test]
fn a_fault_leaves_the_rest_and_the_default() {
    let (case, notes) = with_notes("kwh=cheap&hash=234T&pool=2&pool=x&capex=2770&h=banana");
    assert_eq!(notes.len(), 4);
    let plan = mining(&case);
    assert_eq!((plan.hashrate.get(), plan.unit_price.get()), (234e12, 2770.0));
    // The last of a repeated key counts, even where it is not understood.
    assert_eq!((plan.energy_price.get(), plan.pool_fee.get(), case.days()), (0.0, 0.0, 1826));
    assert_eq!(mining(&with_notes("kwh=0.1&kwh=0.2").0).energy_price.get(), 0.2);
}

#[test]
fn plans_share_the_market_and_nothing_of_the_machine() {
    let link = read(&format!(
        "{MARKET}&dg=2&kwh=0.06&hash=234T&capex=2770&pool=2&2.hash=110T&2.capex=900&3.price=50000&3.dg=0&3.hash=1T"
    ));
    assert_eq!(link.notes, Vec::new());
    let [first, second, third] = &link.scenario.cases[..] else { unreachable!("three plans") };
    assert_eq!((&second.market, &second.outlook), (&first.market, &first.outlook));
    assert_eq!(mining(second).hashrate.get(), 110e12);
    assert_eq!((mining(second).energy_price.get(), mining(second).pool_fee.get()), (0.0, 0.0));
    assert_eq!((third.market.price.get(), third.outlook.difficulty_growth.get()), (50_000.0, 0.0));
    assert_eq!(third.market.difficulty, first.market.difficulty);
    // A plan of which nothing is said stands between those that are named, and survives being written.
    let gap = read(&format!("{MARKET}&hash=1T&3.hash=2T&4.plan=mine"));
    assert_eq!(gap.scenario.cases.len(), 4);
    assert_eq!(mining(&gap.scenario.cases[1]), &Mining::neutral());
    assert_eq!(read(&link::write(View::Calc, &gap.scenario)).scenario, gap.scenario);
}

#[test]
fn a_link_carries_what_its_sender_saw() {
    // Market and date always, a device's own figures, and besides only what is not neutral.
    let (case, _) = with_notes("hash=234T&watts=3510&capex=2770&kwh=0.06&up=100&n=1&sell=daily&h=60m");
    let written = link::write(View::Calc, &breakeven::scenario::Scenario { cases: vec![case] });
    assert_eq!(
        written,
        "calc?v=1&at=2026-11-23&coin=btc&price=84000&diff=142000000000000&height=977000&fees=0.02\
         &hash=234T&watts=3510&capex=2770&kwh=0.06"
    );
    let (case, _) = with_notes("device=antminer-s21-pro&tou=22-6:0.08&scheme=pps%2B&pg=1.7&cur=eur&fx=0.86");
    let written = link::write(View::Method, &breakeven::scenario::Scenario { cases: vec![case] });
    for part in [
        "method?v=1&",
        "&device=antminer-s21-pro&hash=234T&watts=3510&",
        "&tou=22-6:0.08&",
        "&scheme=pps%2B",
        "&pg=1.7&",
        "?v=1&cur=eur&fx=0.86&",
    ] {
        assert!(written.contains(part), "{part} is not in {written}");
    }
}

#[test]
fn hostile_links_are_quick_and_harmless() {
    let megabyte = |text: &str| text.repeat(1_000_000 / text.len());
    let texts = [
        format!("kwh={}", megabyte("9")),
        format!("kwh=0.{}", megabyte("1")),
        format!("ppath={}", megabyte("1_")),
        format!("dpath={}", megabyte("_")),
        format!("tou={}", megabyte("1-2:1_")),
        format!("hash={}T", megabyte("é")),
        format!("at={}", megabyte("2026-")),
        format!("h={}", megabyte("m")),
        format!("device={}", megabyte("%")),
        format!("{}=1", megabyte("k")),
        megabyte("&"),
        megabyte("&kwh=1"),
        megabyte("&a=1"),
        megabyte("%25"),
        megabyte("?"),
        megabyte("#"),
        megabyte("2."),
        megabyte("&6.kwh=x"),
        (0..60_000).map(|i| format!("&{i}.kwh={i}")).collect(),
    ];
    let started = Instant::now();
    for text in &texts {
        let link = read(text);
        assert!(link.notes.len() <= 100 && link.scenario.cases.len() <= link::MOST_PLANS);
        for note in &link.notes {
            assert!(
                note.to_string().chars().count() < 300,
                "{:?}",
                text.chars().take(30).collect::<String>()
            );
        }
        assert!(link::write(link.view, &link.scenario).len() < 20_000);
    }
    // Nineteen megabytes take a fraction of a second; what grows with the square of its length would take hours.
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn strange_values_keep_their_default() {
    for value in [
        "NaN", "nan", "inf", "-inf", "infinity", "1e999", "-1e999", "0x10", "１２", "٣", "1e", "e1", "--1",
        "1-", ".", "%", "%zz", "%ff%fe", "1%00", "1\u{0}", "", "null", "true",
    ] {
        for key in ["kwh", "price", "diff", "hash", "capex", "pool", "fees", "height", "n"] {
            let (case, notes) = with_notes(&format!("{key}={value}"));
            assert!(!notes.is_empty(), "{key}={value}");
            let report = plan_report(&case);
            assert!(report.cumulative_final.is_finite() && report.npv.is_finite(), "{key}={value}");
        }
    }
    // The longest path is a century; a month more is refused as a whole.
    for (months, taken) in [(1200, true), (1201, false)] {
        let path = vec!["84000"; months].join("_");
        let (case, notes) = with_notes(&format!("ppath={path}"));
        assert_eq!((case.outlook.price_path.len() == months, notes.is_empty()), (taken, taken));
    }
    // One point out of range spoils a path.
    assert_eq!(with_notes("ppath=84000_-1_84000").0.outlook.price_path, Vec::<f64>::new());
}

#[test]
fn the_longest_and_busiest_projection_is_still_quick() {
    // 50 years of blocks every 6 seconds: a retarget seven times a day, and every halving there is.
    let (case, notes) =
        with_notes("hash=234T&capex=2770&watts=3510&kwh=0.06&bt=6&retarget=1&dg=3&h=50y&off=curtail");
    assert_eq!(notes, Vec::<String>::new());
    let started = Instant::now();
    assert_eq!(plan_report(&case).days, 18_263);
    assert_ne!(limits(&case).unit_price, Limit::Unused);
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
}
