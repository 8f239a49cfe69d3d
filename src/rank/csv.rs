use crate::inputs::plain;
use crate::projection::Row;

use super::State;

/// The rows at the positions `picked` as a table for spreadsheets and scripts: plain decimals with a point
/// and commas between, whatever the locale; empty where something is not known or never happens.
pub fn csv(state: &State, rows: &[Row], picked: &[usize]) -> String {
    let currency = &state.terms.currency;
    let mut text = [
        "machine,maker,model,coin,algorithm,hashes_per_second,watts,joules_per_hash,price_",
        "revenue_per_day_",
        "electricity_per_day_",
        "profit_per_day_",
        "shutdown_price_per_kwh_",
    ]
    .join(&[currency, ","].concat());
    text.push_str(currency);
    text.push_str(",break_even_day,lost_again_day,lifetime_profit_");
    text.push_str(currency);
    text.push_str(",figures_from,figures_as_of,price_as_of\r\n");
    for row in picked.iter().filter_map(|index| rows.get(*index)) {
        line(&mut text, row);
    }
    text
}

fn line(text: &mut String, row: &Row) {
    let device = row.device;
    for word in [&device.id, device.maker, device.model, row.coin.key, row.run.algorithm] {
        cell(text, word);
        text.push(',');
    }
    let numbers = [
        Some(row.run.hashrate),
        Some(row.run.watts),
        Some(row.run.joules_per_hash()),
        row.price,
        Some(row.revenue),
        Some(row.electricity),
        Some(row.profit),
        row.shutdown_energy_price,
        row.break_even.day,
        row.break_even.lost_again,
        row.lifetime_profit(),
    ];
    for number in numbers {
        text.push_str(&number.map(plain).unwrap_or_default());
        text.push(',');
    }
    cell(text, row.run.origin.source);
    text.push(',');
    text.push_str(row.run.origin.as_of);
    text.push(',');
    let listed = device.price_usd.filter(|_| !device.is_own());
    text.push_str(&listed.map(|price| price.date().to_string()).unwrap_or_default());
    text.push_str("\r\n");
}

/// A text, in quotes where it would otherwise be more than one cell.
fn cell(text: &mut String, word: &str) {
    if word.contains([',', '"', '\r', '\n']) {
        text.push('"');
        text.push_str(&word.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(word);
    }
}
