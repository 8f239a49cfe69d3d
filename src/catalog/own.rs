//! Machines and rigs of a person's own beside those of the list, so that both can be ranked.

use std::sync::LazyLock;

use super::{Dated, Device, Kind, LISTED, Origin, Power, Rig, Run, Together};
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
    /// The machines of the list that it was put together of, if it was.
    pub rig: Rig,
}

impl Figures {
    /// What it does with another function: nothing, unless it is a rig of which the list knows more.
    pub fn with(&self, algorithm: &str) -> Option<Together> {
        if self.algorithm == algorithm {
            let (hashrate, watts) = (self.hashrate, self.watts);
            return Some(Together { hashrate, watts, price_usd: Some(self.price_usd) });
        }
        Some(self.rig.together(algorithm)).filter(|sum| sum.hashrate > 0.0)
    }
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
/// A rig runs all that its parts run, and is as many machines as it has groups that mine side by side. They live as
/// long as the program, as those of the list do.
pub fn own_devices(figures: &[Figures]) -> &'static [Device] {
    let mut names: Vec<&str> = Vec::new();
    for own in figures {
        if !names.contains(&own.name.as_str()) {
            names.push(&own.name);
        }
    }
    let mut devices: Vec<Device> = names.into_iter().flat_map(|name| named(name, figures)).collect();
    for (index, device) in devices.iter_mut().enumerate() {
        device.id = ["own-", &(index + 1).to_string()].concat();
    }
    Vec::leak(devices)
}

/// All that was kept under a name.
fn named(name: &str, figures: &[Figures]) -> Vec<Device> {
    let quoted = ["“", name, "”"].concat();
    let kept = || figures.iter().filter(|own| own.name == name && own.hashrate > 0.0);
    let rig = kept().map(|own| &own.rig).find(|rig| !rig.parts.is_empty());
    let mut devices = rig.map_or_else(Vec::new, |rig| of_rig(&quoted, rig));
    for own in kept() {
        let coin = networks::all().iter().find(|coin| coin.algorithm == own.algorithm);
        let Some(algorithm) = coin.map(|coin| coin.algorithm) else { continue };
        let run = Run { algorithm, hashrate: own.hashrate, watts: own.watts, origin: &OWN };
        let price = Dated { value: own.price_usd, at: UnixTime(0), source: OWN.source };
        let of = |device: &&mut Device| rig.is_none() || device.run_for(algorithm).is_some();
        match devices.iter_mut().find(of) {
            Some(device) => {
                // What the person says of it goes before what the list does, and what they said first stays.
                if device.runs.iter().all(|run| !std::ptr::eq(run.origin, &raw const *OWN)) {
                    device.price_usd = Some(price);
                }
                device.runs.retain(|run| run.algorithm != algorithm);
                device.runs.push(run);
            }
            None => devices.push(machine(quoted.clone(), Kind::Asic, vec![run], Some(price))),
        }
    }
    devices
}

/// A machine for each group of a rig's parts, which tells its parts where it is not the only one.
fn of_rig(quoted: &str, rig: &Rig) -> Vec<Device> {
    let groups = rig.groups();
    let apart = groups.len() > 1;
    let mut devices = Vec::new();
    for group in &groups {
        let Some((_, first)) = group.parts.first() else { continue };
        let name = if apart { [quoted, " (", &group.name(), ")"].concat() } else { quoted.to_owned() };
        let mut runs: Vec<Run> = Vec::new();
        for (_, device) in &group.parts {
            for run in &device.runs {
                if runs.iter().all(|known| known.algorithm != run.algorithm) {
                    runs.push(sum(group, run, apart));
                }
            }
        }
        let cost = group.parts.iter().map(|(count, device)| Some((f64::from(*count), device.price_usd?)));
        let price = cost.collect::<Option<Vec<_>>>().and_then(|parts| {
            let at = parts.iter().map(|(_, price)| price.at).min()?;
            let value = parts.iter().map(|(count, price)| count * price.value).sum();
            Some(Dated { value, at, source: LISTED })
        });
        devices.push(machine(name, first.kind, runs, price));
    }
    devices
}

/// What the parts of a group do together with the function of `run`, which one of them runs.
fn sum(group: &Rig, run: &Run, apart: bool) -> Run {
    let Together { hashrate, watts, .. } = group.together(run.algorithm);
    let (running, idle) = group.divided(run.algorithm);
    let mut source = ranking::rig_figures(&running.name());
    if !idle.parts.is_empty() {
        source.push_str("; ");
        source.push_str(&ranking::rig_idle(&idle.name()));
    }
    if apart {
        source.push_str("; ");
        source.push_str(ranking::rig_apart());
    }
    let source = String::leak(source);
    let Origin { grade, as_of, power, optimistic, .. } = *run.origin;
    let origin = Box::leak(Box::new(Origin { grade, source, as_of, power, optimistic }));
    Run { algorithm: run.algorithm, hashrate, watts, origin }
}

fn machine(name: String, kind: Kind, runs: Vec<Run>, price_usd: Option<Dated>) -> Device {
    Device {
        id: String::new(),
        maker: "",
        model: String::leak(name),
        kind,
        runs,
        released: None,
        announced: false,
        cooling: None,
        noise_db: None,
        price_usd,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(name: &str, algorithm: &str, hashrate: f64) -> Figures {
        let (name, algorithm) = (name.into(), algorithm.into());
        Figures { name, algorithm, hashrate, watts: 500.0, price_usd: 900.0, rig: Rig::default() }
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

    #[test]
    fn a_rig_mines_all_that_its_parts_mine() {
        // Tuned by hand for one function: 50 MH/s where the list has 2 × 23.
        let rig = Rig::read("2*rtx-3060");
        let kept = [Figures { rig, ..figures("Rig", "KawPow", 5e7) }];
        let found = own_devices(&kept);
        let [device] = found else { panic!("{found:?}") };
        assert_eq!((device.model, device.kind, device.price_usd.unwrap().value), ("“Rig”", Kind::Gpu, 900.0));
        assert_eq!(device.runs.len(), catalog_find("rtx-3060").runs.len());
        let own = device.run_for("KawPow").unwrap();
        assert_eq!((own.hashrate, own.watts, own.origin.grade), (5e7, 500.0, "own"));
        let (listed, one) =
            (device.run_for("Etchash").unwrap(), catalog_find("rtx-3060").run_for("Etchash").unwrap());
        assert_eq!((listed.hashrate, listed.watts), (2.0 * one.hashrate, 2.0 * one.watts));
        assert!(listed.origin.source.contains("2 × "), "{}", listed.origin.source);
        assert_eq!(kept[0].with("Etchash").map(|sum| sum.hashrate), Some(2.0 * one.hashrate));
        assert_eq!(kept[0].with("SHA-256"), None);
    }

    #[test]
    fn groups_that_mine_side_by_side_are_machines_of_their_own() {
        let rig = Rig::read("2*rtx-3060 1*antminer-s21-pro");
        let found = own_devices(&[Figures { rig, ..figures("Shed", "SHA-256", 2e14) }]);
        let [cards, asic] = found else { panic!("{found:?}") };
        assert!(cards.model.contains("2 × ") && cards.run_for("SHA-256").is_none());
        // The money that the person named is that of the machine whose figures they named.
        assert_eq!((asic.price_usd.unwrap().value, asic.run_for("SHA-256").unwrap().hashrate), (900.0, 2e14));
        assert_eq!(cards.price_usd, None);
        assert!(cards.runs[0].origin.source.contains(ranking::rig_apart()));
        assert_eq!((cards.id.as_str(), asic.id.as_str()), ("own-1", "own-2"));
    }

    fn catalog_find(id: &str) -> &'static Device {
        super::super::find(id).unwrap()
    }
}
