//! What relays of drand publish of a round. A relay is not trusted: what it says counts once its signature is verified.

use serde::Deserialize;

use ensemble_draw::{Value, quicknet};
use ensemble_server::http_client;

#[derive(Deserialize)]
struct Answer {
    round: u64,
    signature: String,
}

/// The value of a round, from the first of the relays whose answer is right; `None` when there is none yet.
pub(super) async fn value_of(relays: &[String], round: u64) -> Option<Value> {
    for relay in relays {
        let address = format!("{relay}/{}/public/{round}", quicknet::CHAIN);
        match http_client::get(&address).await {
            Ok(body) => match read(round, &body) {
                Some(value) => return Some(value),
                None => {
                    tracing::warn!(%relay, round, "a relay of drand answers with something else than the round");
                }
            },
            Err(error) => tracing::info!(%relay, round, %error, "a relay of drand does not have the round"),
        }
    }
    None
}

/// The value in what a relay answered, if it is the round's.
fn read(round: u64, body: &[u8]) -> Option<Value> {
    let answer: Answer = serde_json::from_slice(body).ok()?;
    let value = Value::drand(&answer.signature).ok()?;
    let Value::Drand { signature, .. } = &value else { return None };
    (answer.round == round && quicknet::is_signed(round, signature)).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::read;

    const SIGNATURE: &str =
        "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";

    fn body(round: u64, signature: &str) -> Vec<u8> {
        format!(r#"{{"round":{round},"randomness":"made up","signature":"{signature}"}}"#).into_bytes()
    }

    #[test]
    fn a_relay_is_believed_by_its_signature_only() {
        let value = read(1_000, &body(1_000, SIGNATURE)).expect("the value of the round");
        assert_eq!(value.randomness(), "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd");
        assert!(read(1_000, &body(1_000, &SIGNATURE.to_uppercase())).is_some());
        assert!(read(1_001, &body(1_001, SIGNATURE)).is_none(), "the signature of another round");
        assert!(read(1_000, &body(1_001, SIGNATURE)).is_none(), "another round");
        for wrong in [body(1_000, "ab12"), b"{}".to_vec(), b"<html>".to_vec(), Vec::new()] {
            assert!(read(1_000, &wrong).is_none());
        }
    }
}
