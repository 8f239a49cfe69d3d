//! Reading answers defensively. Sources send numbers as numbers, as text and in scientific notation.
//!
//! One dynamic reading of JSON for all sources costs less code than a derived type for each shape.

use std::borrow::Cow;

use serde_json::Value;

use crate::market::quote::Source;
use crate::messages::{Saying, market};
use crate::units::{Date, UnixTime, decimal, plain};

/// An answer, or a field of it, that cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// Nothing came.
    #[error("{}", market::empty(name))]
    Empty {
        /// The source's name.
        name: &'static str,
    },
    /// A web page came, as captive portals and error pages of proxies do.
    #[error("{}", market::web_page(name))]
    WebPage {
        /// The source's name.
        name: &'static str,
    },
    /// What came is not JSON, or ends too early.
    #[error("{}", market::not_json(name, &line.to_string(), &column.to_string()))]
    NotJson {
        /// The source's name.
        name: &'static str,
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault, from 1.
        column: usize,
    },
    /// A field is absent or null.
    #[error("{}", market::missing(name, field.text()))]
    Missing {
        /// The source's name.
        name: &'static str,
        /// The field.
        field: Term<'static>,
    },
    /// A field has another type or range than documented.
    #[error("{}", market::other_than(name, field.text(), found.text(), expected.text()))]
    Invalid {
        /// The source's name.
        name: &'static str,
        /// The field.
        field: Term<'static>,
        /// What was there, shortened.
        found: Term<'static>,
        /// What belongs there.
        expected: Term<'static>,
    },
}

/// What an answer holds or should hold, by its own name or in words. The words are looked up when they are shown:
/// answers are read before the texts of another language have arrived.
#[derive(Clone, Debug)]
pub enum Term<'a> {
    /// As the source writes it.
    Own(Cow<'a, str>),
    /// In words.
    Said(Saying),
}

impl Term<'_> {
    fn text(&self) -> &str {
        match self {
            Self::Own(text) => text,
            Self::Said(words) => words(),
        }
    }

    fn kept(self) -> Term<'static> {
        match self {
            Self::Own(text) => Term::Own(Cow::Owned(text.into_owned())),
            Self::Said(words) => Term::Said(words),
        }
    }
}

impl PartialEq for Term<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl<'a> From<&'a str> for Term<'a> {
    fn from(text: &'a str) -> Self {
        Self::Own(Cow::Borrowed(text))
    }
}

impl From<String> for Term<'_> {
    fn from(text: String) -> Self {
        Self::Own(Cow::Owned(text))
    }
}

/// Reads one source's answers; errors carry the source's name.
#[derive(Clone, Copy)]
pub struct Reader(pub &'static Source);

impl Reader {
    /// The whole answer as JSON.
    pub fn json(self, body: &str) -> Result<Value, SourceError> {
        let body = self.body(body)?;
        serde_json::from_str(body).map_err(|error| SourceError::NotJson {
            name: self.0.name,
            line: error.line(),
            column: error.column(),
        })
    }

    /// An answer of plain text, as a value.
    pub fn text(self, body: &str) -> Result<Value, SourceError> {
        Ok(Value::String(self.body(body)?.to_owned()))
    }

    /// The last object of an answer that is one long list of flat objects, read without the others.
    pub fn last_row(self, body: &str) -> Result<Value, SourceError> {
        let body = self.body(body)?;
        match (body.rfind('{'), body.strip_suffix(']')) {
            (Some(start), Some(rest)) if body.starts_with('[') => self.json(rest.get(start..).unwrap_or("")),
            _ => self.json(body),
        }
    }

    /// What is at `path`, neither absent nor null: names of fields, and `0` or `-1` for the first or last
    /// item of a list, with dots between.
    pub fn field<'a>(self, value: &'a Value, path: &str) -> Result<&'a Value, SourceError> {
        let mut found = value;
        let mut name = Term::Said(market::the_answer);
        for step in path.split('.').filter(|step| !step.is_empty()) {
            let next = match (found, step) {
                (Value::Array(items), "0") => items.first(),
                (Value::Array(items), "-1") => items.last(),
                (other, "0" | "-1") => {
                    return Err(self.invalid(name, described(other), Term::Said(market::a_list)));
                }
                (Value::Object(fields), _) => {
                    name = step.into();
                    fields.get(step)
                }
                (other, _) => {
                    return Err(self.invalid(name, described(other), Term::Said(market::an_object)));
                }
            };
            let Some(next) = next.filter(|next| !next.is_null()) else { return Err(self.missing(name)) };
            found = next;
        }
        Ok(found)
    }

    /// The items of a list.
    pub fn list(self, value: &Value, field: Saying) -> Result<&[Value], SourceError> {
        match value {
            Value::Array(items) => Ok(items),
            other => Err(self.invalid(Term::Said(field), described(other), Term::Said(market::a_list))),
        }
    }

    /// A finite number of either sign at `path`.
    pub fn number(self, value: &Value, path: &str) -> Result<f64, SourceError> {
        self.finite(value, path, Term::Said(market::the_answer), true)
    }

    /// A finite number above zero at `path`: sources write 0 or -1 for "unknown".
    pub fn positive(self, value: &Value, path: &str) -> Result<f64, SourceError> {
        self.finite(value, path, Term::Said(market::the_answer), false)
    }

    /// The same as [`Reader::number`] or, unless `any`, as [`Reader::positive`], where what has no path
    /// is called `whole`.
    pub fn finite(self, value: &Value, path: &str, whole: Term, any: bool) -> Result<f64, SourceError> {
        let field = self.field(value, path)?;
        tolerant(field).filter(|number| any || *number > 0.0).ok_or_else(|| {
            let name = path.rsplit('.').find(|step| !matches!(*step, "" | "0" | "-1"));
            let expected = if any { market::a_number } else { market::a_positive_number };
            self.invalid(name.map_or(whole, Term::from), described(field), Term::Said(expected))
        })
    }

    /// A moment at `path`, in seconds or milliseconds since 1970; `now` where there is none.
    ///
    /// Refuses moments before Bitcoin's first block and more than a day ahead: the figure beside it
    /// is then of another kind than documented.
    pub fn moment(self, value: &Value, path: &str, now: UnixTime) -> Result<UnixTime, SourceError> {
        const FIRST_BLOCK: i64 = 1_231_006_505;
        let name = path.rsplit('.').next().filter(|name| !name.is_empty()).unwrap_or("moment");
        let number = match self.finite(value, path, name.into(), false) {
            Err(SourceError::Missing { .. }) => return Ok(now),
            other => other?,
        };
        let moment = UnixTime(seconds(number) as i64);
        if moment.0 < FIRST_BLOCK || moment.0 > now.0.saturating_add(86_400) {
            return Err(self.invalid(name.into(), plain(number).into(), Term::Said(market::a_moment)));
        }
        Ok(moment.min(now))
    }

    /// The start of a day `YYYY-MM-DD` at `path`.
    pub fn day(self, value: &Value, path: &str, now: UnixTime) -> Result<UnixTime, SourceError> {
        let field = self.field(value, path)?;
        field
            .as_str()
            .and_then(Date::parse)
            .map(Date::midnight)
            .filter(|day| day.0 <= now.0.saturating_add(86_400))
            .map(|day| day.min(now))
            .ok_or_else(|| self.invalid(path.into(), described(field), Term::Said(market::a_day)))
    }

    /// The error of an absent field.
    pub fn missing(self, field: Term) -> SourceError {
        SourceError::Missing { name: self.0.name, field: field.kept() }
    }

    /// The error of a field with something else in it than `expected`.
    pub fn invalid(self, field: Term, found: Term, expected: Term) -> SourceError {
        let (field, found, expected) = (field.kept(), found.kept(), expected.kept());
        SourceError::Invalid { name: self.0.name, field, found, expected }
    }

    fn body(self, body: &str) -> Result<&str, SourceError> {
        let body = body.trim();
        if body.is_empty() {
            Err(SourceError::Empty { name: self.0.name })
        } else if body.starts_with('<') {
            Err(SourceError::WebPage { name: self.0.name })
        } else {
            Ok(body)
        }
    }
}

/// Seconds since 1970 of a moment given in seconds or milliseconds.
pub fn seconds(moment: f64) -> f64 {
    if moment > 1e11 { moment / 1000.0 } else { moment }
}

/// A number written as a number or as text, if it is finite.
fn tolerant(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => decimal(text.trim()),
        _ => None,
    };
    number.filter(|number| number.is_finite())
}

fn described(value: &Value) -> Term<'static> {
    match value {
        Value::Null => "null".into(),
        Value::Bool(true) => "true".into(),
        Value::Bool(false) => "false".into(),
        Value::Number(number) => number.as_f64().map_or_else(String::new, plain).into(),
        Value::String(text) => shortened(text).into(),
        Value::Array(_) => Term::Said(market::a_list),
        Value::Object(_) => Term::Said(market::an_object),
    }
}

/// At most 40 characters in quotes.
fn shortened(text: &str) -> String {
    let mut quoted = String::from("\"");
    quoted.extend(text.chars().take(40));
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const READER: Reader = Reader(&super::super::mempool::SOURCE);
    const NOW: UnixTime = UnixTime(1_795_000_000);

    #[test]
    fn numbers_come_in_many_clothes() {
        let value = json!({ "a": 5, "b": "5", "c": "5e0", "d": 5.0, "e": " 5 " });
        for key in ["a", "b", "c", "d", "e"] {
            assert_eq!(READER.positive(&value, key), Ok(5.0), "{key}");
        }
    }

    #[test]
    fn what_is_no_number_is_named() {
        let value =
            json!({ "nan": "NaN", "inf": "inf", "zero": 0, "unknown": -1, "list": [1], "null": null });
        let text = |key| READER.positive(&value, key).unwrap_err().to_string();
        assert_eq!(text("nan"), "mempool.space: nan is \"NaN\", not a number above zero");
        assert_eq!(text("inf"), "mempool.space: inf is \"inf\", not a number above zero");
        assert_eq!(text("zero"), "mempool.space: zero is 0, not a number above zero");
        assert_eq!(text("unknown"), "mempool.space: unknown is -1, not a number above zero");
        assert_eq!(text("list"), "mempool.space: list is a list, not a number above zero");
        assert_eq!(text("null"), "mempool.space: null is missing");
        assert_eq!(text("absent"), "mempool.space: absent is missing");
    }

    #[test]
    fn moments_are_seconds_or_milliseconds_and_not_ahead() {
        let value = json!({ "s": 1_794_999_000, "ms": 1_794_999_000_500_i64, "soon": 1_795_000_100, "odd": 0.99, "far": 1_999_999_999 });
        assert_eq!(READER.moment(&value, "s", NOW), Ok(UnixTime(1_794_999_000)));
        assert_eq!(READER.moment(&value, "ms", NOW), Ok(UnixTime(1_794_999_000)));
        assert_eq!(READER.moment(&value, "soon", NOW), Ok(NOW));
        assert_eq!(READER.moment(&value, "absent", NOW), Ok(NOW));
        assert!(READER.moment(&value, "odd", NOW).is_err());
        assert!(READER.moment(&value, "far", NOW).is_err());
    }
}
