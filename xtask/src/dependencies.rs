//! Whether the crates in Cargo.lock are what deny.toml lets them be: licences, versions, registries.

use crate::Result;
use crate::exec::{cargo, root};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// Checks every crate that Cargo.lock names, those of tests and tools included.
pub fn check() -> Result<()> {
    let rules = Rules::read(&fs::read_to_string(root().join("deny.toml"))?)?;
    let metadata = cargo().args(["metadata", "--format-version", "1", "--locked"]).read()?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let crates =
        metadata.get("packages").and_then(Value::as_array).ok_or("cargo metadata names no packages")?;
    let offences = rules.offences(&crates.iter().filter_map(Crate::of).collect::<Vec<_>>());
    if offences.is_empty() {
        println!("{} crates: licences, versions and registries as deny.toml has them", crates.len());
        return Ok(());
    }
    Err(format!("against deny.toml:\n  {}", offences.join("\n  ")).into())
}

/// What of a crate is checked.
struct Crate<'a> {
    name: &'a str,
    version: &'a str,
    licence: &'a str,
    registry: &'a str,
}

impl<'a> Crate<'a> {
    /// `None` for the crates of this checkout, which come from nowhere.
    fn of(package: &'a Value) -> Option<Self> {
        let text = |key: &str| package.get(key).and_then(Value::as_str);
        Some(Self {
            name: text("name")?,
            version: text("version")?,
            licence: text("license").unwrap_or_default(),
            registry: text("source")?,
        })
    }
}

struct Rules {
    licences: Vec<String>,
    skipped: Vec<String>,
    registries: Vec<String>,
}

impl Rules {
    fn read(text: &str) -> Result<Self> {
        let rules: toml::Table = toml::from_str(text)?;
        let list = |table: &str, key: &str| -> Result<Vec<String>> {
            let list = rules.get(table).and_then(|table| table.get(key)).and_then(toml::Value::as_array);
            let list = list.ok_or_else(|| format!("deny.toml has no list {key} in [{table}]"))?;
            let name = |entry: &toml::Value| entry.get("crate").unwrap_or(entry).as_str().map(str::to_owned);
            Ok(list.iter().filter_map(name).collect())
        };
        Ok(Self {
            licences: list("licenses", "allow")?,
            skipped: list("bans", "skip")?,
            registries: list("sources", "allow-registry")?,
        })
    }

    fn offences(&self, crates: &[Crate]) -> Vec<String> {
        let mut offences = Vec::new();
        let mut versions = BTreeMap::<&str, Vec<&str>>::new();
        for Crate { name, version, licence, registry } in crates {
            if !self.allows(licence) {
                offences.push(format!("{name} {version} has the licence `{licence}`"));
            }
            if !self.registries.iter().any(|allowed| registry.strip_prefix("registry+") == Some(allowed)) {
                offences.push(format!("{name} {version} comes from {registry}"));
            }
            if !self.skipped.contains(&format!("{name}@{version}")) {
                versions.entry(name).or_default().push(version);
            }
        }
        for (name, versions) in versions.iter().filter(|(_, versions)| versions.len() > 1) {
            offences.push(format!("{name} is there as {}", versions.join(" and ")));
        }
        for skipped in &self.skipped {
            if !crates.iter().any(|of| *skipped == format!("{}@{}", of.name, of.version)) {
                offences.push(format!("{skipped} is skipped, but no longer there"));
            }
        }
        offences
    }

    /// Whether some choice that an SPDX expression leaves is allowed; `/` is the old way to write OR.
    ///
    /// An alternative in parentheses is only understood where all its choices are allowed, which is as strict.
    fn allows(&self, expression: &str) -> bool {
        let allowed = |licence: &str| self.licences.iter().any(|allowed| allowed == licence.trim());
        let alternatives = |text: &str| text.replace('/', " OR ");
        match expression.split_once('(').and_then(|(before, rest)| Some((before, rest.split_once(')')?))) {
            Some((before, (inside, after))) => {
                let others = [before, after].concat().replace(" AND ", " ");
                self.allows(inside) && others.split_whitespace().all(allowed)
            }
            None => alternatives(expression).split(" OR ").any(|choice| choice.split(" AND ").all(allowed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        Rules::read(
            "[licenses]\nallow = [\"MIT\", \"Unicode-3.0\"]\n[bans]\nskip = [{ crate = \"old@1.0.0\", reason = \"x\" }]\n\
             [sources]\nallow-registry = [\"https://index\"]",
        )
        .unwrap()
    }

    fn of(name: &'static str, version: &'static str) -> Crate<'static> {
        Crate { name, version, licence: "MIT", registry: "registry+https://index" }
    }

    #[test]
    fn expressions_of_licences() {
        let rules = rules();
        for good in ["MIT", "Apache-2.0 OR MIT", "GPL-3.0/MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
            assert!(rules.allows(good), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND GPL-3.0", "(GPL-3.0) AND MIT"]
        {
            assert!(!rules.allows(bad), "{bad}");
        }
    }

    #[test]
    fn each_rule_finds_its_offender() {
        let rules = rules();
        assert_eq!(rules.offences(&[of("old", "1.0.0"), of("old", "2.0.0")]), Vec::<String>::new());
        let stranger = Crate { registry: "git+https://elsewhere", ..of("new", "1.0.0") };
        let crates = [of("old", "1.0.0"), of("two", "1.0.0"), of("two", "2.0.0"), stranger];
        assert_eq!(
            rules.offences(&crates),
            ["new 1.0.0 comes from git+https://elsewhere", "two is there as 1.0.0 and 2.0.0"]
        );
        assert_eq!(rules.offences(&[]), ["old@1.0.0 is skipped, but no longer there"]);
    }
}
