//! The chart over time as a component: what [`breakeven::chart`] works out, put into SVG, with one
//! read-out for pointer, touch and keyboard.

mod cursor;
mod frame;
mod marks;
mod readout;
mod size;
mod table;

pub use frame::CashChart;
pub use size::{Size, measured};
pub use table::{Table, TableView};
