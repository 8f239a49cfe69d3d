//! The Rank view's link, list and file, from outside.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use breakeven::catalog::{DEVICES, find};
use breakeven::inputs::{Dialect, INPUTS};
use breakeven::link::{self, Problem, View};
use breakeven::market::Board;
use breakeven::networks;
use breakeven::projection::{machine_case, plan_report};
use breakeven::rank::{self, Column, Filter, KEYS, Order, State, csv, grounds, read, sort, summary, write};
use breakeven::scenario::Scenario;
use breakeven::units::{Date, UnixTime};
use proptest::prelude::*;

fn now() -> UnixTime {
    Date::new(2026, 11, 23).unwrap().midnight()
}

fn state(query: &str) -> State {
    let opened = read(&format!("#rank?v=1&{query}"), now()).unwrap();
    assert_eq!(opened.notes, Vec::new(), "{query}");
    opened.state
}

/// The notes of a link, each as the page shows it.
fn notes(query: &str) -> Vec<String> {
    read(query, now()).unwrap().notes.iter().map(ToString::to_string).collect()
}

#[test]
fn keys_of_a_plan_mean_here_what_they_mean_there() {
    let shared = ["device", "coin", "cur", "kwh", "h", "dg", "pg", "pool", "up"];
    for key in KEYS {
        let input = INPUTS.iter().find(|input| input.key == key.key);
        assert_eq!(input.is_some(), shared.contains(&key.key), "{}", key.key);
        if let Some(input) = input {
            assert_eq!(key.label(), input.label(), "{}", key.key);
        }
        assert_eq!(KEYS.iter().filter(|other| other.key == key.key).count(), 1);
        assert_ne!(key.key, "v");
    }
}

#[test]
fn the_empty_link_is_what_the_view_opens_with() {
    for link in ["#rank", "rank", "rank?", "#rank?v=1", "https://any.host/a/#rank", ""] {
        let opened = read(link, now()).unwrap();
        assert_eq!(opened.state, State::new(now()).unwrap(), "{link}");
        assert_eq!(opened.notes, Vec::new(), "{link}");
    }
    assert_eq!(write(&State::new(now()).unwrap()), "rank?v=1&kwh=0.1");
}

#[test]
fn a_link_says_all_that_is_set() {
    let query = "coin=ltc&cur=eur&kwh=0.08&h=3y&dg=2&pool=1&up=95&sort=profit&dir=up&q=l9%20hydro&algo=Scrypt\
                 &type=asic&maker=Bitmain&cool=hydro&maxprice=5000&maxwatts=4000&maxdb=75";
    // The first coin there is, as a coin not yet known would be a note.
    let query = query.replace("ltc", "btc").replace("Scrypt", networks::all()[0].algorithm);
    let set = state(&query);
    assert_eq!(set.coin.map(|coin| coin.symbol), Some("BTC"));
    assert_eq!(set.order, Order { by: Column::Profit, falling: false });
    assert_eq!((set.filter.max_price, set.filter.max_noise), (Some(5000.0), Some(75.0)));
    assert_eq!((set.filter.search.as_str(), set.usual_growth), ("l9 hydro", false));
    assert_eq!(set.terms.currency, "EUR");
    assert_eq!(write(&set), format!("rank?v=1&{query}"));
    let opened = read(&write(&set), now()).unwrap();
    assert_eq!((opened.state, opened.notes), (set, Vec::new()));
}

#[test]
fn no_growth_is_not_the_usual_growth() {
    assert!(write(&state("dg=0")).contains("dg=0"));
    assert!(!state("dg=0").usual_growth && state("dg=").usual_growth);
}

#[test]
fn what_is_not_understood_is_named_with_what_would_be() {
    let one = |query: &str, words: &[&str]| {
        let notes = notes(query);
        assert_eq!(notes.len(), 1, "{query}: {notes:?}");
        for word in words {
            assert!(notes[0].contains(word), "{query}: {notes:?}");
        }
        let default = State::new(now()).unwrap();
        assert_eq!(read(query, now()).unwrap().state, default, "{query}");
    };
    one("rank?kwh=cheap", &["kwh", "cheap", "Electricity price", "1000000"]);
    one("rank?device=antminer-s99", &["device", "antminer-s99", "name of a machine"]);
    one("rank?coin=xyz", &["coin", "xyz", "btc"]);
    // Staked, not mined.
    one("rank?coin=eth", &["coin", "eth"]);
    one("rank?sort=luck", &["sort", "luck", "breakeven"]);
    one("rank?dir=left", &["dir", "left", "up or down"]);
    one("rank?maxprice=-1", &["maxprice", "-1", "0 to 1e15"]);
    one("rank?maxdb=1e9", &["maxdb", "1e9", "0 to 200"]);
    one("rank?dg=-100", &["dg", "-100", "-99 to 1000"]);
    one("rank?algo=sha", &["algo", "sha", "proof-of-work"]);
    one("rank?hash=234T", &["hash", "unknown key"]);
    one("rank?v=2", &["version 2 is newer"]);
    one("rank?v=x", &["no version"]);
    let repeated = read("rank?kwh=1&kwh=0.2", now()).unwrap();
    assert_eq!(repeated.notes[0].problem, Problem::Repeated);
    assert_eq!(rank::find("kwh").unwrap().link_text(&repeated.state), "0.2");
}

#[test]
fn a_direction_before_its_column_still_counts() {
    assert_eq!(state("dir=up&sort=profit").order, Order { by: Column::Profit, falling: false });
}

#[test]
fn a_million_notes_are_not_kept() {
    let link = format!("rank?{}", "x=1&".repeat(100_000));
    assert_eq!(read(&link, now()).unwrap().notes.len(), 100);
}

#[test]
fn opened_in_the_calculator_a_row_keeps_its_numbers() {
    let state = state("kwh=0.06&h=4y");
    let grounds = grounds(&state, &Board::default(), now());
    let rows = state.rows(&grounds);
    assert!(rows.len() > 50);
    for row in rows.iter().step_by(7) {
        let case = machine_case(&grounds.cases[row.ground], row.device).unwrap();
        let fragment = link::write(View::Calc, &Scenario { cases: vec![case] });
        let opened = link::read(&fragment, UnixTime(0)).unwrap();
        // Fees that nobody knows are none in both, and the link says so.
        let told = |note: &link::Note| matches!(note.problem, Problem::Missing { taken_as: Some(_), .. });
        assert!(opened.notes.iter().all(told), "{fragment}: {:?}", opened.notes);
        let report = plan_report(&opened.scenario.cases[0]);
        assert_eq!(report.cumulative_final, row.end, "{fragment}");
        assert_eq!(report.today.unwrap().profit, row.profit);
        if row.price.is_some() {
            assert_eq!(report.break_even, row.break_even);
        }
    }
}

#[test]
fn the_link_of_a_row_says_all_but_the_market() {
    let state = state("kwh=0.06&cur=eur&dg=2");
    let grounds = grounds(&state, &Board::default(), now());
    for row in state.rows(&grounds).iter().step_by(9) {
        let ground = &grounds.cases[row.ground];
        let link = rank::calculation(&rank::base(ground), row);
        let pinned = ["at", "fx", "price", "diff", "height", "fees", "price2", "diff2", "height2", "fees2"];
        let is_pinned = |pair: &str| pinned.contains(&pair.split('=').next().unwrap());
        assert!(!link.split('&').any(is_pinned), "{link}");
        // With the market of the list it gives the numbers of the list.
        let whole = link::write(View::Calc, &Scenario { cases: vec![ground.clone()] });
        let market: Vec<&str> = whole.split('&').filter(|pair| is_pinned(pair)).collect();
        let opened = link::read(&format!("{link}&{}", market.join("&")), UnixTime(0)).unwrap();
        let report = plan_report(&opened.scenario.cases[0]);
        assert_eq!(report.cumulative_final, row.end, "{link}");
        assert_eq!(report.today.unwrap().profit, row.profit, "{link}");
    }
}

#[test]
fn for_one_machine_every_coin_it_can_mine() {
    let device = find("antminer-s21-pro").unwrap();
    let state = state("device=antminer-s21-pro");
    let grounds = grounds(&state, &Board::default(), now());
    let rows = state.rows(&grounds);
    let known =
        |coin: &&networks::Coin| device.mines(coin) && grounds.left_out.iter().all(|out| out.key != coin.key);
    let coins: Vec<&str> = networks::all().iter().filter(known).map(|coin| coin.key).collect();
    assert_eq!(rows.iter().map(|row| row.coin.key).collect::<Vec<_>>(), coins);
}

#[test]
fn the_best_of_each_machine_is_one_of_its_rows_with_every_coin() {
    let state = state("kwh=0.05");
    let grounds = grounds(&state, &Board::default(), now());
    let all: Vec<_> = DEVICES.iter().collect();
    let every = breakeven::projection::rank(&grounds.cases, &all, false);
    for best in state.rows(&grounds) {
        let of_machine = every.iter().filter(|row| std::ptr::eq(row.device, best.device));
        let most = of_machine.map(|row| row.end).fold(f64::NEG_INFINITY, f64::max);
        assert_eq!(best.end, most, "{}", best.device.id);
    }
}

#[test]
fn the_sentence_counts_what_is_shown() {
    let state = state("coin=btc&kwh=0.04");
    let rows = state.rows(&grounds(&state, &Board::default(), now()));
    let picked: Vec<usize> = (0..rows.len()).collect();
    let sum = summary(&rows, &picked);
    let paid = rows.iter().filter(|row| row.pays() == Some(true)).count();
    assert_eq!((sum.rows, sum.paid), (rows.len(), paid));
    assert!(paid > 0 && sum.priced >= paid);
    let mut order = picked.clone();
    sort(&rows, &mut order, Order::default());
    assert_eq!(rows[sum.first.unwrap()].break_even, rows[order[0]].break_even);
    sort(&rows, &mut order, Order::by(Column::Profit));
    assert_eq!(rows[sum.richest.unwrap()].profit, rows[order[0]].profit);
    assert_eq!(summary(&rows, &[]), rank::Summary::default());
}

#[test]
fn dearer_electricity_never_makes_more_machines_pay() {
    let paid = |kwh: &str| {
        let state = state(&format!("coin=btc&kwh={kwh}"));
        let rows = state.rows(&grounds(&state, &Board::default(), now()));
        rows.iter().filter(|row| row.pays() == Some(true)).count()
    };
    let counts: Vec<usize> = ["0", "0.03", "0.05", "0.08", "0.5"].iter().map(|kwh| paid(kwh)).collect();
    assert!(counts.windows(2).all(|pair| pair[0] >= pair[1]), "{counts:?}");
    assert!(counts[0] > counts[4], "{counts:?}");
}

#[test]
fn the_file_has_every_row_in_full() {
    let state = state("coin=btc&cur=eur");
    let rows = state.rows(&grounds(&state, &Board::default(), now()));
    let picked = Filter { maker: Some("Canaan"), ..Filter::default() }.apply(&rows).rows;
    let text = csv(&state, &rows, &picked);
    let mut lines = text.trim_end().split("\r\n");
    let head: Vec<&str> = lines.next().unwrap().split(',').collect();
    assert!(head.contains(&"price_EUR") && head.contains(&"lifetime_profit_EUR"), "{head:?}");
    let mut count = 0;
    for (line, index) in lines.zip(&picked) {
        let row = &rows[*index];
        let cells = cells(line);
        assert_eq!(cells.len(), head.len(), "{line}");
        let cell = |name: &str| cells[head.iter().position(|head| *head == name).unwrap()].as_str();
        assert_eq!((cell("machine"), cell("coin")), (row.device.id.as_str(), "BTC"));
        assert_eq!(cell("profit_per_day_EUR").parse(), Ok(row.profit));
        assert_eq!(cell("break_even_day").parse().ok(), row.break_even.day);
        assert_eq!(cell("figures_from"), row.run.origin.source);
        count += 1;
    }
    assert_eq!(count, picked.len());
    assert!(count > 3);
}

/// The cells of a line, quotes taken off.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

fn any_state() -> impl Strategy<Value = State> {
    let number = || prop_oneof![Just(String::new()), (0.0..1e4f64).prop_map(|value| value.to_string())];
    let one_of = |words: Vec<String>| prop::sample::select(words);
    let words = |key: &str| one_of(rank::words(key).into_iter().map(|(word, _)| word).collect());
    let mut ids: Vec<String> = DEVICES.iter().map(|device| device.id.clone()).collect();
    ids.extend(std::iter::repeat_n(String::new(), ids.len()));
    let mut coins: Vec<String> = networks::all().iter().map(|coin| coin.key.to_owned()).collect();
    coins.push(String::new());
    let sorts: Vec<String> = Column::ALL.iter().map(|(_, key)| (*key).to_owned()).collect();
    let terms = (
        one_of(["usd", "EUR", "jpy"].map(str::to_owned).to_vec()),
        (-1.0..2.0f64).prop_map(|value| value.to_string()),
        (1..600u32).prop_map(|months| format!("{months}m")),
        prop_oneof![Just(String::new()), (-9.0..9.0f64).prop_map(|value| value.to_string())],
        (0.0..100.0f64).prop_map(|value| value.to_string()),
    );
    let order = (one_of(sorts), one_of(["up", "down"].map(str::to_owned).to_vec()));
    let filter = (words("algo"), words("type"), words("maker"), words("cool"), number(), number());
    (one_of(ids), one_of(coins), terms, order, filter, ".{0,50}").prop_map(
        |(device, coin, terms, order, filter, search)| {
            let mut state = State::new(now()).unwrap();
            let mut put = |key: &str, text: &str| {
                rank::find(key).unwrap().set(&mut state, text, Dialect::Link).unwrap();
            };
            put("device", &device);
            put("coin", &coin);
            for (key, text) in ["cur", "kwh", "h", "dg", "pool"]
                .into_iter()
                .zip([&terms.0, &terms.1, &terms.2, &terms.3, &terms.4])
            {
                put(key, text);
            }
            put("sort", &order.0);
            put("dir", &order.1);
            put("q", &search);
            for (key, text) in ["algo", "type", "maker", "cool", "maxprice", "maxwatts"]
                .into_iter()
                .zip([&filter.0, &filter.1, &filter.2, &filter.3, &filter.4, &filter.5])
            {
                put(key, text);
            }
            state
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_link_brings_the_view_back(state in any_state()) {
        let opened = read(&write(&state), now()).unwrap();
        prop_assert_eq!(opened.notes, Vec::new());
        prop_assert_eq!(opened.state, state);
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,200}", key in prop::sample::select(KEYS.iter().map(|key| key.key).collect::<Vec<_>>())) {
        for link in [text.clone(), format!("#rank?{key}={text}"), format!("rank?{text}={text}&{key}")] {
            let opened = read(&link, now()).unwrap();
            // Whatever was taken can be written and taken again.
            let again = read(&write(&opened.state), now()).unwrap();
            prop_assert_eq!(again.notes, Vec::new());
            prop_assert_eq!(again.state, opened.state);
        }
    }
}

proptest! {
    // Each projects every machine over up to fifty years.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn every_shown_row_is_whole(state in any_state()) {
        let grounds = grounds(&state, &Board::default(), now());
        let rows = state.rows(&grounds);
        let mut picked = state.filter.apply(&rows).rows;
        let count = picked.len();
        sort(&rows, &mut picked, state.order);
        prop_assert_eq!(picked.len(), count);
        for index in picked {
            let row = &rows[index];
            for number in [row.revenue, row.electricity, row.profit, row.end].iter().chain(&row.curve) {
                prop_assert!(number.is_finite());
            }
            prop_assert!(row.break_even.day.is_none_or(|day| (0.0..=state.terms.days() as f64).contains(&day)));
            prop_assert!(row.price.is_some() || row.pays().is_none());
        }
    }
}

#[test]
fn machines_of_ones_own_stand_beside_those_of_the_list() {
    use breakeven::catalog::{Figures, Rig, own_devices};
    let own = own_devices(&[Figures {
        name: "Shed rig".into(),
        algorithm: "SHA-256".into(),
        hashrate: 1e14,
        watts: 1900.0,
        price_usd: 900.0,
        rig: Rig::default(),
    }]);
    let opened = rank::read_with("#rank?device=own-1&coin=btc", now(), own).unwrap();
    assert_eq!(opened.notes, Vec::new());
    let state = opened.state;
    let rows = state.rows(&grounds(&state, &Board::default(), now()));
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].device.model, rows[0].price), ("“Shed rig”", Some(900.0)));
    // Its figures go into the calculator, where no list has its name.
    let link = rank::calculation(&rank::base(&grounds(&state, &Board::default(), now()).cases[0]), &rows[0]);
    assert!(
        link.ends_with("&hash=100000000000000&watts=1900&capex=900") && !link.contains("device="),
        "{link}"
    );
    // All machines are these and the list's; a search finds them by their name.
    let all = rank::read_with("#rank?q=shed", now(), own).unwrap().state;
    assert_eq!(all.devices().len(), DEVICES.len() + 1);
    let rows = all.rows(&grounds(&all, &Board::default(), now()));
    let found = all.filter.apply(&rows).rows;
    assert_eq!(found.len(), 1);
    assert!(csv(&all, &rows, &found).contains("own-1,,“Shed rig”"));
    // On another's screen the link has no such machine, and says so.
    assert_eq!(notes("#rank?device=own-1").len(), 1);
}

#[test]
fn a_rig_is_ranked_with_the_best_of_all_that_its_parts_mine() {
    use breakeven::catalog::{Figures, Rig, own_devices};
    use breakeven::projection::Row;
    let kept = |parts| Figures {
        name: "Rig".into(),
        algorithm: "Etchash".into(),
        hashrate: 1.43e8,
        watts: 330.0,
        price_usd: 900.0,
        rig: Rig::read(parts),
    };
    let rows = |parts, query: &str| {
        let state = rank::read_with(query, now(), own_devices(&[kept(parts)])).unwrap().state;
        let rows = state.rows(&grounds(&state, &Board::default(), now()));
        rows.into_iter().filter(|row| row.device.is_own()).collect::<Vec<_>>()
    };
    let parts = "1*rtx-3060 1*rtx-3080";
    let all = rows(parts, "#rank?device=own-1&kwh=0.02");
    let other = |row: &Row| row.coin.algorithm != "Etchash";
    assert!(all.iter().any(other) && !all.iter().all(other), "one function only");
    let most = all.iter().map(|row| row.end).fold(f64::NEG_INFINITY, f64::max);
    let best = rows(parts, "#rank?kwh=0.02");
    assert_eq!(best.iter().map(|row| (row.end, row.price)).collect::<Vec<_>>(), [(most, Some(900.0))]);
    // Kept without its parts, it is what it was kept for.
    let alone = rows("", "#rank?device=own-1&kwh=0.02");
    assert!(!alone.is_empty() && alone.iter().all(|row| row.coin.algorithm == "Etchash"));
}
