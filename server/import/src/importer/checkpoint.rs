//! The progress of an import, stored with the articles. An interrupted run
//! resumes there, and its report includes the remarks of the first part.

use store::Store;

use crate::ImportError;

/// The checkpoint of one export.
pub(super) struct Checkpoint<'a> {
    store: &'a dyn Store,
    note: String,
    /// The number of stored parts, and of the remarks in them.
    parts: usize,
    remarks: usize,
}

impl<'a> Checkpoint<'a> {
    /// Opens a checkpoint. Returns the number of items that an earlier run
    /// wrote, and the remarks of that run.
    pub(super) async fn open(
        store: &'a dyn Store,
        note: String,
    ) -> Result<(Self, u64, Vec<String>), ImportError> {
        let stored = store.key_value(&note).await?.unwrap_or_default();
        let mut numbers = stored.split(' ').map(|number| number.parse().ok());
        let done = numbers.next().flatten().unwrap_or(0);
        let parts = numbers.next().flatten().unwrap_or(0);
        let mut remarks: Vec<String> = Vec::new();
        for part in 0..parts {
            let stored = store
                .key_value(&part_of(&note, part))
                .await?
                .unwrap_or_default();
            remarks.extend(serde_json::from_str::<Vec<String>>(&stored).unwrap_or_default());
        }
        let stored = Self {
            store,
            note,
            parts: usize::try_from(parts).unwrap_or_default(),
            remarks: remarks.len(),
        };
        Ok((stored, done, remarks))
    }

    /// Records that all items up to number `read` are written.
    pub(super) async fn save(&mut self, read: u64, remarks: &[String]) -> Result<(), ImportError> {
        let new = &remarks[self.remarks.min(remarks.len())..];
        if !new.is_empty() {
            let json = serde_json::to_string(new).unwrap_or_default();
            let note = part_of(&self.note, self.parts as u64);
            self.store.set_key_value(&note, Some(&json)).await?;
            self.parts += 1;
            self.remarks = remarks.len();
        }
        let value = format!("{read} {}", self.parts);
        self.store.set_key_value(&self.note, Some(&value)).await?;
        Ok(())
    }

    /// Deletes the checkpoint at the end of an import.
    pub(super) async fn clear(self) -> Result<(), ImportError> {
        self.store.set_key_value(&self.note, None).await?;
        for part in 0..self.parts {
            let note = part_of(&self.note, part as u64);
            self.store.set_key_value(&note, None).await?;
        }
        Ok(())
    }
}

fn part_of(note: &str, part: u64) -> String {
    format!("{note} part {part}")
}
