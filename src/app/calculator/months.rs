//! The month table and its CSV.

use breakeven::projection::Month;
use breakeven::scenario::Case;
use leptos::prelude::*;

use crate::app::parts::dynamic::Pieces;

use crate::app::parts::controls::button;

use super::field::expect_calc;
use crate::app::download;
use crate::app::fmt;

/// The projection month by month, folded away until asked for.
#[component]
pub fn Months() -> impl IntoView {
    let calc = expect_calc();
    let open = RwSignal::new(false);
    let rows = move || {
        open.get().then(|| {
            calc.report
                .with(|report| calc.case(|case| report.months.iter().map(|month| line(month, case)).pieces()))
        })
    };
    let save = move || {
        let text = calc.report.with_untracked(|report| calc.peek(|case| csv(&report.months, case)));
        download::save("breakeven-months.csv", "text/csv", &text);
    };
    view! {
        <section class="sheet" aria-labelledby="months-title">
            <h2 id="months-title">"Month by month"</h2>
            <p class="quiet">"A month is a twelfth of 365.25 days. Amounts are rounded for display; the file has them in full."</p>
            <details on:toggle=move |_| open.update(|open| *open = !*open)>
                <summary>"Show the table"</summary>
                <div class="scroll tall" tabindex="0" role="region" aria-labelledby="months-title">
                    <table class="ledger">
                        <thead><tr>
                            <th scope="col">"Until"</th><th scope="col" class="num">"Coin price"</th><th scope="col" class="num">"Coins"</th>
                            <th scope="col" class="num">"Earned"</th><th scope="col" class="num">"Electricity"</th><th scope="col" class="num">"Other"</th>
                            <th scope="col" class="num">"Added"</th><th scope="col" class="num">"Account"</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
            {button("btn btn-quiet", "Download as CSV", Box::new(save))}
        </section>
    }
    .into_any()
}

fn line(month: &Month, case: &Case) -> AnyView {
    let cur = &case.currency;
    let money = |value: f64| {
        let class = if value < 0.0 { "num loss" } else { "num" };
        view! { <td class=class>{fmt::money(value, cur)}</td> }
    };
    view! {
        <tr>
            <th scope="row">{fmt::date(month.ends)}</th>
            <td class="num">{fmt::money(month.price, cur)}</td>
            <td class="num">{fmt::coins(month.coins)}</td>
            {money(month.revenue + month.resale)}
            {money(-month.electricity)}
            {money(-month.opex - month.profit_share)}
            {money(month.flow)}
            {money(month.cumulative)}
        </tr>
    }
    .into_any()
}

/// Plain decimals with a point and commas between, whatever the locale: spreadsheets and scripts agree on it.
fn csv(months: &[Month], case: &Case) -> String {
    let mut text = format!(
        "month,until,days,price_{0},coins_{1},revenue_{0},kwh,electricity_{0},other_{0},host_share_{0},resale_{0},added_{0},account_{0},days_off\r\n",
        case.currency, case.coin.symbol,
    );
    for month in months {
        let fields = [
            month.price,
            month.coins,
            month.revenue,
            month.kwh,
            month.electricity,
            month.opex,
            month.profit_share,
            month.resale,
            month.flow,
            month.cumulative,
        ];
        text.push_str(&format!("{},{},{}", month.number, month.ends.date(), month.days));
        for field in fields {
            text.push(',');
            text.push_str(&breakeven::inputs::plain(field));
        }
        text.push_str(&format!(",{}\r\n", month.off_days));
    }
    text
}
