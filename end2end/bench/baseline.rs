//! The yardstick of `make bench`: axum, one route, a constant answer of the size asked for.
//!
//! `baseline ADDRESS BYTES`

use std::{env, error::Error};

use axum::{Router, http::header, response::Html, routing::get, serve::ListenerExt};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let addr = args.next().ok_or("missing ADDRESS")?;
    let size: usize = args.next().ok_or("missing BYTES")?.parse()?;
    let text: &'static str = Box::leak("x".repeat(size).into_boxed_str());
    let router =
        Router::new().route("/", get(async move || ([(header::CACHE_CONTROL, "no-cache")], Html(text))));
    let listener = TcpListener::bind(addr).await?.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, router).await?;
    Ok(())
}
