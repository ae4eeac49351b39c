//! A WebSocket on one document.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::{SinkExt, StreamExt};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{
        Bytes, Message,
        client::IntoClientRequest,
        http::{HeaderName, HeaderValue, header},
        protocol::WebSocketConfig,
    },
};

use crate::wire::{self, LoadError, context};

/// How long a server may take to open a connection.
pub const TIMEOUT: Duration = Duration::from_secs(20);

/// What two thousand connections can each have without the client growing large.
const READ_BUFFER: usize = 8 * 1024;

/// Where the documents are, and how one gets in.
#[derive(clap::Args, Clone, Debug)]
pub struct Target {
    /// Address of a document; `{doc}` stands for its name: `ws://127.0.0.1:1234/{doc}`
    #[arg(long)]
    pub url: String,
    /// How many documents
    #[arg(long, default_value_t = 1)]
    pub documents: usize,
    /// A file with the documents' names, one on a line (else load-0, load-1…)
    #[arg(long)]
    pub names: Option<PathBuf>,
    /// A session, as a browser sends it; the connections take turns with all that are given, because the portal
    /// limits how many one person has
    #[arg(long)]
    pub cookie: Vec<String>,
    /// How many connections were opened.
    #[arg(skip)]
    pub opened: Arc<AtomicUsize>,
    /// The site that a browser would come from
    #[arg(long)]
    pub origin: Option<String>,
    /// How the server wants to be spoken to
    #[arg(long, value_enum, default_value_t = Dialect::YWebsocket)]
    pub dialect: Dialect,
}

/// Two ways to frame the same messages.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// One document to a connection
    YWebsocket,
    /// Each message begins with the document's name, and a token comes first
    Hocuspocus,
}

impl Target {
    /// The documents' names.
    ///
    /// # Errors
    /// When the file does not have so many.
    pub fn names(&self) -> Result<Vec<String>, LoadError> {
        let Some(path) = &self.names else {
            return Ok((0..self.documents).map(|number| format!("load-{number}")).collect());
        };
        let text = std::fs::read_to_string(path).map_err(context(path.display()))?;
        let names: Vec<_> = text.lines().take(self.documents).map(str::to_owned).collect();
        if names.len() < self.documents {
            return Err(LoadError(format!("{} has {} names only", path.display(), names.len())));
        }
        Ok(names)
    }

    fn next_cookie(&self) -> Option<&str> {
        let turn = self.opened.fetch_add(1, Ordering::Relaxed);
        self.cookie.get(turn % self.cookie.len().max(1)).map(String::as_str)
    }
}

/// One WebSocket, on one document.
pub struct Connection {
    socket: WebSocketStream<TcpStream>,
    /// What each message begins with.
    prefix: Vec<u8>,
}

impl Connection {
    /// Connects, as a browser would.
    ///
    /// # Errors
    /// When the server is away or says no.
    pub async fn open(target: &Target, name: &str) -> Result<Self, LoadError> {
        timeout(TIMEOUT, Self::connect(target, name))
            .await
            .map_err(|_| LoadError(format!("{name}: the server does not answer")))?
            .map_err(context(name))
    }

    async fn connect(target: &Target, name: &str) -> Result<Self, LoadError> {
        let address = target.url.replace("{doc}", name);
        let mut request = address.as_str().into_client_request().map_err(context(&address))?;
        let authority =
            request.uri().authority().ok_or_else(|| LoadError(format!("{address} names no host")))?;
        let host = authority.as_str().to_owned();
        for (header, value) in
            [(header::COOKIE, target.next_cookie()), (header::ORIGIN, target.origin.as_deref())]
        {
            set(request.headers_mut(), header, value)?;
        }
        let stream = TcpStream::connect(&host).await.map_err(context(&host))?;
        // A keystroke does not wait for the next one.
        stream.set_nodelay(true).map_err(context(&host))?;
        let config = WebSocketConfig::default().read_buffer_size(READ_BUFFER);
        let (socket, _) =
            client_async_with_config(request, stream, Some(config)).await.map_err(context(&address))?;
        let mut connection = Self { socket, prefix: Vec::new() };
        if target.dialect == Dialect::Hocuspocus {
            wire::write_bytes(&mut connection.prefix, name.as_bytes());
            connection.send(&wire::token()).await?;
        }
        Ok(connection)
    }

    /// Sends one message.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn send(&mut self, message: &[u8]) -> Result<(), LoadError> {
        let whole = [self.prefix.as_slice(), message].concat();
        self.socket.send(Message::Binary(whole.into())).await.map_err(context("sending"))
    }

    /// The next message, without the document's name. Nothing is lost when one stops waiting for it.
    ///
    /// # Errors
    /// When the connection is gone.
    pub async fn receive(&mut self) -> Result<Bytes, LoadError> {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Binary(message))) if self.prefix.is_empty() => return Ok(message),
                Some(Ok(Message::Binary(message))) => {
                    let mut rest = message.as_ref();
                    wire::bytes(&mut rest)?;
                    return Ok(message.slice_ref(rest));
                }
                Some(Ok(Message::Close(frame))) => {
                    let why = frame.map(|frame| frame.to_string()).unwrap_or_default();
                    return Err(LoadError(format!("the server closed the connection {why}")));
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(LoadError(format!("receiving: {error}"))),
                None => return Err(LoadError("the connection ended".to_owned())),
            }
        }
    }

    /// Takes leave, and waits until the server has heard it.
    pub async fn close(mut self) {
        let leave = async {
            self.socket.close(None).await.ok();
            while let Some(Ok(_)) = self.socket.next().await {}
        };
        timeout(TIMEOUT, leave).await.ok();
    }
}

fn set(
    headers: &mut tokio_tungstenite::tungstenite::http::HeaderMap,
    name: HeaderName,
    value: Option<&str>,
) -> Result<(), LoadError> {
    if let Some(value) = value {
        headers.insert(name, HeaderValue::from_str(value).map_err(context(value))?);
    }
    Ok(())
}
