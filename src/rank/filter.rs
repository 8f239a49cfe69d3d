use crate::catalog::{self, Cooling, Device, Kind};
use crate::messages::ranking;
use crate::projection::Row;

/// Which rows are shown. Nothing set shows all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// The only proof-of-work function.
    pub algorithm: Option<&'static str>,
    /// The only maker.
    pub maker: Option<&'static str>,
    /// The only sort of machine.
    pub kind: Option<Kind>,
    /// The only way of cooling.
    pub cooling: Option<Cooling>,
    /// Highest price of a machine, in the currency of the view.
    pub max_price: Option<f64>,
    /// Highest power of a machine, in watts.
    pub max_watts: Option<f64>,
    /// Loudest noise of a machine, in decibels.
    pub max_noise: Option<f64>,
    /// Words that maker, model or hashrate of a machine must have, or ticker or name of its coin.
    pub search: String,
}

/// The rows a filter lets through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passed {
    /// Their positions among the rows given, in order.
    pub rows: Vec<usize>,
    /// Rows held back only because the price of the machine is not known.
    pub price_unknown: usize,
    /// Rows held back only because its noise is not known.
    pub noise_unknown: usize,
}

impl Filter {
    /// The rows that everything set admits.
    pub fn apply(&self, rows: &[Row]) -> Passed {
        let found: Vec<&Device> = catalog::search(self.algorithm, &self.search).collect();
        let mut passed = Passed::default();
        for (index, row) in rows.iter().enumerate() {
            let searched = self.names_coin(row)
                || found.iter().any(|device| std::ptr::eq(*device, row.device))
                || (row.device.is_own() && catalog::describes(row.device, self.algorithm, &self.search));
            if !searched || !self.admits(row) {
                continue;
            }
            if self.max_price.is_some() && row.price.is_none() {
                passed.price_unknown += 1;
            } else if self.max_noise.is_some() && row.device.noise_db.is_none() {
                passed.noise_unknown += 1;
            } else {
                passed.rows.push(index);
            }
        }
        passed
    }

    /// Whether anything beside the search is set.
    pub fn narrows(&self) -> bool {
        *self != Self { search: self.search.clone(), ..Self::default() }
    }

    /// Whether nothing that is known speaks against the row.
    fn admits(&self, row: &Row) -> bool {
        let device = row.device;
        let within =
            |value: Option<f64>, most: Option<f64>| value.zip(most).is_none_or(|(value, most)| value <= most);
        self.algorithm.is_none_or(|only| row.run.algorithm == only)
            && self.maker.is_none_or(|only| device.maker == only)
            && self.kind.is_none_or(|only| device.kind == only)
            && self.cooling.is_none_or(|only| device.cooling == Some(only))
            && within(row.price, self.max_price)
            && within(Some(row.run.watts), self.max_watts)
            && within(device.noise_db.map(f64::from), self.max_noise)
    }

    /// Whether the search is a ticker of the row's coin, or the beginning of its name.
    fn names_coin(&self, row: &Row) -> bool {
        let words = self.search.trim();
        let name = row.coin.name.get(..words.len());
        !words.is_empty()
            && (row.coin.key.split('-').any(|ticker| ticker.eq_ignore_ascii_case(words))
                || name.is_some_and(|name| name.eq_ignore_ascii_case(words)))
    }
}

/// What a sort of machine is called.
pub fn machine_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Asic => ranking::asic(),
        Kind::Gpu => ranking::gpu(),
        Kind::Cpu => ranking::cpu(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::Board;
    use crate::rank::{State, grounds};
    use crate::units::Date;

    fn rows() -> Vec<Row> {
        let now = Date::new(2026, 11, 23).unwrap().midnight();
        let mut state = State::new(now).unwrap();
        state.coin = crate::networks::find("btc");
        state.rows(&grounds(&state, &Board::default(), now))
    }

    #[track_caller]
    fn all(filter: Filter, fits: impl Fn(&Row) -> bool) -> usize {
        let rows = rows();
        let passed = filter.apply(&rows);
        let expected: Vec<usize> = (0..rows.len()).filter(|index| fits(&rows[*index])).collect();
        assert_eq!(passed.rows, expected);
        assert!(!expected.is_empty() && expected.len() < rows.len(), "the filter tells nothing apart");
        rows.len() - expected.len()
    }

    #[test]
    fn nothing_set_shows_all() {
        let rows = rows();
        assert_eq!(Filter::default().apply(&rows).rows, (0..rows.len()).collect::<Vec<_>>());
        assert!(!Filter { search: "x".into(), ..Filter::default() }.narrows());
    }

    #[test]
    fn each_part_holds_back_what_it_should() {
        let filter = Filter::default;
        all(Filter { maker: Some("Canaan"), ..filter() }, |row| row.device.maker == "Canaan");
        all(Filter { cooling: Some(Cooling::Hydro), ..filter() }, |row| {
            row.device.cooling == Some(Cooling::Hydro)
        });
        all(Filter { max_watts: Some(1000.0), ..filter() }, |row| row.run.watts <= 1000.0);
        all(Filter { search: "s21 pro".into(), ..filter() }, |row| row.device.model.contains("S21 Pro"));
    }

    #[test]
    fn the_unknown_is_held_back_and_counted() {
        let filter = Filter { max_price: Some(3000.0), ..Filter::default() };
        let held = all(filter.clone(), |row| row.price.is_some_and(|price| price <= 3000.0));
        let unknown = rows().iter().filter(|row| row.price.is_none()).count();
        assert_eq!(filter.apply(&rows()).price_unknown, unknown);
        assert!(held > unknown && unknown > 0);
        let filter = Filter { max_noise: Some(60.0), ..Filter::default() };
        let quiet = |row: &Row| row.device.noise_db.is_some_and(|noise| noise <= 60);
        all(filter.clone(), quiet);
        let unknown = rows().iter().filter(|row| row.device.noise_db.is_none()).count();
        assert_eq!(filter.apply(&rows()).noise_unknown, unknown);
    }

    #[test]
    fn a_coin_is_found_by_its_ticker_or_name() {
        let rows = rows();
        for search in ["btc", " BTC ", "bitcoin", "Bit"] {
            let passed = Filter { search: search.into(), ..Filter::default() }.apply(&rows);
            assert_eq!(passed.rows.len(), rows.len(), "{search}");
        }
        let passed = Filter { search: "ürgh".into(), ..Filter::default() }.apply(&rows);
        assert!(passed.rows.is_empty());
    }
}
