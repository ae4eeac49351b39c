//! Answers that are made while they are sent: never whole in memory, and no faster than they are read.

use std::{
    io::{self, BufWriter, Seek, Write},
    time::Duration,
};

use axum::body::{Body, Bytes};
use tokio::{runtime::Handle, sync::mpsc, task::spawn_blocking, time::timeout};
use zip::{DateTime, ZipWriter, write::SimpleFileOptions};

use crate::work::{Busy, Slot};
use ensemble_core::format;

/// How long a reader may take for one piece.
const PATIENCE: Duration = Duration::from_secs(60);
/// How large a piece is, in bytes, and how many wait.
const PIECE: usize = 64 * 1024;
const WAITING: usize = 4;

/// The body of an answer, of which pieces come as they are made.
#[derive(Debug)]
pub struct Streamed(mpsc::Receiver<io::Result<Bytes>>);

impl Streamed {
    /// The body as the service sends it. One that breaks off ends the connection, so that no half file looks whole.
    pub fn body(self) -> Body {
        let mut pieces = self.0;
        // A layer may ask once more after the end, which a receiver answers with the end again.
        Body::from_stream(futures::stream::poll_fn(move |context| pieces.poll_recv(context)))
    }
}

/// Where the pieces of a text go. When it is dropped before [`finish`](Self::finish), the answer breaks off.
#[derive(Debug)]
pub struct Pieces {
    // Given back before the answer ends: the reader may ask for the next one at once.
    _slot: Slot,
    to: mpsc::Sender<io::Result<Bytes>>,
    whole: bool,
}

impl Pieces {
    /// An answer, and where its pieces go. The slot is held until all of them are made.
    #[must_use]
    pub fn new(slot: Slot) -> (Self, Streamed) {
        let (to, from) = mpsc::channel(WAITING);
        (Self { to, whole: false, _slot: slot }, Streamed(from))
    }

    /// Sends a piece.
    ///
    /// # Errors
    /// [`Busy`] when the reader is gone, or does not read.
    pub async fn send(&self, piece: impl Into<Bytes>) -> Result<(), Busy> {
        match timeout(PATIENCE, self.to.send(Ok(piece.into()))).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(Busy),
        }
    }

    /// Says that this was all.
    pub fn finish(mut self) {
        self.whole = true;
    }
}

impl Drop for Pieces {
    fn drop(&mut self) {
        if !self.whole {
            let _ = self.to.try_send(Err(io::ErrorKind::Interrupted.into()));
        }
    }
}

/// What an archive is given.
enum Entry {
    File { name: String, at: i64, content: Vec<u8> },
    End,
}

/// Where the files of an archive go, one after the other. When it is dropped before [`finish`](Self::finish), the answer
/// breaks off.
#[derive(Debug)]
pub struct Archive(mpsc::Sender<Entry>);

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an entry")
    }
}

impl Archive {
    /// A ZIP archive, and where its files go. It is packed on a blocking thread, which holds the slot.
    #[must_use]
    pub fn new(slot: Slot) -> (Self, Streamed) {
        let (entries, mut next) = mpsc::channel(1);
        let (to, from) = mpsc::channel(WAITING);
        let handle = Handle::current();
        spawn_blocking(move || {
            let _slot = slot;
            let out = Out { to: to.clone(), handle };
            let mut archive = ZipWriter::new_stream(BufWriter::with_capacity(PIECE, out));
            let packed = loop {
                match next.blocking_recv() {
                    Some(Entry::File { name, at, content }) => {
                        if let Err(error) = add(&mut archive, name, at, &content) {
                            break Err(error);
                        }
                    }
                    Some(Entry::End) => {
                        break archive
                            .finish()
                            .map_err(io::Error::from)
                            .and_then(|whole| whole.into_inner().flush());
                    }
                    None => break Err(io::ErrorKind::Interrupted.into()),
                }
            };
            if let Err(error) = packed {
                tracing::info!(%error, "an archive was not sent to its end");
                let _ = to.blocking_send(Err(error));
            }
        });
        (Self(entries), Streamed(from))
    }

    /// Adds a file, as of a moment.
    ///
    /// # Errors
    /// [`Busy`] when the reader is gone, or does not read.
    pub async fn add(&self, name: String, at: i64, content: Vec<u8>) -> Result<(), Busy> {
        self.0.send(Entry::File { name, at, content }).await.map_err(|_| Busy)
    }

    /// Says that this was all.
    pub async fn finish(self) {
        let _ = self.0.send(Entry::End).await;
    }
}

fn add(archive: &mut ZipWriter<impl Write + Seek>, name: String, at: i64, content: &[u8]) -> io::Result<()> {
    let local = format::local(at);
    let moment = (
        u16::try_from(local.year()).unwrap_or_default(),
        u8::try_from(local.month()).unwrap_or_default(),
        u8::try_from(local.day()).unwrap_or_default(),
        u8::try_from(local.hour()).unwrap_or_default(),
        u8::try_from(local.minute()).unwrap_or_default(),
        u8::try_from(local.second()).unwrap_or_default(),
    );
    let (year, month, day, hour, minute, second) = moment;
    let at = DateTime::from_date_and_time(year, month, day, hour, minute, second).unwrap_or_default();
    archive.start_file(name, SimpleFileOptions::default().last_modified_time(at))?;
    archive.write_all(content)
}

/// Sends what is written, from a blocking thread.
struct Out {
    to: mpsc::Sender<io::Result<Bytes>>,
    handle: Handle,
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = Bytes::copy_from_slice(bytes);
        match self.handle.block_on(timeout(PATIENCE, self.to.send(Ok(piece)))) {
            Ok(Ok(())) => Ok(bytes.len()),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use http_body_util::BodyExt;
    use zip::ZipArchive;

    use super::{Archive, Pieces};
    use crate::work::Work;
    use ensemble_core::ids::PersonId;

    #[tokio::test(flavor = "multi_thread")]
    async fn an_archive_is_whole_and_has_the_moments_of_its_files() {
        let work = Work::default();
        let (archive, streamed) = Archive::new(work.archive(PersonId::new()).await.expect("a slot"));
        let large: Vec<u8> = (0..3_000_000_u32).map(|each| (each.wrapping_mul(7919) >> 8) as u8).collect();
        let sent = large.clone();
        tokio::spawn(async move {
            archive.add("a.md".to_owned(), 1_795_000_000_000, b"un".to_vec()).await.expect("taken");
            archive.add("b.pdf".to_owned(), 1_795_000_000_000, sent).await.expect("taken");
            archive.finish().await;
        });
        let bytes = streamed.body().collect().await.expect("a whole body").to_bytes();
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut read = |name: &str| {
            let mut entry = archive.by_name(name).expect("an entry");
            assert_eq!(entry.last_modified().expect("a moment").year(), 2026, "{name}");
            let mut content = Vec::new();
            entry.read_to_end(&mut content).expect("content");
            content
        };
        assert_eq!(read("a.md"), b"un");
        assert!(read("b.pdf") == large);
    }

    /// What is not read is not made: a second large file is not taken while the first one waits to be read.
    #[tokio::test(flavor = "multi_thread")]
    async fn an_archive_that_nobody_reads_waits() {
        let work = Work::default();
        let (archive, streamed) = Archive::new(work.archive(PersonId::new()).await.expect("a slot"));
        let noise = || -> Vec<u8> {
            let mut state = 1_u64;
            (0..2_000_000)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (state >> 33) as u8
                })
                .collect()
        };
        let adding = async {
            for each in 0..4 {
                archive.add(format!("{each}"), 0, noise()).await.expect("taken");
            }
        };
        let waited = tokio::time::timeout(std::time::Duration::from_millis(400), adding).await;
        assert!(waited.is_err(), "eight megabytes were made that nobody read");
        drop(streamed);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_breaks_off_is_no_whole_answer() {
        let work = Work::default();
        let person = PersonId::new();
        let (archive, streamed) = Archive::new(work.archive(person).await.expect("a slot"));
        archive.add("a".to_owned(), 0, b"un".to_vec()).await.expect("taken");
        drop(archive);
        assert!(streamed.body().collect().await.is_err());
        let (pieces, streamed) = Pieces::new(work.archive(PersonId::new()).await.expect("a slot"));
        pieces.send("un").await.expect("taken");
        drop(pieces);
        assert!(streamed.body().collect().await.is_err());
    }
}
