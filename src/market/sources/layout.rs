//! Reading an answer by a table of what stands where: a further source is data, not code.

use serde_json::Value;

use super::read::{Reader, seconds};
use super::{Reply, SourceError, Term};
use crate::market::figure::{Figure, Kind};
use crate::market::quote::Source;
use crate::messages::market;
use crate::networks;
use crate::units::{UnixTime, plain};

/// Where the figures of one coin stand in an answer.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// The coin.
    pub of: &'static str,
    /// What the answer is made of.
    pub shape: Shape,
    /// Where it says when it was true.
    pub when: When,
    /// Its figures; dependent ones after those they depend on.
    pub fields: &'static [Field],
}

/// What an answer is made of.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// One JSON value.
    Json,
    /// One number as plain text.
    Text,
    /// A long JSON list of flat objects, of which only the last counts.
    LastRow,
}

/// Where an answer says when it was true.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// Nowhere: it was true when it came.
    Now,
    /// A moment in seconds or milliseconds at this path.
    Moment(&'static str),
    /// A day at this path.
    Day(&'static str),
}

/// Where one figure stands, and how its number is to be taken.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// What the figure says.
    pub kind: Kind,
    /// Path of the number, as [`Reader::field`] takes it.
    pub path: &'static str,
    /// How the number becomes the figure.
    pub take: Take,
}

/// How a number becomes a figure.
#[derive(Clone, Copy, Debug)]
pub enum Take {
    /// Times this.
    Times(f64),
    /// Plus the number at another path times the first factor, all of it times the second.
    With(&'static str, f64, f64),
    /// A moment in seconds or milliseconds.
    Moment,
    /// The difficulty of a compact target.
    Compact,
    /// The difficulty that a hashrate times this stands for.
    FromHashrate(f64),
}

impl Field {
    /// The number itself.
    pub const fn plain(kind: Kind, path: &'static str) -> Self {
        Self { kind, path, take: Take::Times(1.0) }
    }

    /// The number times `factor`.
    pub const fn times(kind: Kind, path: &'static str, factor: f64) -> Self {
        Self { kind, path, take: Take::Times(factor) }
    }
}

impl Layout {
    /// Reads the body of an answer that arrived at `now`.
    pub fn read(&self, source: &'static Source, body: &str, now: UnixTime) -> Result<Reply, SourceError> {
        let reader = Reader(source);
        let answer = match self.shape {
            Shape::Json => reader.json(body)?,
            Shape::Text => reader.text(body)?,
            Shape::LastRow => reader.last_row(body)?,
        };
        let as_of = match self.when {
            When::Now => now,
            When::Moment(path) => reader.moment(&answer, path, now)?,
            When::Day(path) => reader.day(&answer, path, now)?,
        };
        let mut reply = Reply::default();
        for field in self.fields {
            reply.take(Figure::new(field.kind, self.of), as_of, self.figure(reader, &answer, field));
        }
        Ok(reply)
    }

    fn figure(&self, reader: Reader, answer: &Value, field: &Field) -> Result<f64, SourceError> {
        let Field { kind, path, take } = *field;
        let number = reader.finite(answer, path, Term::Said(kind.said()), kind.may_be_zero())?;
        Ok(match take {
            Take::Times(factor) => number * factor,
            Take::With(other, sign, factor) => (number + reader.number(answer, other)? * sign) * factor,
            Take::Moment => seconds(number),
            Take::Compact => difficulty(number).ok_or_else(|| {
                reader.invalid(path.into(), plain(number).into(), Term::Said(market::a_target))
            })?,
            Take::FromHashrate(factor) => {
                let coin = networks::find(self.of).ok_or_else(|| reader.missing(self.of.into()))?;
                number * factor * coin.block_time / coin.hashes_per_difficulty
            }
        })
    }
}

/// Difficulty of a compact target: 0xFFFF × 256^(0x1D−3) over mantissa × 256^(exponent−3), where the
/// exponent is the highest of the four bytes and the mantissa the other three.
fn difficulty(bits: f64) -> Option<f64> {
    if bits.fract() != 0.0 || bits > f64::from(u32::MAX) {
        return None;
    }
    let bits = bits as u32;
    let (exponent, mantissa) = (bits >> 24, bits & 0x00ff_ffff);
    // The mantissa's highest bit is a sign, and no valid target is negative, zero or above 32 bytes.
    if !(1..=0x20).contains(&exponent) || !(1..0x0080_0000).contains(&mantissa) {
        return None;
    }
    Some(f64::from(0xffff) / f64::from(mantissa) * 256f64.powi(0x1d - exponent as i32))
}

#[cfg(test)]
mod tests {
    use super::difficulty;

    #[test]
    fn compact_targets_of_known_blocks() {
        // The first block, and block 100 800 as explained in the Bitcoin wiki.
        assert_eq!(difficulty(f64::from(0x1d00_ffff)), Some(1.0));
        let wiki = difficulty(f64::from(0x1b04_04cb)).unwrap();
        assert!((wiki / 16_307.420_938_523_983 - 1.0).abs() < 1e-15, "{wiki}");
    }

    #[test]
    fn what_is_no_compact_target_is_refused() {
        for bits in [0.0, 0.5, 5e9, f64::from(0x1d00_0000), f64::from(0x1d80_0000), f64::from(0x2200_ffff)] {
            assert_eq!(difficulty(bits), None, "{bits}");
        }
    }
}
