use crate::projection::Row;

/// What a list of rows comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many rows there are.
    pub rows: usize,
    /// Rows whose machine has a known price.
    pub priced: usize,
    /// Rows that pay for themselves within the horizon.
    pub paid: usize,
    /// Rows that earn more than their electricity today.
    pub earning: usize,
    /// Position of the row that pays first.
    pub first: Option<usize>,
    /// Position of the row that leaves most today.
    pub richest: Option<usize>,
}

/// Sums up the rows at the positions `picked`. Of equal rows the one of the smaller position counts.
pub fn summary(rows: &[Row], picked: &[usize]) -> Summary {
    let mut sum = Summary::default();
    let (mut soonest, mut most) = ((f64::INFINITY, usize::MAX), (f64::NEG_INFINITY, usize::MAX));
    for &index in picked {
        let Some(row) = rows.get(index) else { continue };
        sum.rows += 1;
        sum.priced += usize::from(row.price.is_some());
        sum.earning += usize::from(row.profit > 0.0);
        if row.profit > most.0 || (row.profit == most.0 && index < most.1) {
            most = (row.profit, index);
            sum.richest = Some(index);
        }
        if let Some(day) = row.break_even.day {
            sum.paid += 1;
            if day < soonest.0 || (day == soonest.0 && index < soonest.1) {
                soonest = (day, index);
                sum.first = Some(index);
            }
        }
    }
    sum
}
