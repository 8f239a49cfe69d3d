use super::Device;

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
