//! `ensemble`: the portal as a program.

mod admin;
mod doctor;
mod pii_check;
mod verify_draw;

/// A page's pieces are made on one thread and let go on another, which this allocator minds less
/// than the system's. SQLite allocates here, too (feature `override`): the system's gives memory back and
/// takes it again at each statement, whenever the end of its heap happens to lie there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::{path::PathBuf, process::ExitCode, time::Duration};

use axum_prometheus::{Handle, MakeDefaultHandle};
use clap::{Parser, Subcommand};
use ensemble::{
    app,
    demo::{self, bench::Size},
};
use ensemble_server::{
    Portal,
    assets::Assets,
    config::Config,
    db::{self, Db, MigrationState},
    jobs::JobWorker,
    listen::{self, Limits},
    telemetry,
};
use tokio::{net::TcpListener, signal};

/// Ensemble, the bilingual portal of communities of practice.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true)]
struct Cli {
    /// The configuration file; `ensemble.toml` when it exists.
    #[arg(long, global = true, env = "ENSEMBLE_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the portal.
    Serve,
    /// Brings the database up to date; makes a SQLite file that is absent.
    Migrate,
    /// Loads the portal's own pages, once.
    Seed {
        /// Loads the demonstration content as well, once.
        #[arg(long)]
        demo: bool,
        /// Loads the demonstration content, then makes the portal as full as it would be after years,
        /// for measuring.
        #[arg(long)]
        bench: bool,
        /// With --bench: how many copies of the demonstration communities and their meetings are added.
        #[arg(long, value_name = "COPIES", default_value_t = 19, requires = "bench")]
        copies: u32,
        /// With --bench: how many reflections are added.
        #[arg(long, value_name = "REFLECTIONS", default_value_t = 100_000, requires = "bench")]
        reflections: u32,
        /// With --bench: how many answers to them; five to each when it is absent.
        #[arg(long, value_name = "COMMENTS", requires = "bench")]
        comments: Option<u32>,
        /// With --bench: how many people answer each of two calls that are added.
        #[arg(long, value_name = "ANSWERS", default_value_t = 0, requires = "bench")]
        answers: u32,
        /// With --bench: how many services are added to the directory.
        #[arg(long, value_name = "SERVICES", default_value_t = 0, requires = "bench")]
        services: u32,
        /// With --bench: how many findings of a community are added.
        #[arg(long, value_name = "FINDINGS", default_value_t = 0, requires = "bench")]
        findings: u32,
        /// With --bench: how many published practices of a community are added.
        #[arg(long, value_name = "PRACTICES", default_value_t = 0, requires = "bench")]
        practices: u32,
        /// With --bench: how many pages a guide has, at least, that is added.
        #[arg(long, value_name = "PAGES", default_value_t = 0, requires = "bench")]
        guide_pages: u32,
        /// With --bench: how many questions of a community to its order are added.
        #[arg(long, value_name = "QUESTIONS", default_value_t = 0, requires = "bench")]
        order_questions: u32,
    },
    /// Keeps administrators.
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
    /// Checks configuration, database and built files, and says how to fix what is wrong.
    Doctor,
    /// Reads text on standard input and finds what could identify a student in it: one line of JSON for each finding.
    CheckPii {
        /// The language of the text, fr or en; both when it is absent.
        #[arg(long, value_name = "LANGUAGE")]
        lang: Option<String>,
    },
    /// Checks the proof file of a draw: that the list is the one that was published, and that the result follows from it.
    VerifyDraw {
        /// The proof, as it was downloaded.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum AdminCommand {
    /// Makes a person an administrator, with a new account if need be, and prints a link with which
    /// they choose a password. It works for a day.
    Create {
        /// The person's address for mail.
        #[arg(long, value_name = "ADDRESS")]
        email: String,
        /// What they are called.
        #[arg(long)]
        name: String,
        /// The language of their portal: fr or en.
        #[arg(long, default_value = "fr", value_name = "LANGUAGE")]
        lang: String,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match Config::load(cli.config.as_deref()) {
        Ok(config) => run(cli.command, config).await,
        Err(error) => Err(error.to_string()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("ensemble: {sentence}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command, config: Config) -> Result<(), String> {
    match command {
        Command::Serve => serve(config).await,
        Command::Migrate => {
            let db = open(&config, true).await?;
            closing(&db, async { db::migrate(&db).await.map_err(|error| error.to_string()) }).await
        }
        Command::Seed {
            demo,
            bench,
            copies,
            reflections,
            comments,
            answers,
            services,
            findings,
            practices,
            guide_pages,
            order_questions,
        } => {
            let comments = comments.unwrap_or(reflections.saturating_mul(5));
            let size = bench.then_some(Size {
                copies,
                reflections,
                comments,
                answers,
                services,
                findings,
                practices,
                guide_pages,
                order_questions,
            });
            seed(&config, demo || bench, size).await
        }
        Command::Admin { command: AdminCommand::Create { email, name, lang } } => {
            let db = current(&config).await?;
            closing(&db, admin::create(&db, &config, &email, &name, &lang)).await
        }
        Command::Doctor => doctor::examine(&config).await,
        Command::CheckPii { lang } => pii_check::run(lang.as_deref()),
        Command::VerifyDraw { file } => verify_draw::run(&file),
    }
}

async fn open(config: &Config, create: bool) -> Result<Db, String> {
    Db::open(&config.database_url, config.database_readers, create).await.map_err(|error| error.to_string())
}

/// The database, when it is as this program expects it.
async fn current(config: &Config) -> Result<Db, String> {
    let db = open(config, false).await?;
    let why = match db::state(&db).await {
        Ok(MigrationState::Current) => return Ok(db),
        Ok(MigrationState::Pending) => {
            "the database is behind this program: run “ensemble migrate” first".to_owned()
        }
        Ok(MigrationState::Newer(version)) => db::DbError::Newer(version, db::latest(db.engine)).to_string(),
        Err(error) => error.to_string(),
    };
    db.close().await;
    Err(why)
}

async fn seed(config: &Config, demonstration: bool, size: Option<Size>) -> Result<(), String> {
    if demonstration {
        require_loopback(config)?;
    }
    if size.is_some_and(|size| size.reflections == 0 && size.comments > 0) {
        return Err("there is nothing to reply to: --comments needs --reflections above 0".to_owned());
    }
    let db = current(config).await?;
    let loaded = closing(&db, fill(&db, demonstration, size)).await?;
    eprintln!("ensemble: {}", if loaded { "the content is loaded" } else { "the content was there already" });
    Ok(())
}

/// Answers whether something was loaded that was not there.
async fn fill(db: &Db, demonstration: bool, size: Option<Size>) -> Result<bool, String> {
    let now = ensemble_server::clock::Clock::System.now();
    let loaded = demo::load(db, now, demonstration).await.map_err(|error| error.to_string())?;
    if let Some(size) = size {
        let told = |there: usize| {
            if there.is_multiple_of(20_000) {
                eprintln!("ensemble: {there} of {} reflections are written", size.reflections);
            }
        };
        demo::bench::fill(db, now, size, &told).await.map_err(|error| error.to_string())?;
    }
    Ok(loaded)
}

/// Works, and closes the database: unless the portal runs, SQLite leaves one file, which may be copied as it is.
async fn closing<T>(db: &Db, work: impl Future<Output = Result<T, String>>) -> Result<T, String> {
    let outcome = work.await;
    db.close().await;
    outcome
}

/// Demonstration passwords are printed and known: they stay on this machine.
fn require_loopback(config: &Config) -> Result<(), String> {
    if config.site_addr.ip().is_loopback() || config.demonstration_anywhere {
        return Ok(());
    }
    Err(format!(
        "the demonstration accounts have well-known passwords, and site_addr is {}, which other machines may reach; \
         make it 127.0.0.1, or set demonstration_anywhere = true",
        config.site_addr
    ))
}

async fn serve(config: Config) -> Result<(), String> {
    telemetry::start(&config)?;
    let asked_to_stop = asked_to_stop()?;
    // Doors first: a port that is taken must be known before anything is touched.
    let listener = bound(config.site_addr, "site_addr").await?;
    let metrics = match config.metrics_addr {
        Some(addr) => Some(bound(addr, "metrics_addr").await?),
        None => None,
    };
    let assets = Assets::load(&config.site_root).map_err(|error| error.to_string())?;
    if let Err(error) = assets.check(&config.site_root) {
        tracing::warn!("{error}");
    }
    let db = current(&config).await?;
    eprintln!("ensemble: {} (data: {})", config.site_url, config.database_url.shown());
    if demo::loaded(&db).await.map_err(|error| error.to_string())? {
        require_loopback(&config)?;
        eprintln!("ensemble: demonstration accounts");
        for person in demo::accounts().map_err(|error| error.to_string())? {
            eprintln!("  {:<48} {:<32} {}", person.email, person.password, person.key);
        }
    }

    let patience = Duration::from_secs(config.shutdown_timeout);
    let limits = Limits { connections: config.connection_limit, ..Limits::default() };
    let portal = Portal::new(config, db.clone(), assets);
    let (rooms, signals) = (portal.rooms().clone(), portal.signals().clone());
    let worker = JobWorker::new(portal.clone(), app::jobs::all(&portal)?).start();
    let mut router = app::router(portal);
    if let Some(listener) = metrics {
        let handle = Handle::default().make_default_handle();
        router = router.layer(app::metrics::layer());
        let numbers =
            axum::Router::new().route("/metrics", axum::routing::get(async move || handle.render()));
        tokio::spawn(async move { axum::serve(listener, numbers).await });
    }

    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = listen::serve(listener, router, limits, async move {
        asked_to_stop.await;
        tracing::info!("stopping; requests in flight are finished first");
        signals.stop();
        rooms.stop().await;
        let _ = stop.send(());
    });
    tokio::select! {
        () = server => {}
        () = async { let _ = stopped.await; tokio::time::sleep(patience).await } => {
            tracing::warn!("some requests did not end in time");
        }
    }
    if !worker.stop(patience).await {
        tracing::warn!("some jobs did not end in time; they are run again after the next start");
    }
    db.close().await;
    Ok(())
}

async fn bound(addr: std::net::SocketAddr, setting: &str) -> Result<TcpListener, String> {
    TcpListener::bind(addr).await.map_err(|error| format!("cannot listen on {addr} ({setting}): {error}"))
}

/// Listens from now on, so that who asks before the first request is heard too; ends when somebody asks.
fn asked_to_stop() -> Result<impl Future<Output = ()>, String> {
    use signal::unix::{SignalKind, signal};
    let listen = |kind| signal(kind).map_err(|error| format!("cannot hear signals: {error}"));
    let (mut terminate, mut interrupt) = (listen(SignalKind::terminate())?, listen(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
