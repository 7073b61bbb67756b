//! Runs the program in a folder of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The limit for anything that a test waits for, even on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// A new folder for a database, pictures and settings.
pub fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// The program with these arguments, without settings of the environment.
pub fn tinlang(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tinlang"));
    for (name, _) in
        std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TINLANG_"))
    {
        command.env_remove(name);
    }
    command
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null());
    command
}

/// The result of a run.
pub struct Finished {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// Runs a program to its end.
pub fn run(mut command: Command) -> Finished {
    let output = command.output().unwrap();
    Finished {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A running server; it ends with the test.
pub struct Serving {
    child: Child,
    stdout: BufReader<ChildStdout>,
    pub host: String,
}

/// Serves with these arguments, on a free port and without a weather service.
pub fn serve(folder: &Path, arguments: &[&str]) -> Serving {
    let mut command = tinlang(
        folder,
        &["serve", "--listen", "127.0.0.1:0", "--weather-url", ""],
    );
    command.args(arguments);
    serve_by(command)
}

/// Starts `command` and waits for its first line.
pub fn serve_by(mut command: Command) -> Serving {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    let Some(host) = line
        .strip_prefix("Tin Làng: http://")
        .and_then(|line| line.strip_suffix('\n'))
    else {
        let mut said = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        panic!("it said {line:?} and {said:?}");
    };
    let host = host.to_owned();
    Serving {
        child,
        stdout,
        host,
    }
}

impl Serving {
    /// The next line that the server prints.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line
    }

    /// Returns the complete response to a GET request, head and body.
    pub fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n",
            self.host
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Repeats a request until the response contains `words`.
    pub fn wait_for(&self, path: &str, words: &str) {
        self.wait_within(path, words, PATIENCE);
    }

    /// Repeats a request until the response does not contain `words`.
    pub fn wait_without(&self, path: &str, words: &str) {
        let started = Instant::now();
        while self.get(path).contains(words) {
            assert!(
                started.elapsed() < PATIENCE,
                "{words:?} still stands on {path} after {PATIENCE:?}"
            );
        }
    }

    /// The same as [`Self::wait_for`], with a limit.
    pub fn wait_within(&self, path: &str, words: &str, patience: Duration) {
        let started = Instant::now();
        while !self.get(path).contains(words) {
            assert!(
                started.elapsed() < patience,
                "{words:?} did not come to stand on {path} within {patience:?}"
            );
        }
    }

    /// Anonymous memory of the server, in KiB.
    #[cfg(target_os = "linux")]
    pub fn anonymous_memory(&self) -> u64 {
        let status = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(status).unwrap();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("RssAnon:"));
        let number = line.unwrap().trim().trim_end_matches(" kB");
        number.parse().unwrap()
    }

    /// Sends a signal and waits for the end. Returns the exit status and the
    /// output after the first line, of stdout and stderr.
    pub fn end(mut self, signal: &str) -> (ExitStatus, String, String) {
        let status = Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(status.success());
        let (mut out, mut said) = (String::new(), String::new());
        self.stdout.read_to_string(&mut out).unwrap();
        self.child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        (self.child.wait().unwrap(), out, said)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // The test may have finished it already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
