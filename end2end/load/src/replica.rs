//! A client's replica of a document.

use tokio::time::timeout;
use yrs::{
    Doc, GetString, ReadTxn, StateVector, Text, TextRef, Transact, Update,
    updates::{decoder::Decode, encoder::Encode},
};

use crate::{
    connection::{Connection, TIMEOUT},
    wire::{self, LoadError, ServerMessage, context},
};

/// Which of a document's roots is written in. Servers do not care.
const ROOT: &str = "load";

/// One client's document, and the text in it.
pub struct Replica {
    /// The document.
    pub doc: Doc,
    text: TextRef,
}

/// What a replica came to: two that agree are equal.
#[derive(Debug, PartialEq)]
pub struct State {
    /// How much it has of each client.
    pub vector: StateVector,
    /// What is written there.
    pub text: String,
    /// Whether something waits for what never came.
    pub waiting: bool,
}

impl Replica {
    /// A new, empty one.
    pub fn new(client: u64) -> Self {
        let doc = Doc::with_client_id(client);
        let text = doc.get_or_insert_text(ROOT);
        Self { doc, text }
    }

    /// Asks for what is missing and takes in what comes, until the server has answered.
    ///
    /// # Errors
    /// When the connection ends, or the server says no or nothing.
    pub async fn sync(&self, connection: &mut Connection) -> Result<(), LoadError> {
        let vector = self.doc.transact().state_vector();
        connection.send(&wire::sync_step_1(&vector.encode_v1())).await?;
        let answered = async {
            while !self.receive(connection).await? {}
            Ok(())
        };
        timeout(TIMEOUT, answered).await.map_err(|_| LoadError("the server does not sync".to_owned()))?
    }

    /// Takes in one message. Says whether it was the answer to a question.
    ///
    /// # Errors
    /// When the connection ends or the server says no.
    pub async fn receive(&self, connection: &mut Connection) -> Result<bool, LoadError> {
        let message = connection.receive().await?;
        match wire::decode(&message)? {
            ServerMessage::SyncStep1(vector) => connection.send(&self.sync_step_2(vector)?).await?,
            ServerMessage::SyncStep2(update) => {
                self.apply([decode_update(update)?])?;
                return Ok(true);
            }
            ServerMessage::Update(update) => self.apply([decode_update(update)?])?,
            ServerMessage::PermissionDenied => return Err(LoadError("the server denies access".to_owned())),
            ServerMessage::Acknowledged(_) | ServerMessage::Other => {}
        }
        Ok(false)
    }

    /// The message with what a replica with this state vector is missing.
    ///
    /// # Errors
    /// When the state vector cannot be decoded.
    pub fn sync_step_2(&self, vector: &[u8]) -> Result<Vec<u8>, LoadError> {
        let vector = StateVector::decode_v1(vector).map_err(context("a state vector"))?;
        Ok(wire::sync_step_2(&self.doc.transact().encode_state_as_update_v1(&vector)))
    }

    /// Takes in what others wrote.
    ///
    /// # Errors
    /// When it contradicts what is there.
    pub fn apply(&self, updates: impl IntoIterator<Item = Update>) -> Result<(), LoadError> {
        let mut transaction = self.doc.transact_mut();
        updates
            .into_iter()
            .try_for_each(|update| transaction.apply_update(update))
            .map_err(context("applying"))
    }

    /// Inserts text at a random position; returns the update.
    pub fn write(&self, random: &mut fastrand::Rng, characters: &str) -> Vec<u8> {
        let mut transaction = self.doc.transact_mut();
        let at = random.u32(..=self.text.len(&transaction));
        self.text.insert(&mut transaction, at, characters);
        transaction.encode_update_v1()
    }

    /// How it is now.
    pub fn state(&self) -> State {
        let transaction = self.doc.transact();
        State {
            vector: transaction.state_vector(),
            text: self.text.get_string(&transaction),
            waiting: transaction.has_missing_updates(),
        }
    }
}

/// Reads an update.
///
/// # Errors
/// When it is none.
pub fn decode_update(update: &[u8]) -> Result<Update, LoadError> {
    Update::decode_v1(update).map_err(context("an update"))
}
