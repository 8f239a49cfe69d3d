//! Machines of a person's own beside those of the list, so that both can be ranked.

use std::sync::LazyLock;

use super::{Dated, Device, Kind, Origin, Power, Run};
use crate::messages::ranking;
use crate::networks;
use crate::units::UnixTime;

/// What a person says of a machine with one proof-of-work function.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// What they call it.
    pub name: String,
    /// The function, as in [`crate::networks::Coin::algorithm`].
    pub algorithm: String,
    /// Hashes a second.
    pub hashrate: f64,
    /// Watts at the wall.
    pub watts: f64,
    /// What it cost them, in US dollars.
    pub price_usd: f64,
}

/// Whose figures these are.
static OWN: LazyLock<Origin> = LazyLock::new(|| Origin {
    grade: "own",
    source: ranking::own_figures(),
    as_of: "",
    power: Power::Wall,
    optimistic: false,
});

impl Device {
    /// Whether it is a machine of the person's own.
    pub fn is_own(&self) -> bool {
        self.maker.is_empty()
    }
}

/// The machines, one for each name, with a run for each function it was kept with; what no coin uses is left out.
/// They live as long as the program, as those of the list do.
pub fn own_devices(figures: &[Figures]) -> &'static [Device] {
    let mut devices: Vec<(&str, Device)> = Vec::new();
    for own in figures {
        let coin = networks::all().iter().find(|coin| coin.algorithm == own.algorithm);
        let Some(coin) = coin.filter(|_| own.hashrate > 0.0) else { continue };
        let run = Run { algorithm: coin.algorithm, hashrate: own.hashrate, watts: own.watts, origin: &OWN };
        if let Some((_, device)) = devices.iter_mut().find(|(name, _)| *name == own.name) {
            device.runs.push(run);
            continue;
        }
        let price = Dated { value: own.price_usd, at: UnixTime(0), source: OWN.source };
        let device = Device {
            id: ["own-", &(devices.len() + 1).to_string()].concat(),
            maker: "",
            model: String::leak(["“", &own.name, "”"].concat()),
            kind: Kind::Asic,
            runs: vec![run],
            released: None,
            announced: false,
            cooling: None,
            noise_db: None,
            price_usd: Some(price),
        };
        devices.push((&own.name, device));
    }
    Vec::leak(devices.into_iter().map(|(_, device)| device).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(name: &str, algorithm: &str, hashrate: f64) -> Figures {
        Figures { name: name.into(), algorithm: algorithm.into(), hashrate, watts: 500.0, price_usd: 900.0 }
    }

    #[test]
    fn one_name_is_one_machine_with_all_it_runs() {
        let kept = [
            figures("Rig", "KawPow", 2e8),
            figures("Shed", "SHA-256", 1e14),
            figures("Rig", "Etchash", 4e8),
            figures("Old", "Nobody's", 1e3),
            figures("Empty", "SHA-256", 0.0),
        ];
        let found = own_devices(&kept);
        let told: Vec<_> =
            found.iter().map(|device| (device.id.as_str(), device.model, device.runs.len())).collect();
        assert_eq!(told, [("own-1", "“Rig”", 2), ("own-2", "“Shed”", 1)]);
        assert!(found.iter().all(Device::is_own));
        assert!(!super::super::DEVICES.iter().any(Device::is_own));
        assert_eq!(found[0].price_usd.map(|price| price.value), Some(900.0));
    }
}
