use serde::Deserialize;

use crate::entries::{self, day_or_coarser, filled};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Origin {
    id: String,
    grade: Grade,
    source: String,
    as_of: String,
    #[serde(default)]
    power: Power,
    #[serde(default)]
    optimistic: bool,
}

#[derive(Clone, Copy, Deserialize)]
enum Grade {
    A,
    #[serde(rename = "A-")]
    AMinus,
    B,
    C,
    D,
    #[serde(rename = "assumed")]
    Assumed,
}

impl Grade {
    fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::AMinus => "A-",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::Assumed => "assumed",
        }
    }
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Power {
    #[default]
    Wall,
    Card,
    Package,
}

/// The origins of `data/origins.toml`, which other files name.
pub struct Origins {
    entries: Vec<Origin>,
    /// The statics.
    pub rust: String,
}

impl Origins {
    /// The position of an origin, as rows name it.
    pub fn index(&self, id: &str) -> Result<usize, String> {
        let found = self.entries.iter().position(|known| known.id == id);
        found.ok_or_else(|| format!("origin is {id:?}, which data/origins.toml does not have"))
    }

    /// An origin as a Rust expression, for what must not bring all of them along.
    pub fn literal(&self, id: &str) -> Result<String, String> {
        let origin = &self.entries[self.index(id)?];
        let Origin { source, as_of, power, optimistic, .. } = origin;
        let grade = origin.grade.name();
        Ok(format!(
            "Origin {{ grade: {grade:?}, source: {source:?}, as_of: {as_of:?}, power: Power::{power:?}, \
             optimistic: {optimistic} }}"
        ))
    }
}

pub fn read() -> Result<Origins, String> {
    let file = entries::read::<Origin>("origins", "origin", "id")?;
    file.only_entries()?;
    let mut rows = Vec::with_capacity(file.entries.len());
    for origin in &file.entries {
        let at = |reason: String| format!("{}: [[origin]] {:?}: {reason}", file.path, origin.id);
        rows.push(row(origin).map_err(at)?);
    }
    Ok(Origins { entries: file.entries, rust: entries::rows("ORIGIN_ROWS", &rows) })
}

fn row(origin: &Origin) -> Result<String, String> {
    filled("id", &origin.id)?;
    filled("source", &origin.source)?;
    day_or_coarser("as_of", &origin.as_of)?;
    let power = match origin.power {
        Power::Wall => "",
        Power::Card => "c",
        Power::Package => "p",
    };
    let optimistic = if origin.optimistic { "o" } else { "" };
    entries::row(&[origin.grade.name(), &origin.source, &origin.as_of, power, optimistic])
}
