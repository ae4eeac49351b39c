//! `ensemble doctor`: what is wrong, in plain words, and how to fix it.

use ensemble_calls::draw;
use ensemble_decisions::minutes;
use ensemble_server::{
    assets::Assets,
    config::Config,
    db::{self, Db, MigrationState},
    mail::MailTransport,
    realtime,
};
use tokio::net::TcpListener;

/// Examines the installation and prints one line per finding.
///
/// # Errors
/// When something must be fixed before the portal can serve.
pub(crate) async fn examine(config: &Config) -> Result<(), String> {
    let findings = [
        ("configuration", Ok(format!("{}, {}", config.site_addr, config.site_url))),
        ("database", database(config).await),
        ("shared documents", documents(config).await),
        ("adopted minutes", seals(config).await),
        ("draws", draws(config).await),
        ("built files", files(config)),
        ("address", address(config).await),
        ("mail", mail(config).await),
    ];
    let mut wrong = 0;
    for (subject, finding) in &findings {
        match finding {
            Ok(text) => eprintln!("  ok     {subject}: {text}"),
            Err(text) => {
                wrong += 1;
                eprintln!("  fix    {subject}: {text}");
            }
        }
    }
    match wrong {
        0 => Ok(()),
        1 => Err("one thing must be fixed".to_owned()),
        _ => Err(format!("{wrong} things must be fixed")),
    }
}

async fn database(config: &Config) -> Result<String, String> {
    let db = Db::open(&config.database_url, 1, false).await.map_err(|error| error.to_string())?;
    let state = db::state(&db).await;
    db.close().await;
    match state.map_err(|error| format!("it does not answer: {error}"))? {
        MigrationState::Current => Ok(format!("{}, migrations current", config.database_url.shown())),
        MigrationState::Pending => {
            Err("it is behind this program; “ensemble migrate” brings it up".to_owned())
        }
        MigrationState::Newer(version) => Err(db::DbError::Newer(version, db::latest(db.engine)).to_string()),
    }
}

async fn documents(config: &Config) -> Result<String, String> {
    // A database that does not answer is said above.
    let Ok(db) = Db::open(&config.database_url, 1, false).await else {
        return Ok("not looked at".to_owned());
    };
    let checked = realtime::check_documents(&db).await;
    db.close().await;
    match checked {
        Err(_) => Ok("not looked at".to_owned()),
        Ok((count, faulty)) if faulty.is_empty() => Ok(format!("{count} can be read")),
        Ok((_, faulty)) => {
            let each: Vec<String> = faulty
                .iter()
                .map(|each| format!("{} from its update {} on", each.document_id, each.seq))
                .collect();
            Err(format!(
                "these cannot be read and are not shown: {}; restore them from a backup, or delete those updates",
                each.join(", ")
            ))
        }
    }
}

async fn seals(config: &Config) -> Result<String, String> {
    let Ok(db) = Db::open(&config.database_url, 1, false).await else {
        return Ok("not looked at".to_owned());
    };
    let checked = minutes::broken_seals(&db).await;
    db.close().await;
    match checked {
        Err(_) => Ok("not looked at".to_owned()),
        Ok((count, broken)) if broken.is_empty() => Ok(format!("{count} are as they were sealed")),
        Ok((_, broken)) => {
            let each: Vec<String> = broken.iter().map(ToString::to_string).collect();
            Err(format!(
                "those of these meetings are not what was sealed: {}; restore them from a backup",
                each.join(", ")
            ))
        }
    }
}

async fn draws(config: &Config) -> Result<String, String> {
    let Ok(db) = Db::open(&config.database_url, 1, false).await else {
        return Ok("not looked at".to_owned());
    };
    let checked = draw::verify_all(&db).await;
    db.close().await;
    match checked {
        Err(_) => Ok("not looked at".to_owned()),
        Ok((count, faulty)) if faulty.is_empty() => Ok(format!("{count} are as they were published")),
        Ok((_, faulty)) => {
            let each: Vec<String> = faulty.iter().map(|(id, error)| format!("{id}: {error}")).collect();
            Err(format!(
                "these are not what was published ({}); restore them from a backup, or declare them void",
                each.join("; ")
            ))
        }
    }
}

fn files(config: &Config) -> Result<String, String> {
    let assets = Assets::load(&config.site_root).map_err(|error| error.to_string())?;
    assets.check(&config.site_root).map_err(|error| error.to_string())?;
    Ok(config.site_root.display().to_string())
}

async fn address(config: &Config) -> Result<String, String> {
    match TcpListener::bind(config.site_addr).await {
        Ok(_) => Ok(format!("{} is free", config.site_addr)),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            Ok(format!("{} is in use; that is well if the portal is running", config.site_addr))
        }
        Err(error) => {
            Err(format!("cannot listen on {}: {error}; choose another site_addr", config.site_addr))
        }
    }
}

async fn mail(config: &Config) -> Result<String, String> {
    MailTransport::from_config(config)?.check().await?;
    match &config.smtp_url {
        None => Ok(format!("no smtp_url is set; emails are written to {}", config.mail_folder.display())),
        Some(_) if config.mail_from == Config::default().mail_from => {
            Err("mail_from is not set; name an address for which the mail server sends".to_owned())
        }
        Some(server) => Ok(format!("{} answers", server.shown())),
    }
}
