//! What a host gets beside the page: manifest, icons, headers, and the worker that keeps a copy for visits
//! without a network.

use crate::Result;
use crate::exec::root;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// Begins the page's load of the worker's script, once the first visit has come to rest.
///
/// Four seconds after everything of the first visit is there: a copy of the whole build must not compete with
/// the program or with the first figures. Without a connection by then it waits for one. A failure is no news, as the page works without a copy.
const LATER: &str = "<script>addEventListener(\"load\",()=>setTimeout(function copy(){navigator.onLine?\
    import(\"./offline.js\").catch(()=>{}):addEventListener(\"online\",copy,{once:true})},4000))</script>";

/// Files that only a build for visitors has: while serving, a copy would hide every change.
const WORKER: [&str; 2] = ["sw.js", "offline.js"];

/// Copies site/ into the finished page; `whole` with the worker's two scripts.
pub fn copy(staging: &Path, whole: bool) -> Result<()> {
    copy_folder(&root().join("site"), staging, whole)
}

fn copy_folder(from: &Path, to: &Path, whole: bool) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_owned();
        match path.is_dir() {
            true => copy_folder(&path, &to.join(name), whole)?,
            false if !whole && WORKER.iter().any(|script| name == *script) => {}
            false => {
                fs::copy(&path, to.join(name))?;
            }
        }
    }
    Ok(())
}

/// The page with what loads the worker, before its content security policy is made.
pub fn load_later(page: &str) -> Result<String> {
    let (before, after) = page.split_once("</body>").ok_or("index.html has no </body>")?;
    Ok(format!("{before}{LATER}</body>{after}"))
}

/// Fills the list of the build's files, and their digest, into sw.js; when everything else is in its place.
pub fn fill_worker(staging: &Path) -> Result<()> {
    let mut files = vec!["./".to_owned()];
    for path in entries(staging)? {
        let name = name(&path);
        if path.is_dir() && name.starts_with("program-") {
            // A language's texts are kept when somebody reads them.
            let inside =
                entries(&path)?.into_iter().filter(|file| file.extension().is_none_or(|end| end != "txt"));
            files.extend(inside.map(|file| format!("{name}/{}", self::name(&file))));
        } else if name.ends_with(".css") || (name.ends_with(".js") && name != "sw.js") {
            files.push(name);
        }
    }
    let mut digest = Sha256::new();
    for file in &files {
        let path = if file == "./" { "index.html" } else { file };
        digest.update(fs::read(staging.join(path))?);
    }
    let version: String = digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let list: Vec<String> = files.iter().map(|file| format!("\"{file}\"")).collect();
    let worker = staging.join("sw.js");
    let filled = fill(&fs::read_to_string(&worker)?, &version, &list.join(","))?;
    fs::write(worker, filled)?;
    Ok(())
}

fn fill(worker: &str, version: &str, files: &str) -> Result<String> {
    for mark in ["\"__VERSION__\"", "__FILES__"] {
        if !worker.contains(mark) {
            return Err(format!("site/sw.js does not hold {mark}, which the build fills in").into());
        }
    }
    Ok(worker.replace("__VERSION__", version).replace("__FILES__", &format!("[{files}]")))
}

/// `_headers`, which Netlify, Cloudflare Pages and others read.
///
/// Only what carries a digest in its name is kept for ever; hosts ask again for all else by themselves, and
/// two rules for one file would be joined into one contradictory header.
pub fn headers(staging: &Path, policy: &str) -> Result<String> {
    let mut text = format!(
        "/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\n"
    );
    for path in entries(staging)? {
        let name = name(&path);
        let kept = match path.is_dir() {
            true if name.starts_with("program-") => format!("/{name}/*"),
            false if name.starts_with("breakeven-") && name.ends_with(".css") => format!("/{name}"),
            _ => continue,
        };
        text.push_str(&format!("{kept}\n  Cache-Control: public, max-age=31536000, immutable\n"));
    }
    Ok(text)
}

fn entries(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_takes_version_and_files() {
        let worker = fs::read_to_string(root().join("site/sw.js")).unwrap();
        let filled = fill(&worker, "0123456789abcdef", "\"./\",\"a.css\"").unwrap();
        assert!(filled.contains("const VERSION = \"0123456789abcdef\";"));
        assert!(filled.contains("const FILES = [\"./\",\"a.css\"];"));
        assert!(fill("const FILES = [];", "", "").is_err());
    }

    #[test]
    fn the_worker_is_loaded_at_the_very_end() {
        assert_eq!(load_later("<body>x</body></html>").unwrap(), format!("<body>x{LATER}</body></html>"));
        assert!(load_later("<body>").is_err());
    }
}
