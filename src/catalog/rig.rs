use super::{Device, find};

/// Machines of several kinds that mine one coin together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rig {
    /// How many of which, each kind once.
    pub parts: Vec<(u32, &'static Device)>,
}

/// What a rig does as if it were one machine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Together {
    /// Hashes per second.
    pub hashrate: f64,
    /// Watts.
    pub watts: f64,
    /// US dollars; `None` where the price of a part is not known.
    pub price_usd: Option<f64>,
}

impl Rig {
    /// One more of this kind.
    pub fn add(&mut self, device: &'static Device) {
        match self.parts.iter_mut().find(|(_, known)| known.id == device.id) {
            Some((count, _)) => *count = count.saturating_add(1),
            None => self.parts.push((1, device)),
        }
    }

    /// One less of this kind.
    pub fn take(&mut self, id: &str) {
        for (count, device) in &mut self.parts {
            if device.id == id {
                *count -= 1;
            }
        }
        self.parts.retain(|(count, _)| *count > 0);
    }

    /// The parts as one word each, as [`Rig::read`] takes them: `2*rtx-3080 1*ryzen-9-5950x`.
    pub fn text(&self) -> String {
        let part = |(count, device): &(u32, &Device)| [&count.to_string(), "*", &device.id].concat();
        self.parts.iter().map(part).collect::<Vec<_>>().join(" ")
    }

    /// The rig that such words name; what is no machine of the list is left out.
    pub fn read(text: &str) -> Self {
        let part = |word: &str| {
            let (count, id) = word.split_once('*')?;
            Some((count.parse().ok().filter(|count| *count > 0)?, find(id)?))
        };
        Self { parts: text.split(' ').filter_map(part).collect() }
    }

    /// The parts for people: `2 × RTX 3080, 1 × Ryzen 9 5950X`.
    pub fn name(&self) -> String {
        let part = |(count, device): &(u32, &Device)| [&count.to_string(), " × ", device.model].concat();
        self.parts.iter().map(part).collect::<Vec<_>>().join(", ")
    }

    /// What can mine coins of its own beside the rest: graphics cards, processors, and machines of one algorithm.
    pub fn groups(&self) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        for part in &self.parts {
            let together = |group: &&mut Self| {
                group.parts.iter().any(|(_, device)| {
                    device.kind == part.1.kind
                        && device.runs.iter().any(|run| part.1.run_for(run.algorithm).is_some())
                })
            };
            match groups.iter_mut().find(together) {
                Some(group) => group.parts.push(*part),
                None => groups.push(Self { parts: vec![*part] }),
            }
        }
        groups
    }

    /// The parts that run this algorithm, and those that do not.
    pub fn divided(&self, algorithm: &str) -> (Self, Self) {
        let (run, idle) =
            self.parts.iter().partition(|(_, device): &&(u32, &Device)| device.run_for(algorithm).is_some());
        (Self { parts: run }, Self { parts: idle })
    }

    /// All parts that run this algorithm; the others stand by and count for nothing.
    pub fn together(&self, algorithm: &str) -> Together {
        let mut sum = Together { hashrate: 0.0, watts: 0.0, price_usd: Some(0.0) };
        for (count, device) in &self.parts {
            let Some(run) = device.run_for(algorithm) else { continue };
            let count = f64::from(*count);
            sum.hashrate += count * run.hashrate;
            sum.watts += count * run.watts;
            let price = device.price_usd.map(|price| count * price.value);
            sum.price_usd = sum.price_usd.zip(price).map(|(sum, price)| sum + price);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::find;

    #[test]
    fn parts_add_up() {
        let mut rig = Rig::default();
        for id in ["antminer-s21-pro", "proto-rig", "antminer-s21-pro"] {
            rig.add(find(id).unwrap());
        }
        assert_eq!(rig.parts.iter().map(|(count, _)| *count).collect::<Vec<_>>(), [2, 1]);
        // Two of 234 TH/s at 3510 W and one of 819 TH/s at 12 000 W.
        let sum = rig.together("SHA-256");
        assert_eq!((sum.hashrate, sum.watts), (1287e12, 19_020.0));
        let price = |id| find(id).unwrap().price_usd.unwrap().value;
        assert_eq!(sum.price_usd, Some(2.0 * price("antminer-s21-pro") + price("proto-rig")));
        rig.take("proto-rig");
        rig.take("proto-rig");
        rig.take("antminer-s21-pro");
        assert_eq!(rig.parts.len(), 1);
        assert_eq!(rig.together("SHA-256").hashrate, 234e12);
    }

    #[test]
    fn a_rig_survives_being_written_down() {
        let rig = Rig::read("2*rtx-3060 1*antminer-s21-pro nobody 0*rtx-3060 1*no-such-machine");
        assert_eq!(rig.text(), "2*rtx-3060 1*antminer-s21-pro");
        assert_eq!(Rig::read(&rig.text()), rig);
        assert_eq!(Rig::read(""), Rig::default());
    }

    #[test]
    fn what_mines_side_by_side_is_told_apart() {
        let rig = Rig::read("2*rtx-3060 1*antminer-s21-pro 1*rtx-3080 1*proto-rig");
        let groups: Vec<String> = rig.groups().iter().map(Rig::text).collect();
        assert_eq!(groups, ["2*rtx-3060 1*rtx-3080", "1*antminer-s21-pro 1*proto-rig"]);
    }

    #[test]
    fn a_price_that_is_not_known_leaves_none() {
        let mut rig = Rig::default();
        rig.add(find("rtx-3060").unwrap());
        rig.add(find("rtx-3060").unwrap());
        // 23 MH/s at 115 W each.
        let sum = rig.together("KawPow");
        assert_eq!((sum.hashrate, sum.watts, sum.price_usd), (46e6, 230.0, None));
        assert_eq!(rig.together("SHA-256").hashrate, 0.0);
    }
}
