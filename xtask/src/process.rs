//! Runs other programs in the folder of the project.

use std::ffi::OsStr;
use std::process::{Command, Output, Stdio};

use crate::error::{Error, Result};
use crate::project_paths;

/// Prefixes of the variables that Cargo sets for this program; the builds that
/// it starts must not see them.
const OF_THIS_CRATE: [&str; 4] = [
    "CARGO_BIN_",
    "CARGO_CRATE_",
    "CARGO_MANIFEST_",
    "CARGO_PKG_",
];

/// Returns a command that runs in the folder of the project.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(project_paths::root());
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if OF_THIS_CRATE.iter().any(|start| text.starts_with(start)) {
            command.env_remove(&name);
        }
    }
    command
}

/// Returns a command that runs Cargo.
pub fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Returns a command that runs Node.js.
pub fn node() -> Command {
    program("node")
}

/// Returns the command line for a message.
pub fn line(command: &Command) -> String {
    let mut line = short(command.get_program());
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

fn short(program: &OsStr) -> String {
    let path = std::path::Path::new(program);
    path.file_name()
        .unwrap_or(program)
        .to_string_lossy()
        .into_owned()
}

fn start_error(command: &Command) -> impl FnOnce(std::io::Error) -> Error {
    let program = short(command.get_program());
    move |source| Error::Start { program, source }
}

/// Runs a program; its output goes to the terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(start_error(command))?;
    if status.success() {
        return Ok(());
    }
    Err(Error::Failed {
        command: line(command),
        status,
    })
}

/// Runs a program; its output is printed only if it fails.
pub fn quietly(command: &mut Command) -> Result<Output> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(start_error(command))?;
    if output.status.success() {
        return Ok(output);
    }
    eprint!("{}", String::from_utf8_lossy(&output.stdout));
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    Err(Error::Failed {
        command: line(command),
        status: output.status,
    })
}

/// Runs a program and returns what it printed.
pub fn printed(command: &mut Command) -> Result<String> {
    let output = quietly(command)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// True if a program exists and runs.
pub fn is_available(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .output()
        .is_ok_and(|output| output.status.success())
}

/// Returns the first of these programs that is on the `PATH`.
pub fn on_path(names: &[&str]) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_its_command() {
        let error = run(program("/bin/sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(error.to_string(), "`sh -c exit 3` failed (exit status: 3)");
        let error = run(&mut program("no-such-program-anywhere")).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("cannot start no-such-program-anywhere: "),
            "{error}"
        );
    }

    #[test]
    fn builds_do_not_inherit_cargo_variables() {
        let said = printed(program("/bin/sh").args(["-c", "echo [$CARGO_MANIFEST_DIR]"])).unwrap();
        assert_eq!(said, "[]\n");
    }
}
