//! Processor time and memory of a process.

use std::time::Duration;

use crate::wire::{LoadError, context};

/// The unit of processor times in `/proc`, the same on all Linux systems (`USER_HZ`).
const TICK: Duration = Duration::from_millis(10);

/// A process to watch.
#[derive(Clone, Copy, Debug)]
pub struct Process(pub u32);

impl Process {
    /// The time that processors have spent on it.
    ///
    /// # Errors
    /// When it has ended.
    pub fn cpu(self) -> Result<Duration, LoadError> {
        let stat = self.file("stat")?;
        // Its name may contain spaces, but ends with the last parenthesis.
        let fields: Vec<_> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks = [11, 12].iter().filter_map(|field| fields.get(*field)?.parse::<u32>().ok()).sum();
        Ok(TICK * ticks)
    }

    /// The bytes that it holds in memory.
    ///
    /// # Errors
    /// When it has ended.
    pub fn resident(self) -> Result<u64, LoadError> {
        let status = self.file("status")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        kilobytes.map(|kilobytes| kilobytes * 1024).ok_or_else(|| LoadError(format!("{}: no VmRSS", self.0)))
    }

    fn file(self, name: &str) -> Result<String, LoadError> {
        let path = format!("/proc/{}/{name}", self.0);
        std::fs::read_to_string(&path).map_err(context(path))
    }
}
