//! The SQLite file: its permissions, and whether it is still the one that was opened.

use std::{
    fs::{self, DirBuilder, OpenOptions, Permissions},
    io,
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

/// The identity of the file that was opened.
///
/// SQLite in WAL mode does not notice that its file was moved or replaced, and goes on writing to the file that it
/// opened: what it stores then is lost. So each transaction that writes checks the path first, with one call of `stat`,
/// which takes about a microsecond.
#[derive(Clone, Debug)]
pub(super) struct OpenedFile {
    path: PathBuf,
    device: u64,
    inode: u64,
}

impl OpenedFile {
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let about = fs::metadata(path)?;
        Ok(Self { path: path.to_owned(), device: about.dev(), inode: about.ino() })
    }

    /// # Errors
    /// [`sqlx::Error::Io`] when the file was moved, removed or replaced.
    pub(super) fn check(&self) -> Result<(), sqlx::Error> {
        let same = fs::metadata(&self.path)
            .is_ok_and(|about| about.dev() == self.device && about.ino() == self.inode);
        if same {
            Ok(())
        } else {
            Err(sqlx::Error::Io(io::Error::other("the database file was moved or replaced")))
        }
    }

    /// How many bytes this process may still write to the file's disk.
    pub(super) fn free_space(&self) -> io::Result<u64> {
        let disk = rustix::fs::statvfs(&self.path)?;
        Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
    }
}

/// Creates the folder of a new file, which only this user may enter.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Creates the file if it does not exist, and lets only this user read and write it, whatever the umask is: it holds
/// addresses, password hashes and private texts. SQLite creates the files beside it with the same permissions; those
/// of existing ones are corrected as well.
pub(super) fn protect(file: &Path) -> io::Result<()> {
    OpenOptions::new().append(true).create(true).mode(0o600).open(file)?;
    let companion = |end: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    };
    for each in [file.to_owned(), companion("-wal"), companion("-shm")] {
        let Ok(about) = fs::metadata(&each) else { continue };
        if about.permissions().mode() & 0o077 != 0
            && let Err(error) = fs::set_permissions(&each, Permissions::from_mode(0o600))
        {
            tracing::warn!(%error, file = %each.display(), "others may read the database file");
        }
    }
    Ok(())
}
