//! Asking another site for a small text: only for addresses that the settings name.
//!
//! One GET over a connection of its own, without redirects, cookies or a proxy. The answer is bounded in time and size. It speaks
//! HTTP/1.0, in which an answer ends with its connection and is sent in one piece.

use std::{io, sync::Arc, time::Duration};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};
use url::{Host, Url};

/// How long the whole exchange may take.
const TIMEOUT: Duration = Duration::from_secs(10);
/// How long an answer may be, its head included, in bytes.
const MAX_ANSWER: u64 = 16 * 1024;

/// Why there is no answer, in one sentence for the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoAnswer(String);

impl From<io::Error> for NoAnswer {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// The body of what a site answers with status 200.
///
/// # Errors
/// For any other answer, one that is too large or too late, and when the site cannot be reached or its certificate is not
/// trusted by this machine.
pub async fn get(address: &str) -> Result<Vec<u8>, NoAnswer> {
    match timeout(TIMEOUT, exchange(address)).await {
        Ok(answer) => answer,
        Err(_) => Err(NoAnswer(format!("no answer within {} seconds", TIMEOUT.as_secs()))),
    }
}

async fn exchange(address: &str) -> Result<Vec<u8>, NoAnswer> {
    let url = Url::parse(address).map_err(|error| NoAnswer(error.to_string()))?;
    let is_encrypted = match url.scheme() {
        "https" => true,
        "http" => false,
        other => return Err(NoAnswer(format!("{other} is not spoken here"))),
    };
    let (Some(host), Some(port)) = (url.host(), url.port_or_known_default()) else {
        return Err(NoAnswer("the address has no host".to_owned()));
    };
    let (name, shown) = match &host {
        Host::Ipv6(ip) => (ip.to_string(), format!("[{ip}]")),
        other => (other.to_string(), other.to_string()),
    };
    let authority = url.port().map_or(shown.clone(), |port| format!("{shown}:{port}"));
    let request = format!(
        "GET {} HTTP/1.0\r\nHost: {authority}\r\nAccept: application/json\r\nUser-Agent: ensemble\r\nConnection: close\r\n\r\n",
        &url[url::Position::BeforePath..url::Position::AfterQuery]
    );
    let stream = TcpStream::connect((name.as_str(), port)).await?;
    let answer = if is_encrypted {
        let server = ServerName::try_from(name).map_err(|error| NoAnswer(error.to_string()))?;
        let stream = TlsConnector::from(Arc::new(tls()?)).connect(server, stream).await?;
        send(stream, &request).await?
    } else {
        send(stream, &request).await?
    };
    body(answer)
}

/// How sites prove who they are: with certificates that this machine trusts.
fn tls() -> Result<ClientConfig, NoAnswer> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| NoAnswer(error.to_string()))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

async fn send(mut stream: impl AsyncRead + AsyncWrite + Unpin, request: &str) -> Result<Vec<u8>, NoAnswer> {
    stream.write_all(request.as_bytes()).await?;
    stream.flush().await?;
    let mut answer = Vec::new();
    let mut bounded = stream.take(MAX_ANSWER + 1);
    match bounded.read_to_end(&mut answer).await {
        Ok(_) => {}
        // Some servers end a TLS connection without saying so. What was cut off is found by who reads the body.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {}
        Err(error) => return Err(error.into()),
    }
    if answer.len() as u64 > MAX_ANSWER {
        return Err(NoAnswer(format!("the answer has more than {MAX_ANSWER} bytes")));
    }
    Ok(answer)
}

/// The body of an answer with status 200.
fn body(mut answer: Vec<u8>) -> Result<Vec<u8>, NoAnswer> {
    const END: &[u8] = b"\r\n\r\n";
    let Some(end) = memchr::memmem::find(&answer, END) else {
        return Err(NoAnswer("the answer is not HTTP".to_owned()));
    };
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let line = head.lines().next().unwrap_or_default();
    match line.strip_prefix("HTTP/1.").and_then(|rest| rest.split(' ').nth(1)) {
        Some("200") => {}
        Some(status) => return Err(NoAnswer(format!("status {}", status.escape_default()))),
        None => return Err(NoAnswer("the answer is not HTTP".to_owned())),
    }
    answer.drain(..end + END.len());
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    use super::{MAX_ANSWER, get};

    /// Answers one request with this; returns the address, and what was asked once it was.
    async fn site(answer: &'static [u8]) -> (String, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}/a/1?b=c#d", listener.local_addr().expect("an address"));
        let asked = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.expect("a connection");
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                request.push(stream.read_u8().await.expect("a request"));
            }
            let _ = stream.write_all(answer).await;
            String::from_utf8(request).expect("text")
        });
        (address, asked)
    }

    #[tokio::test]
    async fn the_body_of_an_answer_is_read_to_its_end() {
        let (address, asked) =
            site(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":1}").await;
        assert_eq!(get(&address).await.expect("a body"), b"{\"a\":1}");
        let asked = asked.await.expect("asked");
        assert!(asked.starts_with("GET /a/1?b=c HTTP/1.0\r\nHost: 127.0.0.1:"), "{asked}");
    }

    #[tokio::test]
    async fn what_is_no_answer_is_said_in_one_sentence() {
        const MOVED: &[u8] = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n";
        const OTHER: &[u8] = b"hello\r\n\r\n";
        for (answer, said) in [(MOVED, "status 302"), (OTHER, "not HTTP"), (&OTHER[..0], "not HTTP")] {
            let (address, _asked) = site(answer).await;
            let error = get(&address).await.expect_err("refused").to_string();
            assert!(error.contains(said), "{error}");
        }
        for address in ["", "nowhere", "file:///etc/passwd", "ftp://127.0.0.1/x", "http://127.0.0.1:1/"] {
            get(address).await.expect_err(address);
        }
    }

    #[tokio::test]
    async fn an_answer_without_end_is_cut_off() {
        let long: &'static [u8] = Box::leak(vec![b'x'; 4 * MAX_ANSWER as usize].into_boxed_slice());
        let (address, _asked) = site(long).await;
        assert!(get(&address).await.expect_err("refused").to_string().contains("more than"));
    }
}
