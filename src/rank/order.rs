use crate::projection::Row;

/// What rows are put in order by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// Maker and model.
    Machine,
    /// The coin's ticker.
    Coin,
    /// What the first day leaves.
    Profit,
    /// When the price of the machine is back.
    #[default]
    BreakEven,
    /// What is left at the end of the horizon.
    Lifetime,
    /// The price of electricity that the first day bears.
    Shutdown,
    /// Joules per hash.
    Efficiency,
    /// Price of the machine.
    Price,
    /// Power of the machine.
    Power,
}

/// A column and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub by: Column,
    /// Whether the largest come first.
    pub falling: bool,
}

impl Default for Order {
    fn default() -> Self {
        Self::by(Column::default())
    }
}

impl Column {
    /// Every column with its name in links, in the order of the table.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Machine, "machine"),
        (Self::Coin, "coin"),
        (Self::Profit, "profit"),
        (Self::BreakEven, "breakeven"),
        (Self::Lifetime, "lifetime"),
        (Self::Shutdown, "shutdown"),
        (Self::Efficiency, "efficiency"),
        (Self::Price, "price"),
        (Self::Power, "power"),
    ];

    /// Its name in links.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(column, _)| *column == self).map_or("breakeven", |(_, key)| key)
    }

    /// The column of this name.
    pub fn find(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == key).map(|(column, _)| *column)
    }
}

impl Order {
    /// By this column, the best first.
    pub fn by(column: Column) -> Self {
        Self { by: column, falling: matches!(column, Column::Profit | Column::Lifetime | Column::Shutdown) }
    }

    /// The order that a tap on the head of `column` asks for: by it, or the other way round.
    pub fn tapped(self, column: Column) -> Self {
        if self.by == column { Self { falling: !self.falling, ..self } } else { Self::by(column) }
    }
}

/// A row's place: class, number, then for equals what is left at the end and its position. Rows without
/// a number come last in either direction.
type Place = (u8, f64, f64, usize);

/// Puts the positions of rows in order. Equal rows stay in the order of the catalog, but that of two that
/// never pay the one that loses less comes first.
pub fn sort(rows: &[Row], picked: &mut [usize], order: Order) {
    let names =
        if matches!(order.by, Column::Machine | Column::Coin) { names(rows, order.by) } else { Vec::new() };
    let mut places: Vec<Place> = Vec::with_capacity(picked.len());
    for &index in picked.iter() {
        let Some(row) = rows.get(index) else { continue };
        let (class, number) = match order.by {
            Column::Machine | Column::Coin => (0, names.get(index).copied().unwrap_or(0.0)),
            Column::Profit => (0, row.profit),
            Column::BreakEven => match (row.break_even.day, row.price) {
                (Some(day), _) => (0, day),
                (None, Some(_)) => (1, 0.0),
                (None, None) => (2, 0.0),
            },
            Column::Lifetime => known(row.lifetime_profit()),
            Column::Shutdown => known(row.shutdown_energy_price),
            Column::Efficiency => (0, row.run.joules_per_hash()),
            Column::Price => known(row.price),
            Column::Power => (0, row.run.watts),
        };
        places.push((class, if order.falling { -number } else { number }, -row.profit, index));
    }
    places.sort_unstable_by(|a, b| {
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2)).then(a.3.cmp(&b.3))
    });
    for (slot, place) in picked.iter_mut().zip(&places) {
        *slot = place.3;
    }
}

fn known(value: Option<f64>) -> (u8, f64) {
    value.map_or((1, 0.0), |value| (0, value))
}

/// For each row the place of its name in the alphabet.
fn names(rows: &[Row], by: Column) -> Vec<f64> {
    let name = |row: &Row| {
        let device = row.device;
        if by == Column::Coin {
            row.coin.key.to_owned()
        } else {
            [device.maker, " ", device.model].concat().to_lowercase()
        }
    };
    let named: Vec<String> = rows.iter().map(name).collect();
    let before = |name: &String| named.iter().filter(|other| *other < name).count() as f64;
    named.iter().map(before).collect()
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
        crate::rank::find("kwh").unwrap().set(&mut state, "0.03", crate::inputs::Dialect::Link).unwrap();
        state.rows(&grounds(&state, &Board::default(), now))
    }

    fn sorted(rows: &[Row], order: Order) -> Vec<usize> {
        let mut picked: Vec<usize> = (0..rows.len()).collect();
        sort(rows, &mut picked, order);
        picked
    }

    #[test]
    fn every_column_orders_both_ways_and_loses_no_row() {
        let rows = rows();
        for (column, key) in Column::ALL {
            assert_eq!((Column::find(key), column.key()), (Some(column), key));
            for falling in [false, true] {
                let order = sorted(&rows, Order { by: column, falling });
                let mut all = order.clone();
                all.sort_unstable();
                assert_eq!(all, (0..rows.len()).collect::<Vec<_>>(), "{key}");
                let key = |index: &usize| -> Option<f64> {
                    let row = &rows[*index];
                    match column {
                        Column::Profit => Some(row.profit),
                        Column::BreakEven => row.break_even.day,
                        Column::Lifetime => row.lifetime_profit(),
                        Column::Shutdown => row.shutdown_energy_price,
                        Column::Efficiency => Some(row.run.joules_per_hash()),
                        Column::Price => row.price,
                        Column::Power => Some(row.run.watts),
                        Column::Machine | Column::Coin => None,
                    }
                };
                let values: Vec<Option<f64>> = order.iter().map(key).collect();
                let known: Vec<f64> = values.iter().map_while(|value| *value).collect();
                assert_eq!(
                    known.len(),
                    values.iter().flatten().count(),
                    "the unknown is not last: {column:?}"
                );
                assert!(known.windows(2).all(|pair| if falling {
                    pair[0] >= pair[1]
                } else {
                    pair[0] <= pair[1]
                }));
            }
        }
        assert_eq!(Column::find("PROFIT"), None);
    }

    #[test]
    fn those_that_never_pay_come_before_those_of_unknown_price() {
        let rows = rows();
        for falling in [false, true] {
            let order = sorted(&rows, Order { by: Column::BreakEven, falling });
            let class = |index: &usize| match rows[*index].pays() {
                Some(true) => 0,
                Some(false) => 1,
                None => 2,
            };
            let classes: Vec<u8> = order.iter().map(class).collect();
            assert!(classes.is_sorted() && classes.contains(&0) && classes.contains(&2), "{classes:?}");
        }
    }

    #[test]
    fn names_go_by_the_alphabet() {
        let rows = rows();
        let order = sorted(&rows, Order::by(Column::Machine));
        let name = |index: &usize| {
            [rows[*index].device.maker, " ", rows[*index].device.model].concat().to_lowercase()
        };
        assert!(order.iter().map(name).is_sorted());
    }

    #[test]
    fn a_second_tap_turns_the_order_round() {
        let order = Order::default().tapped(Column::Profit);
        assert_eq!(order, Order { by: Column::Profit, falling: true });
        assert_eq!(order.tapped(Column::Profit), Order { by: Column::Profit, falling: false });
        assert_eq!(order.tapped(Column::Price), Order { by: Column::Price, falling: false });
    }

    #[test]
    fn positions_that_are_none_do_no_harm() {
        let mut picked = [usize::MAX];
        sort(&[], &mut picked, Order::default());
    }
}
