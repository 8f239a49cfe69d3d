//! Running other programs, and saying exactly which one failed.

use crate::Result;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the checkout.
pub fn root() -> PathBuf {
    // Cargo sets the variable at run time too, which keeps a moved checkout with an old binary working.
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let package = package.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    package.parent().map(Path::to_path_buf).unwrap_or(package)
}

/// Where tools that are not on this machine yet are installed: beside the project, not over other versions.
pub fn tools_dir() -> PathBuf {
    root().join(".tools")
}

/// A program to run at the root of the checkout, with the project's own tools first on its `PATH`.
pub struct Run {
    command: Command,
    shown: String,
}

impl Run {
    /// A program by name or path.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program.as_ref());
        command.current_dir(root()).env("PATH", path());
        // What `cargo run` set for this program is not meant for the ones it starts: build scripts that
        // look at these would be run again for nothing.
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                command.env_remove(name);
            }
        }
        Self { command, shown: program.as_ref().to_string_lossy().into_owned() }
    }

    /// Adds arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        for arg in args {
            let text = arg.as_ref().to_string_lossy();
            let quote =
                text.is_empty() || text.contains(|c: char| c.is_whitespace() || "*'\"$<>|".contains(c));
            self.shown.push(' ');
            self.shown.push_str(&if quote { format!("'{text}'") } else { text.into_owned() });
            self.command.arg(arg.as_ref());
        }
        self
    }

    /// Sets a variable of the environment; shown with the command when it fails.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.shown = format!("{name}={} {}", value.as_ref().to_string_lossy(), self.shown);
        self.command.env(name, value.as_ref());
        self
    }

    /// Takes a variable out of the environment.
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs in a folder of the checkout.
    pub fn within(mut self, folder: &str) -> Self {
        self.command.current_dir(root().join(folder));
        self.shown = format!("(cd {folder} && {})", self.shown);
        self
    }

    /// Runs with the terminal's output; an error names the command.
    pub fn go(mut self) -> Result<()> {
        let status = self.command.stdin(Stdio::null()).status();
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("this command failed ({status}):\n  {}", self.shown).into()),
            Err(error) => {
                Err(format!("this command could not be started ({error}):\n  {}", self.shown).into())
            }
        }
    }

    /// Runs silently and gives the standard output.
    pub fn read(mut self) -> Result<String> {
        let output = self.command.stdin(Stdio::null()).output();
        match output {
            Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stderr);
                Err(format!("this command failed ({}):\n  {}\n{}", output.status, self.shown, said.trim())
                    .into())
            }
            Err(error) => {
                Err(format!("this command could not be started ({error}):\n  {}", self.shown).into())
            }
        }
    }
}

/// Cargo itself, the one this program was started by.
pub fn cargo() -> Run {
    Run::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The full path of a program on the `PATH` used here.
pub fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&path())
        .map(|folder| folder.join(program).with_extension(std::env::consts::EXE_EXTENSION))
        .find(|file| file.is_file())
}

fn path() -> std::ffi::OsString {
    let own = [tools_dir().join("bin"), root().join("end2end/node_modules/.bin")];
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let all = own.into_iter().chain(std::env::split_paths(&rest));
    // A folder that holds the separator cannot be expressed; the inherited PATH alone is then the best there is.
    std::env::join_paths(all).unwrap_or(rest)
}
