//! Failures of the disk, caused by a C library (`disk_faults.c`) that is preloaded
//! into a process under test and reads a file of numbers.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The variable that names the file of numbers.
const FILE: &str = "FAULTS";

/// The calls that fail. The number is the library's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// Writing bytes.
    Write = 1,
    /// Waiting for the disk.
    Sync = 2,
    /// Shortening a file.
    Truncate = 3,
}

/// The places of the numbers that a test reads or clears.
const KIND: usize = 0;
const SYNCS: usize = 4;
const CALLS: usize = 5;
const NUMBERS: usize = 6;

/// The numbers that the preloaded library reads and counts.
#[derive(Debug)]
pub struct DiskFaults(File);

impl DiskFaults {
    /// Builds the library in a folder, and lets a command run with it.
    ///
    /// # Errors
    /// If there is no C compiler, or if the folder cannot be written.
    pub fn preload(folder: &Path, command: &mut Command) -> io::Result<Self> {
        let library = build(folder)?;
        let numbers = folder.join("numbers");
        std::fs::write(&numbers, [0; NUMBERS * 4])?;
        command.env("LD_PRELOAD", library).env(FILE, &numbers);
        Self::open(&numbers)
    }

    /// The numbers of this process, which runs with the library.
    ///
    /// # Errors
    /// If it does not.
    pub fn of_this_process() -> io::Result<Self> {
        let path = std::env::var_os(FILE).ok_or(io::ErrorKind::NotFound)?;
        Self::open(Path::new(&path))
    }

    fn open(numbers: &Path) -> io::Result<Self> {
        let file = File::options().read(true).write(true).open(numbers)?;
        Ok(Self(file))
    }

    /// From now on all calls of a kind fail with `errno` after `passes` others.
    ///
    /// # Errors
    /// If the numbers cannot be written.
    pub fn fail(&self, call: Call, passes: i32, errno: i32) -> io::Result<()> {
        const ALL: i32 = -1;
        let numbers = [call as i32, passes, ALL, errno];
        // The kind comes last, which switches the faults on.
        for (nth, number) in numbers.into_iter().enumerate().rev() {
            self.put(nth, number)?;
        }
        Ok(())
    }

    /// Lets all calls succeed again.
    ///
    /// # Errors
    /// If the numbers cannot be written.
    pub fn clear(&self) -> io::Result<()> {
        self.put(KIND, 0)?;
        self.put(CALLS, 0)
    }

    /// Calls of `fsync` and `fdatasync` so far.
    ///
    /// # Errors
    /// If the numbers cannot be read.
    pub fn syncs(&self) -> io::Result<i32> {
        self.get(SYNCS)
    }

    /// Calls of the failing kind since the last `clear`.
    ///
    /// # Errors
    /// If the numbers cannot be read.
    pub fn calls(&self) -> io::Result<i32> {
        self.get(CALLS)
    }

    fn put(&self, nth: usize, number: i32) -> io::Result<()> {
        self.0.write_all_at(&number.to_ne_bytes(), place(nth))
    }

    fn get(&self, nth: usize) -> io::Result<i32> {
        let mut bytes = [0; 4];
        self.0.read_exact_at(&mut bytes, place(nth))?;
        Ok(i32::from_ne_bytes(bytes))
    }
}

fn place(nth: usize) -> u64 {
    nth as u64 * 4
}

/// Builds the library with the compiler that links Rust programs.
fn build(folder: &Path) -> io::Result<PathBuf> {
    let source = folder.join("faults.c");
    std::fs::write(&source, include_str!("disk_faults.c"))?;
    let library = folder.join("faults.so");
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .arg(source)
        .arg("-ldl")
        .status()?;
    if built.success() {
        Ok(library)
    } else {
        Err(io::Error::other("the C compiler failed"))
    }
}
