//! A release in one command: version, changelog, commit and tag.

use crate::Result;
use crate::exec::{Run, cargo, root};
use std::fs;

const HEADING: &str = "## Unreleased";

/// Makes `version` (such as `0.2.0`) of what is committed; pushing it is left to the person.
pub fn release(version: &str) -> Result<()> {
    let dirty = Run::new("git").args(["status", "--porcelain"]).read()?;
    if !dirty.trim().is_empty() {
        return Err(format!("commit or put away what has changed first:\n{dirty}").into());
    }
    // The day of what is released, which is that of its last commit.
    let day = Run::new("git").args(["log", "-1", "--format=%cs"]).read()?;
    let manifest = root().join("Cargo.toml");
    let changelog = root().join("CHANGELOG.md");
    // Both are made before either is written, so that a refusal leaves the checkout as it was.
    let numbered = raised(&fs::read_to_string(&manifest)?, version)?;
    let told = headed(&fs::read_to_string(&changelog)?, version, day.trim())?;
    fs::write(&manifest, numbered)?;
    fs::write(&changelog, told)?;
    // The lock file names the version, too.
    cargo().args(["metadata", "--offline", "--format-version=1"]).read()?;
    let tag = format!("v{version}");
    Run::new("git").args(["commit", "--all", "--message", &format!("Release {version}")]).go()?;
    Run::new("git").args(["tag", "--annotate", &tag, "--message", &tag]).go()?;
    println!("{tag} is committed and tagged; publish it with: git push --follow-tags");
    Ok(())
}

/// The manifest with a version above its own.
fn raised(manifest: &str, version: &str) -> Result<String> {
    let wanted = parts(version).ok_or_else(|| format!("`{version}` is not a version such as 0.2.0"))?;
    let line =
        manifest.lines().find(|line| line.starts_with("version = \"")).ok_or("Cargo.toml has no version")?;
    let now = line.trim_start_matches("version = \"").trim_end_matches('"');
    if parts(now).is_some_and(|now| now >= wanted) {
        return Err(format!("version {version} is not above {now}, which Cargo.toml has").into());
    }
    Ok(manifest.replacen(line, &format!("version = \"{version}\""), 1))
}

fn parts(version: &str) -> Option<[u32; 3]> {
    let parts: Option<Vec<u32>> = version.split('.').map(|part| part.parse().ok()).collect();
    parts?.try_into().ok()
}

/// The changelog with what was unreleased under the version's heading.
fn headed(changelog: &str, version: &str, day: &str) -> Result<String> {
    let (before, after) =
        changelog.split_once(HEADING).ok_or_else(|| format!("CHANGELOG.md has no heading {HEADING}"))?;
    let next = after.find("\n## ").unwrap_or(after.len());
    if after.get(..next).is_none_or(|lines| lines.trim().is_empty()) {
        return Err("CHANGELOG.md says nothing under its heading Unreleased".into());
    }
    Ok(format!("{before}{HEADING}\n\n## {version} ({day}){after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_goes_up_only() {
        let manifest = "[package]\nname = \"x\"\nversion = \"0.9.1\"\n";
        assert!(raised(manifest, "0.10.0").is_ok_and(|text| text.contains("version = \"0.10.0\"")));
        for refused in ["0.9.1", "0.8.7", "1.0", "v1.0.0", ""] {
            assert!(raised(manifest, refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn what_was_unreleased_gets_the_version() {
        let before = "# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0 (2026-01-01)\n\n- Old.\n";
        let after = "# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-11-28)\n\n- New.\n\n## 0.1.0 (2026-01-01)\n\n- Old.\n";
        assert!(headed(before, "0.2.0", "2026-11-28").is_ok_and(|text| text == after));
        assert!(headed(after, "0.3.0", "2026-11-29").is_err(), "nothing new to release");
    }
}
