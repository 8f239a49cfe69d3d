//! Charts as pure functions: from days and amounts to positions, ticks and SVG path strings.
//!
//! Nothing here knows of a browser or of how a number is written; the caller formats the ticks and says
//! how much room their labels take. All positions are in CSS pixels, y growing downwards.

mod dates;
mod drawing;
mod label;
mod lines;
mod path;
mod plot;
mod scale;

pub use dates::{DateTick, dates};
pub use drawing::{Drawing, Frame, Spot, draw};
pub use label::{Side, spread, text_width};
pub use lines::{Lines, LinesDrawing, LinesReading, draw_lines};
pub use path::{area, band, coordinate, decimate, line, step};
pub use plot::{Band, Event, Mark, Plot, Reading, Second};
pub use scale::{Axis, Linear, nice};
