use std::fmt;
use std::str::FromStr;

use crate::units::{EnergyPrice, Quantity, decimal, plain};

/// What holds during a band of hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rate {
    /// Electricity costs this much.
    At(EnergyPrice),
    /// The machines rest.
    Rest,
}

/// Hours of the day, from a full hour up to another one; `22` to `6` runs past midnight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// First hour, 0 to 23.
    pub from: u8,
    /// Hour at which the band ends, 1 to 24.
    pub to: u8,
    /// What holds during these hours.
    pub rate: Rate,
}

/// Bands of hours that differ from the rest of the day. They never overlap.
///
/// Written `22-6:0.08_17-20:off`: from 22 to 6 o'clock at 0.08 per kWh, at rest from 17 to 20.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hours(Vec<Band>);

/// Why a text is no list of bands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HoursError {
    /// A band is not `FROM-TO:PRICE` or `FROM-TO:off`.
    #[error("{0:?} is not FROM-TO:PRICE or FROM-TO:off with hours from 0 to 24, as in 22-6:0.08")]
    Malformed(String),
    /// The price of a band is out of range.
    #[error("{0:?} is not a price from -1000000 to 1000000 per kWh")]
    Price(String),
    /// Two bands claim the same hour.
    #[error("hour {0} is named twice")]
    Overlap(u8),
}

impl Band {
    fn hours(self) -> impl Iterator<Item = u8> {
        let span = (self.to + 24 - self.from) % 24;
        let span = if span == 0 { 24 } else { span };
        (0..span).map(move |i| (self.from + i) % 24)
    }
}

impl Hours {
    /// Bands that do not overlap.
    ///
    /// # Errors
    /// [`HoursError::Overlap`] with the first hour named twice; [`HoursError::Malformed`] for an hour
    /// outside 0 to 24.
    pub fn new(bands: Vec<Band>) -> Result<Self, HoursError> {
        let mut taken = [false; 24];
        for band in &bands {
            if band.from > 23 || band.to > 24 {
                return Err(HoursError::Malformed(format!("{}-{}", band.from, band.to)));
            }
            for hour in band.hours() {
                if std::mem::replace(&mut taken[usize::from(hour)], true) {
                    return Err(HoursError::Overlap(hour));
                }
            }
        }
        Ok(Self(bands))
    }

    /// The bands as given.
    pub fn bands(&self) -> &[Band] {
        &self.0
    }

    /// Hours a day in which the machines run.
    pub fn running(&self) -> f64 {
        let resting: usize =
            self.0.iter().filter(|band| band.rate == Rate::Rest).map(|band| band.hours().count()).sum();
        24.0 - resting as f64
    }

    /// Mean price over the running hours when `base` holds outside the bands.
    pub fn mean_price(&self, base: f64) -> f64 {
        let running = self.running();
        if running <= 0.0 {
            return base;
        }
        let extra: f64 = self
            .0
            .iter()
            .filter_map(|band| match band.rate {
                Rate::At(price) => Some((price.get() - base) * band.hours().count() as f64),
                Rate::Rest => None,
            })
            .sum();
        base + extra / running
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, band) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("_")?;
            }
            write!(f, "{}-{}:", band.from, band.to)?;
            match band.rate {
                Rate::At(price) => f.write_str(&plain(price.get()))?,
                Rate::Rest => f.write_str("off")?,
            }
        }
        Ok(())
    }
}

impl FromStr for Hours {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, HoursError> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        let bands: Result<Vec<Band>, HoursError> = text.split('_').map(band).collect();
        Self::new(bands?)
    }
}

fn band(text: &str) -> Result<Band, HoursError> {
    let malformed = || HoursError::Malformed(text.to_owned());
    let (hours, rate) = text.split_once(':').ok_or_else(malformed)?;
    let (from, to) = hours.split_once('-').ok_or_else(malformed)?;
    let rate = if rate.eq_ignore_ascii_case("off") {
        Rate::Rest
    } else {
        let price = decimal(rate).and_then(|value| EnergyPrice::new(value).ok());
        Rate::At(price.ok_or_else(|| HoursError::Price(rate.to_owned()))?)
    };
    let band = Band {
        from: from.trim().parse().map_err(|_| malformed())?,
        to: to.trim().parse().map_err(|_| malformed())?,
        rate,
    };
    if band.from > 23 || band.to > 24 { Err(malformed()) } else { Ok(band) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_average_over_the_running_hours() {
        // 22 to 6 is 8 hours at 0.08, 17 to 20 rests 3; the other 13 of 21 running hours cost 0.20.
        // (8 × 0.08 + 13 × 0.20) / 21 = 3.24 / 21 = 0.1542857142857143
        let hours: Hours = "22-6:0.08_17-20:off".parse().unwrap();
        assert_eq!(hours.running(), 21.0);
        assert!((hours.mean_price(0.20) - 3.24 / 21.0).abs() < 1e-15);
        assert_eq!(hours.to_string(), "22-6:0.08_17-20:off");
    }

    #[test]
    fn a_whole_day_of_rest_is_possible() {
        let hours: Hours = "0-24:off".parse().unwrap();
        assert_eq!(hours.running(), 0.0);
        assert_eq!(hours.mean_price(0.1), 0.1);
    }

    #[test]
    fn says_what_is_wrong() {
        let cases = [
            ("22-6", "\"22-6\" is not FROM-TO:PRICE or FROM-TO:off with hours from 0 to 24, as in 22-6:0.08"),
            (
                "7-25:1",
                "\"7-25:1\" is not FROM-TO:PRICE or FROM-TO:off with hours from 0 to 24, as in 22-6:0.08",
            ),
            ("1-3:cheap", "\"cheap\" is not a price from -1000000 to 1000000 per kWh"),
            ("1-3:NaN", "\"NaN\" is not a price from -1000000 to 1000000 per kWh"),
            ("1-3:0.1_2-4:off", "hour 2 is named twice"),
        ];
        for (text, message) in cases {
            assert_eq!(text.parse::<Hours>().unwrap_err().to_string(), message);
        }
    }
}
