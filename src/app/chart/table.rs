use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::app::parts::dynamic::{Pieces, dynamic};

/// The chart's data as text.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What the table is of.
    pub caption: String,
    /// Names of the columns, the first being the date.
    pub columns: Vec<String>,
    /// Cells of each row, as many as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// The data table, made only when somebody opens it or prints the page.
#[component]
pub fn TableView(
    /// Words of the handle that opens it.
    summary: &'static str,
    /// Makes the table.
    table: Callback<(), Table>,
    /// Whether there is nothing to show.
    nothing: Memo<bool>,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let open = RwSignal::new(false);
    let print =
        window_event_listener(ev::Custom::<web_sys::Event>::new("beforeprint"), move |_| open.set(true));
    on_cleanup(move || print.remove());
    let content = move || open.get().then(|| content(table.run(())));
    view! {
        <details
            class="chart-data"
            node_ref=details
            hidden=nothing
            on:toggle=move |_| open.set(details.get_untracked().is_some_and(|details| details.open()))
        >
            <summary>{summary}</summary>
            {dynamic(content)}
        </details>
    }
    .into_any()
}

fn content(table: Table) -> AnyView {
    let head = |(index, name): (usize, String)| view! { <th scope="col" class:num=index != 0>{name}</th> };
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let date = cells.next();
        view! { <tr><th scope="row">{date}</th>{cells.map(|cell| view! { <td class="num">{cell}</td> }).pieces()}</tr> }
    };
    let label = table.caption.clone();
    view! {
        // A scrolled region has to be reachable by keyboard.
        <div class="scroll tall" tabindex="0" role="region" aria-label=label>
            <table class="ledger">
                <caption class="visually-hidden">{table.caption}</caption>
                <thead><tr>{table.columns.into_iter().enumerate().map(head).pieces()}</tr></thead>
                <tbody>{table.rows.into_iter().map(row).pieces()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
