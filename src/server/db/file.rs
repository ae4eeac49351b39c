//! SQLite's file: who may read it, and whether it is still the one that was opened.

use std::{
    fs::{self, DirBuilder, OpenOptions, Permissions},
    io,
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

/// The file that was opened, told from another one under the same name.
///
/// A file that is moved or replaced while it is open goes on being written to by SQLite (in WAL mode it does not look),
/// and what it stores then is in no file that anybody will find. So each transaction that writes looks first: one call
/// of `stat`, about a microsecond.
#[derive(Clone, Debug)]
pub(super) struct OpenedFile {
    path: PathBuf,
    device: u64,
    inode: u64,
}

impl OpenedFile {
    /// The file under this name as it is now.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let about = fs::metadata(path)?;
        Ok(Self { path: path.to_owned(), device: about.dev(), inode: about.ino() })
    }

    /// Whether the file is still the one that was opened.
    ///
    /// # Errors
    /// [`sqlx::Error::Io`] when it was moved, removed or replaced.
    pub(super) fn check(&self) -> Result<(), sqlx::Error> {
        let same = fs::metadata(&self.path)
            .is_ok_and(|about| about.dev() == self.device && about.ino() == self.inode);
        if same {
            Ok(())
        } else {
            Err(sqlx::Error::Io(io::Error::other("the database file was moved or replaced")))
        }
    }

    /// How many bytes are free for this process on the disk that the file is on.
    pub(super) fn free_space(&self) -> io::Result<u64> {
        let disk = rustix::fs::statvfs(&self.path)?;
        Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
    }
}

/// Makes the folder that a new file will be in, which only this user may enter.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Makes the file unless it is there, and sees to it that only this user reads and writes it, whatever the umask: it
/// holds addresses, password hashes and private texts. SQLite gives its companions the same permissions when it makes
/// them; those that are there already are seen to as well.
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
