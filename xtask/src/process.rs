//! Other programs: started in the project's folder, their failures told in
//! one line.

use std::ffi::OsStr;
use std::process::{Command, Output, Stdio};

use crate::error::{Error, Result};
use crate::places;

/// What cargo tells this program about itself must not reach the builds that
/// it starts.
const OF_THIS_CRATE: [&str; 4] = [
    "CARGO_BIN_",
    "CARGO_CRATE_",
    "CARGO_MANIFEST_",
    "CARGO_PKG_",
];

/// A program, to be run in the project's folder.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(places::root());
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if OF_THIS_CRATE.iter().any(|start| text.starts_with(start)) {
            command.env_remove(&name);
        }
    }
    command
}

/// Cargo itself.
pub fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Node.js.
pub fn node() -> Command {
    program("node")
}

/// How a command reads in a message.
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

/// Runs to the end, with everything it says on the terminal.
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

/// Runs to the end; what it says is only shown where it fails.
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

/// Runs to the end; what it printed.
pub fn printed(command: &mut Command) -> Result<String> {
    let output = quietly(command)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program is there and runs.
pub fn answers(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .output()
        .is_ok_and(|output| output.status.success())
}

/// The first of these programs that stands on the `PATH`.
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
    fn builds_do_not_hear_of_this_crate() {
        let said = printed(program("/bin/sh").args(["-c", "echo [$CARGO_MANIFEST_DIR]"])).unwrap();
        assert_eq!(said, "[]\n");
    }
}
