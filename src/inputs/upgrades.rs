//! Proposed upgrades of networks that a person counts with: `nu7:4200000_rx2@2027-06-01:0.9`.

use super::number::{self, Dialect, plain};
use crate::networks::{self, Factor, Status};
use crate::outlook::{Activation, When};
use crate::scenario::Case;
use crate::units::{Date, Range};

/// Most that one text names.
const MOST: usize = 8;
/// What a hashrate may be multiplied by.
const HASHRATE: Range = Range { min: 0.0, max: 100.0 };
/// What part of the fees may be left.
const FEES: Range = Range { min: 0.0, max: 1.0 };

pub fn text(case: &Case) -> String {
    let one = |activation: &Activation| {
        let name = activation.upgrade.name;
        let when = match activation.when {
            When::Height(height) => format!("{name}:{height}"),
            When::Date(date) => format!("{name}@{}", date.date()),
        };
        activation.factor.map_or(when.clone(), |factor| format!("{when}:{}", plain(factor)))
    };
    case.outlook.upgrades.iter().map(one).collect::<Vec<_>>().join("_")
}

/// Takes proposed upgrades of networks; nothing takes them all away.
pub fn set(case: &mut Case, text: &str, dialect: Dialect) -> Option<()> {
    let mut found: Vec<Activation> = Vec::new();
    for part in text.split('_').map(str::trim).filter(|part| !part.is_empty()) {
        let activation = one(part, dialect)?;
        if found.len() == MOST || found.iter().any(|other| other.upgrade == activation.upgrade) {
            return None;
        }
        found.push(activation);
    }
    case.outlook.upgrades = found;
    Some(())
}

fn one(text: &str, dialect: Dialect) -> Option<Activation> {
    // Another coin's is kept, since the person may come back to it; it changes nothing meanwhile.
    let name = text.split([':', '@']).next()?;
    let upgrade = networks::all().iter().find_map(|coin| coin.upgrade(name))?;
    if upgrade.status != Status::Proposed {
        return None;
    }
    let rest = text.get(upgrade.name.len()..)?;
    let by_height = rest.starts_with(':');
    let (when, factor) = match rest.get(1..)?.split_once(':') {
        Some((when, factor)) => (when, Some(number::parse(factor, dialect, false).ok()?.value)),
        None => (rest.get(1..)?, None),
    };
    let when = if by_height {
        When::Height(when.parse().ok().filter(|height| *height <= 1_000_000_000_000)?)
    } else {
        When::Date(Date::parse(when)?.midnight())
    };
    let fits = match (upgrade.factor, factor) {
        (_, None) => true,
        (Factor::Hashrate, Some(factor)) => HASHRATE.contains(factor),
        (Factor::Fees, Some(factor)) => FEES.contains(factor),
        (Factor::None, Some(_)) => false,
    };
    fits.then_some(Activation { upgrade, when, factor })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::UnixTime;

    #[test]
    fn what_is_proposed_can_be_counted_with_and_nothing_else() {
        let mut case = crate::link::neutral(networks::find("ZEC").unwrap(), UnixTime(1_795_392_000));
        for good in ["nu7:4200000", "nu7@2027-06-01", ""] {
            assert_eq!(set(&mut case, good, Dialect::Link), Some(()), "{good}");
            assert_eq!(text(&case), good);
        }
        set(&mut case, "nu7:4200000", Dialect::Link).unwrap();
        for bad in
            ["nu6.3:4200000", "nu8:1", "nu7", "nu7:", "nu7@2027", "nu7:1:0.5", "nu7:1_nu7:2", "nu7:-1", "é:1"]
        {
            assert_eq!(set(&mut case, bad, Dialect::Link), None, "{bad}");
            assert_eq!(text(&case), "nu7:4200000");
        }
        set(&mut case, "RX2@2027-01-01:0.95", Dialect::Link).unwrap();
        assert_eq!(text(&case), "rx2@2027-01-01:0.95");
        assert_eq!(set(&mut case, "rx2@2027-01-01:-1", Dialect::Link), None);
    }
}
