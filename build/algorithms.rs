use serde::Deserialize;

use crate::entries::{self, filled};

/// A proof-of-work function and what a machine of each kind may take for a hash.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Algorithm {
    pub name: String,
    /// Joules per hash of machines made for it: from, to.
    asic: Option<[f64; 2]>,
    /// Joules per hash of graphics cards: from, to.
    gpu: Option<[f64; 2]>,
    /// Joules per hash of processors: from, to.
    cpu: Option<[f64; 2]>,
}

impl Algorithm {
    /// Refuses an efficiency that no machine of this kind has: most often a slip of a unit.
    pub fn check(&self, kind: &str, joules_per_hash: f64) -> Result<(), String> {
        let range = match kind {
            "asic" => self.asic,
            "gpu" => self.gpu,
            _ => self.cpu,
        };
        let Some([from, to]) = range else {
            return Err(format!("no {kind} runs {}, says data/algorithms.toml", self.name));
        };
        if (from..=to).contains(&joules_per_hash) {
            return Ok(());
        }
        let name = &self.name;
        Err(format!("{name} at {joules_per_hash:e} J per hash, not {from:e} to {to:e}: is a unit wrong?"))
    }
}

/// The functions of `data/algorithms.toml`, and their names as a static. Every coin's must be among them.
pub fn read(coins: &[String]) -> Result<(Vec<Algorithm>, String), String> {
    let file = entries::read::<Algorithm>("algorithms", "algorithm", "name")?;
    file.only_entries()?;
    for algorithm in &file.entries {
        let at = |reason: String| format!("{}: [[algorithm]] {:?}: {reason}", file.path, algorithm.name);
        filled("name", &algorithm.name).map_err(at)?;
        for [from, to] in [algorithm.asic, algorithm.gpu, algorithm.cpu].into_iter().flatten() {
            if !(from > 0.0 && from < to && to.is_finite()) {
                return Err(at(format!("[{from}, {to}] is not two rising numbers above zero")));
            }
        }
    }
    if let Some(missing) = coins.iter().find(|coin| file.entries.iter().all(|entry| entry.name != **coin)) {
        return Err(format!("{}: has no {missing:?}, which a coin of data/coins.toml has", file.path));
    }
    let names: Vec<_> = file.entries.iter().map(|algorithm| algorithm.name.as_str()).collect();
    // The best and the worst of any kind of machine.
    let range = |algorithm: &Algorithm| {
        let kinds = [algorithm.asic, algorithm.gpu, algorithm.cpu];
        kinds.into_iter().flatten().reduce(|a, b| [a[0].min(b[0]), a[1].max(b[1])]).unwrap_or([0.0, f64::MAX])
    };
    let ranges: Vec<_> = file.entries.iter().map(range).map(|[best, worst]| (best, worst)).collect();
    let rust = format!(
        "/// Names of the proof-of-work functions of `data/algorithms.toml`.\npub static ALGORITHMS: &[&str] = &{names:?};\n\
         static EFFICIENCIES: &[(f64, f64)] = &{ranges:?};\n"
    );
    Ok((file.entries, rust))
}
